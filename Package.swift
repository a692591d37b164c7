// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every Swift target: Swift 6, explicit existentials, imports that leak nothing, no warning left.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "farq",
  platforms: [.macOS(.v15)],
  traits: [
    // FlyingFox can also ask other servers, so it takes URLSession and libcurl into any program that it is linked with:
    // the wrapper leaves it out where pages are built.
    .trait(name: "Preview", description: "The preview server of `farq serve`."),
    .default(enabledTraits: ["Preview"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    .target(name: "CSystem"),
    room("FarqModel", ["CSystem"]),
    room("FarqMarkdown", ["CCMarkGFM", "FarqModel"]),
    room("FarqSource", ["FarqModel"]),
    room("FarqContent", ["CICU", "FarqMarkdown", "FarqModel", .product(name: "Yams", package: "Yams")]),
    room("FarqLint", ["FarqModel"]),
    room("FarqSite", ["FarqMarkdown", "FarqModel", .product(name: "Mustache", package: "swift-mustache")]),
    room("FarqTranslation", ["FarqContent", "FarqMarkdown", "FarqModel"]),
    room(
      "FarqPreview",
      [
        "FarqModel", "FarqSite",
        .product(name: "FlyingFox", package: "FlyingFox", condition: .when(traits: ["Preview"])),
      ]),
    room("FarqPublish", ["CDeflate", "CSystem", "FarqModel"]),
    .executableTarget(
      name: "farq",
      dependencies: [
        "FarqContent", "FarqLint", "FarqModel", "FarqPublish", "FarqSite", "FarqSource", "FarqTranslation",
        .target(name: "FarqPreview", condition: .when(traits: ["Preview"])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    tests("FarqModelTests", ["FarqModel"]),
    tests("FarqMarkdownTests", ["FarqMarkdown", "FarqModel"]),
    tests(
      "FarqTests",
      [
        "farq", "FarqContent", "FarqMarkdown", "FarqModel", "FarqPublish", "FarqSite", "FarqSource", "FarqTranslation",
      ],
      exclude: ["Content/Registries"]),
  ],
  swiftLanguageModes: [.v6]
)
