// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever builds the shell waits for no HTTP server: it talks with
// `gradus present --web` by pipes, and shares no code with it.
let package = Package(
  name: "classroom",
  products: [.executable(name: "gradus-classroom", targets: ["gradus-classroom"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0")
  ],
  targets: [
    .systemLibrary(
      name: "CQRCode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
    .target(
      name: "Classroom",
      dependencies: [
        "CQRCode",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "gradus-classroom", dependencies: ["Classroom"], path: "Sources/Program"),
    .testTarget(name: "ClassroomTests", dependencies: ["Classroom"]),
  ]
)
