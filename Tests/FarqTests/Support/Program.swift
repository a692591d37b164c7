import Foundation

/// The program itself, as a user runs it.
enum Program {
  typealias Run = (status: Int32, output: String, error: String)

  static let url = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("farq")

  /// Runs a command to its end in a folder that holds `Content`, with the project's templates.
  /// - Parameter program: the project's own, or a copy of it.
  static func run(
    _ arguments: [String], by program: URL = url, in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Run {
    let name = UUID().uuidString
    let output = folder.url.appendingPathComponent(".\(name).out")
    let error = folder.url.appendingPathComponent(".\(name).err")
    for file in [output, error] { try Data().write(to: file) }
    let process = try start(
      arguments, by: program, in: folder, environment: environment, output: FileHandle(forWritingTo: output),
      error: FileHandle(forWritingTo: error))
    process.waitUntilExit()
    return (
      process.terminationStatus, try String(contentsOf: output, encoding: .utf8),
      try String(contentsOf: error, encoding: .utf8)
    )
  }

  /// Starts a command and does not wait for it.
  static func start(
    _ arguments: [String], by program: URL = url, in folder: TemporaryFolder, environment: [String: String] = [:],
    output: FileHandle = .nullDevice, error: FileHandle = .nullDevice
  ) throws -> Process {
    let process = Process()
    process.executableURL = program
    let needsTemplates = ["build", "check", "serve"].contains(arguments[0])
    process.arguments = arguments + (needsTemplates ? ["--templates", Project.path("Templates")] : [])
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = error
    try process.run()
    return process
  }

  /// Runs another program to its end; its status.
  @discardableResult
  static func tool(_ path: String, _ arguments: String...) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
