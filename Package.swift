// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "gradus",
  products: [.executable(name: "gradus", targets: ["gradus"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .target(
      name: "NeuralNetwork",
      dependencies: [.product(name: "RealModule", package: "swift-numerics")]
    ),
    .target(name: "Attribution", dependencies: ["NeuralNetwork"]),
    .target(name: "Datasets", dependencies: ["NeuralNetwork"]),
    .target(name: "CommandLanguage", dependencies: ["NeuralNetwork"]),
    .target(name: "Documents", dependencies: ["NeuralNetwork"]),
    .target(
      name: "Explorer",
      dependencies: ["Attribution", "CommandLanguage", "Datasets", "Documents", "NeuralNetwork"]
    ),
    .target(name: "CReadline", linkerSettings: [.linkedLibrary("readline")]),
    .target(name: "LineEditor", dependencies: ["CReadline"]),
    .executableTarget(
      name: "gradus",
      dependencies: [
        "CommandLanguage", "Documents", "Explorer", "LineEditor", "NeuralNetwork",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
  ]
)
