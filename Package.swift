// swift-tools-version: 6.2
import PackageDescription

// Kernels are generic over their precision: they are fast where the whole module is looked at, by
// threads, for the index of a debug build wants an output for each file.
let specialised: [SwiftSetting] = [
  .unsafeFlags(
    ["-O", "-disable-batch-mode", "-whole-module-optimization", "-num-threads", "2"],
    .when(configuration: .debug))
]

// The same kernels once more, for processors with AVX2; which ones run is chosen when they do.
#if arch(x86_64)
  let wideKernels: [(target: Target, dependency: Target.Dependency)] = [
    (
      .target(
        name: "FastKernelsAVX2", dependencies: ["FastProgram", "Platform"],
        swiftSettings: [
          .define("WIDE_VECTORS"), .unsafeFlags(["-Xcc", "-march=x86-64-v3"]),
        ] + specialised), "FastKernelsAVX2"
    )
  ]
#else
  let wideKernels: [(target: Target, dependency: Target.Dependency)] = []
#endif

// What computes is optimised in every build: the tests, which run it millions of times, are as long as
// it is slow.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

// The system's own readline is another library on macOS.
#if os(macOS)
  let readline = "\(Context.environment["HOMEBREW_PREFIX"] ?? "/opt/homebrew")/opt/readline"
  let readlineSettings: [CSetting] = [.unsafeFlags(["-I\(readline)/include"])]
  let readlineLinking: [LinkerSetting] = [.unsafeFlags(["-L\(readline)/lib"])]
#else
  let readlineSettings: [CSetting] = []
  let readlineLinking: [LinkerSetting] = []
#endif

// What `--version` names, where whoever makes a release says it: asking git here would build anew, and
// tell nothing of files that were changed.
var buildWords: [CSetting] = []
if let commit = Context.environment["GRADUS_COMMIT"] {
  buildWords.append(.define("GRADUS_COMMIT", to: "\"\(commit)\""))
}

// The argument parser brings Foundation, which names mktemp: other linkers than lld warn of that.
let foundationLinking: [LinkerSetting] = [
  .unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))
]

// One file that needs no other: what .ci/release makes, and nobody else has to wait for. What of
// Foundation it needs is in .ci/packaging.
var programLinking = foundationLinking
if Context.environment["GRADUS_STATIC"] != nil {
  buildWords.append(.define("GRADUS_STATIC"))
  programLinking += [
    .unsafeFlags([
      "-static-executable", "-Xlinker", "-O2", "-Xlinker", "--icf=all", "-Xlinker", "--strip-all",
      "-Xlinker",
      "--wrap=swift_copyAuxiliaryExecutablePath", "-Xlinker", "--wrap=_swift_stdlib_getScalarName",
      // How to unwind: nothing throws, and a core of a stripped file tells nothing.
      "-Xlinker", "--no-eh-frame-hdr", "-Xlinker",
      "--script=\(Context.packageDirectory)/.ci/packaging/without-unwinding.ld",
    ]), .linkedLibrary("tinfo"),
  ]
}

let package = Package(
  name: "gradus",
  platforms: [.macOS(.v26)],  // The first with InlineArray; Linux has it by the compiler.
  products: [.executable(name: "gradus", targets: ["gradus"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(name: "Platform"),
    .target(name: "FastProgram"),
    .target(
      name: "FastKernels", dependencies: ["FastProgram", "Platform"], swiftSettings: specialised),
    .systemLibrary(name: "CProcessor"),
    .target(name: "CBuild", cSettings: buildWords),
    .target(
      name: "NeuralNetwork",
      dependencies: ["CProcessor", "FastKernels", "FastProgram", "Platform"]
        + wideKernels.map(\.dependency),
      swiftSettings: optimised),
    .target(
      name: "Attribution", dependencies: ["NeuralNetwork"], swiftSettings: optimised),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Datasets", dependencies: ["CZlib", "NeuralNetwork"], swiftSettings: optimised),
    .target(
      name: "CommandLanguage", dependencies: ["NeuralNetwork"], exclude: ["LANGUAGE.md"]),
    .target(name: "Documents", dependencies: ["NeuralNetwork"]),
    .target(name: "Storage", dependencies: ["Datasets", "Documents", "NeuralNetwork", "Platform"]),
    .target(
      name: "Sessions",
      dependencies: [
        "Attribution", "CommandLanguage", "Datasets", "Documents", "NeuralNetwork", "Platform",
        "Storage",
      ]),
    .target(
      name: "Wording",
      dependencies: ["Attribution", "CommandLanguage", "Documents", "NeuralNetwork", "Sessions"]),
    .target(
      name: "Explanations",
      dependencies: [
        "Attribution", "CommandLanguage", "Datasets", "Documents", "NeuralNetwork", "Sessions",
        "Wording",
      ]),
    .target(
      name: "Views",
      dependencies: [
        "Attribution", "CommandLanguage", "Datasets", "Documents", "NeuralNetwork", "Platform",
        "Sessions", "Storage", "Wording",
      ]),
    .target(
      name: "Exchange",
      dependencies: [
        "CommandLanguage", "Datasets", "Documents", "NeuralNetwork", "Sessions", "Storage",
        "Wording",
      ]),
    .target(
      name: "Explorer",
      dependencies: [
        "Attribution", "CommandLanguage", "Datasets", "Documents", "Exchange", "Explanations",
        "NeuralNetwork", "Platform", "Sessions", "Storage", "Views", "Wording",
      ]),
    .target(
      name: "Exercises",
      dependencies: ["CommandLanguage", "Documents", "Explorer", "NeuralNetwork", "Storage"]),
    .target(name: "LessonTexts"),
    .target(
      name: "Lessons",
      dependencies: [
        "CommandLanguage", "Documents", "Explorer", "LessonTexts", "NeuralNetwork", "Platform",
        "Sessions", "Storage",
      ]),
    .target(
      name: "Coursework",
      dependencies: [
        "Documents", "Exercises", "Explorer", "Lessons", "NeuralNetwork", "Sessions", "Storage",
      ]),
    .target(
      name: "Serving",
      dependencies: [
        "CommandLanguage", "Documents", "Explorer", "Lessons", "NeuralNetwork", "Sessions",
      ],
      exclude: ["PROTOCOL.md"]),
    .target(
      name: "CReadline", cSettings: readlineSettings,
      linkerSettings: readlineLinking + [.linkedLibrary("readline")]),
    .target(name: "LineEditor", dependencies: ["CReadline", "Platform"]),
    .executableTarget(
      name: "gradus",
      dependencies: [
        "CBuild", "CommandLanguage", "Coursework", "Datasets", "Documents", "Exercises", "Explorer",
        "Lessons", "LineEditor", "NeuralNetwork", "Serving", "Sessions", "Storage", "Views",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: programLinking
    ),
    .executableTarget(
      name: "gradus-benchmark",
      dependencies: [
        "CommandLanguage", "Datasets", "Documents", "Explorer", "NeuralNetwork", "Platform",
      ], path: "Sources/Benchmark", exclude: ["peers.py"], linkerSettings: foundationLinking),

    .target(
      name: "TestSupport", dependencies: ["CommandLanguage", "NeuralNetwork", "Platform"],
      path: "Tests/TestSupport"),
    .target(name: "TerminalSupport", dependencies: ["Platform"], path: "Tests/TerminalSupport"),
    .executableTarget(
      name: "line-editor-demo", dependencies: ["LineEditor"], path: "Tests/LineEditorDemo"),
    .testTarget(
      name: "LineEditorTests",
      dependencies: ["LineEditor", "TerminalSupport", "TestSupport", "line-editor-demo"]),
    .testTarget(
      name: "NeuralNetworkTests", dependencies: ["FastProgram", "NeuralNetwork", "TestSupport"]),
    .testTarget(
      name: "AttributionTests", dependencies: ["Attribution", "NeuralNetwork", "TestSupport"]),
    .testTarget(
      name: "CommandLanguageTests",
      dependencies: ["CommandLanguage", "NeuralNetwork", "TestSupport"]),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "NeuralNetwork", "TestSupport"],
      exclude: ["Snapshots"]),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "NeuralNetwork", "TestSupport"]),
    .testTarget(
      name: "ExplorerTests",
      dependencies: ["Exchange", "Explorer", "Sessions", "Storage", "TestSupport", "Views"],
      exclude: ["Scripts", "Transcripts"]),
    .testTarget(
      name: "LessonsTests",
      dependencies: ["Explorer", "Lessons", "NeuralNetwork", "Sessions", "TestSupport"],
      exclude: ["WrongAnswers"]),
    .testTarget(
      name: "ExercisesTests",
      dependencies: [
        "CommandLanguage", "Documents", "Exercises", "Explorer", "NeuralNetwork", "TestSupport",
      ]),
    .testTarget(
      name: "CourseworkTests",
      dependencies: ["Coursework", "Exercises", "Explorer", "Lessons", "TestSupport"]),
    .testTarget(
      name: "ServingTests",
      dependencies: ["Documents", "Lessons", "NeuralNetwork", "Serving", "TestSupport"]),
    .testTarget(
      name: "GradusTests",
      dependencies: ["Documents", "gradus", "Lessons", "TerminalSupport", "TestSupport"]),
  ] + wideKernels.map(\.target)
)

// What finds words for numbers, and works none out, is made small.
let wordy: Set = [
  "Coursework", "Exchange", "Exercises", "Explanations", "Explorer", "Lessons", "LineEditor",
  "Serving", "Views", "Wording", "gradus",
]
for target in package.targets where wordy.contains(target.name) {
  target.swiftSettings = [.unsafeFlags(["-Osize"], .when(configuration: .release))]
}

// In the one file, functions that are the same are one, and those that nobody calls are left out.
if Context.environment["GRADUS_STATIC"] != nil {
  for target in package.targets where target.type == .regular || target.type == .executable {
    target.swiftSettings =
      (target.swiftSettings ?? []) + [.unsafeFlags(["-Xfrontend", "-function-sections"])]
  }
}

// Coverage-guided fuzzing, which Tests/Fuzzing/run alone builds.
if Context.environment["GRADUS_FUZZER"] != nil {
  package.targets.append(
    .target(
      name: "Fuzzing",
      dependencies: [
        "CommandLanguage", "Datasets", "Documents", "Explorer", "Lessons", "NeuralNetwork",
        "Serving",
      ],
      path: "Tests/Fuzzing", exclude: ["run"]))
}
