import FarqModel
import FarqPublish
import FarqSite
import Foundation
import Testing

@testable import farq

/// Whatever happens to a build, readers see whole pages only, and the next build ends as a clean one.
@Suite(.serialized) struct FaultTests {
  static let isRoot = geteuid() == 0
  static let first = SmallSite.many(24, word: "first")
  static let second = SmallSite.many(24, word: "second")

  @Test func `fifty builds killed at random instants leave whole pages, and the next one mends all`() throws {
    let folder = try TemporaryFolder()
    var random = Random(seed: 7)
    var expected: [[String: Data]] = []
    for site in [Self.first, Self.second] {
      try site.write(to: folder)
      #expect(try Program.run(["build", "--output", "clean\(expected.count)"], in: folder).status == 0)
      expected.append(try folder.files(in: "clean\(expected.count)"))
    }
    let reader = Reader(folder: folder.path("Output"), pages: expected)
    for round in 0..<50 {
      try (round.isMultiple(of: 2) ? Self.first : Self.second).write(to: folder)
      let build = try Program.start(["build"], in: folder)
      usleep(UInt32(random.next() % 120_000))
      kill(build.processIdentifier, SIGKILL)
      build.waitUntilExit()
      reader.look()
      // Now and then a build comes to its end, so that later ones have something to replace.
      if round.isMultiple(of: 5) { #expect(try Program.run(["build"], in: folder).status == 0) }
    }
    #expect(reader.broken == [], "\(reader.seen) pages were read")
    #expect(reader.seen > 1000)
    for (site, pages) in zip([Self.first, Self.second], expected) {
      try site.write(to: folder)
      #expect(try Program.run(["build"], in: folder).status == 0)
      #expect(try folder.files(in: "Output") == pages)
    }
    let leftovers = try FileManager.default.contentsOfDirectory(atPath: folder.path("Output/.farq"))
    #expect(leftovers == ["manifest"])
  }

  @Test func `a reader during rebuilds sees whole pages only`() throws {
    let folder = try TemporaryFolder()
    var expected: [[String: Data]] = []
    for site in [Self.first, Self.second] {
      try site.write(to: folder)
      _ = try Program.run(["build", "--output", "clean\(expected.count)"], in: folder)
      expected.append(try folder.files(in: "clean\(expected.count)"))
    }
    _ = try Program.run(["build"], in: folder)
    let reader = Reader(folder: folder.path("Output"), pages: expected)
    for round in 0..<6 {
      try (round.isMultiple(of: 2) ? Self.first : Self.second).write(to: folder)
      let build = try Program.start(["build"], in: folder)
      while build.isRunning { reader.look(every: 37) }
      #expect(build.terminationStatus == 0)
    }
    #expect(reader.broken == [])
  }

  @Test(.enabled(if: isRoot, "mounting needs root"))
  func `a full disk is an error that names the path, and old pages stay whole`() throws {
    let folder = try TemporaryFolder()
    let disk = try Disk(folder.path("disk"), size: "1m")
    defer { disk.remove() }
    try SmallSite().write(to: folder)
    #expect(try Program.run(["build", "--output", "disk"], in: folder).status == 0)
    let old = try folder.files(in: "disk")
    try FileManager.default.removeItem(atPath: folder.path("Content"))
    try Self.first.write(to: folder)
    let full = try Program.run(["build", "--output", "disk"], in: folder)
    #expect(full.status == 1)
    #expect(full.error.contains("disk/") && full.error.contains("No space left on device"), "\(full)")
    let new = try #require(Self.first.pipeline().plan(.init())).bytes
    for (path, bytes) in try folder.files(in: "disk") {
      #expect(bytes == old[path] || bytes == new[path], "\(path)")
    }
    disk.grow(to: "4m")
    try FileManager.default.removeItem(atPath: folder.path("Content"))
    try SmallSite().write(to: folder)
    #expect(try Program.run(["build", "--output", "disk"], in: folder).status == 0)
    #expect(try folder.files(in: "disk") == old)
  }

  @Test(.enabled(if: isRoot, "mounting needs root"))
  func `a folder that can't be written to is an error that names it, and stays as it is`() throws {
    let folder = try TemporaryFolder()
    let disk = try Disk(folder.path("disk"), size: "4m")
    defer { disk.remove() }
    try SmallSite().write(to: folder)
    #expect(try Program.run(["build", "--output", "disk"], in: folder).status == 0)
    let old = try folder.files(in: "disk")
    disk.makeReadOnly()
    let home = SmallSite().content["en/index.md"]?.replacing("Pick", with: "Take") ?? ""
    try folder.write(home, to: "Content/en/index.md")
    let run = try Program.run(["build", "--output", "disk"], in: folder)
    #expect(run.status == 1)
    #expect(run.error.contains("disk/") && run.error.contains("Read-only file system"), "\(run.error)")
    #expect(try folder.files(in: "disk") == old)
  }

  /// The environment in which the system's `write` fails at its n-th call for a file in a folder.
  private static func failing(
    in folder: TemporaryFolder, at place: String
  ) throws -> (_ call: Int) -> [String: String] {
    try folder.write(failingWrite, to: "failing.c")
    let library = folder.path("failing.so")
    try #require(
      Program.tool("/usr/bin/env", "clang", "-shared", "-fPIC", "-o", library, folder.path("failing.c"), "-ldl") == 0)
    return { ["LD_PRELOAD": library, "FAIL_AT": String($0), "FAIL_IN": place] }
  }

  /// At its first write, and when something new is put behind what is there.
  @Test(arguments: [1, 2, 3])
  func `an I/O error of the cache costs time and nothing else`(call: Int) throws {
    let folder = try TemporaryFolder()
    let failing = try Self.failing(in: folder, at: "/.farq/cache/")
    for (site, environment) in [
      (Self.first, failing(call)), (Self.first, [:]), (Self.second, failing(call)), (Self.second, [:]),
    ] {
      try site.write(to: folder)
      let run = try Program.run(["build"], in: folder, environment: environment)
      #expect(run.status == 0, "\(run.error)")
      #expect(try folder.files(in: "Output") == site.pipeline().plan(.init())?.bytes)
    }
  }

  /// The system's `write` is replaced by one that fails at the n-th call, as a dying disk does.
  @Test(arguments: [1, 2, 40, 200])
  func `an I/O error is an error that names the path, and nothing half-written is left`(call: Int) throws {
    let folder = try TemporaryFolder()
    let failing = try Self.failing(in: folder, at: "/Output")
    try Self.first.write(to: folder)
    _ = try Program.run(["build"], in: folder)
    let old = try folder.files(in: "Output")
    try Self.second.write(to: folder)
    let run = try Program.run(
      ["build", "--jobs", "1", "--no-cache"], in: folder,
      environment: failing(call))
    #expect(run.status == 1)
    #expect(run.error.contains("Output/") && run.error.contains("Input/output error"), "\(run.error)")
    let new = try #require(Self.second.pipeline().plan(.init())).bytes
    for (path, bytes) in try folder.files(in: "Output") {
      #expect(bytes == old[path] || bytes == new[path], "\(path)")
    }
    #expect(try Program.run(["build"], in: folder).status == 0)
    #expect(try folder.files(in: "Output") == new)
  }

  @Test func `two builds do not write into one folder at once`() throws {
    let folder = try TemporaryFolder()
    try Self.first.write(to: folder)
    _ = try Program.run(["build"], in: folder)
    let handle = open(folder.path("Output/.farq"), O_RDONLY)
    defer { close(handle) }
    try #require(flock(handle, LOCK_EX | LOCK_NB) == 0)
    try Self.second.write(to: folder)
    let run = try Program.run(["build"], in: folder)
    #expect(run.status == 1 && run.error.contains("another build is writing"))
  }

  private static let failingWrite = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <stdatomic.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include <unistd.h>

    static atomic_int calls;

    ssize_t write(int file, const void *bytes, size_t count) {
      ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
      struct stat facts;
      char link[64], path[4096] = "";
      snprintf(link, sizeof link, "/proc/self/fd/%d", file);
      if (file > 2 && fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) &&
          readlink(link, path, sizeof path - 1) > 0 && strstr(path, getenv("FAIL_IN")) &&
          atomic_fetch_add(&calls, 1) + 1 == atoi(getenv("FAIL_AT"))) {
        errno = EIO;
        return -1;
      }
      return real(file, bytes, count);
    }
    """
}

/// Reads published pages again and again, and remembers what was not a whole page of any build.
private final class Reader {
  private let folder: String
  private let pages: [[String: Data]]
  private let paths: [String]
  private(set) var broken: [String] = []
  private(set) var seen = 0

  init(folder: String, pages: [[String: Data]]) {
    self.folder = folder
    self.pages = pages
    paths = Set(pages.flatMap(\.keys)).sorted()
  }

  func look(every step: Int = 1) {
    for path in stride(from: 0, to: paths.count, by: step).map({ paths[$0] }) {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
      seen += 1
      if !pages.contains(where: { $0[path] == bytes }) { broken.append(path) }
    }
  }
}

/// A small file system of its own.
private struct Disk {
  let path: String

  init(_ path: String, size: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try #require(Program.tool("/usr/bin/env", "mount", "-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path) == 0)
  }

  func grow(to size: String) { Program.tool("/usr/bin/env", "mount", "-o", "remount,size=\(size)", path) }

  func makeReadOnly() { Program.tool("/usr/bin/env", "mount", "-o", "remount,ro", path) }

  func remove() { Program.tool("/usr/bin/env", "umount", "-l", path) }
}

/// The same numbers in every run (SplitMix64).
private struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
