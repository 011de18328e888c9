import NeuralNetwork

/// The command `upsample`.
package struct UpsampleCommand: CommandArguments {
  /// How many rows and columns become of each pixel.
  package let factor: Given<Size>

  static let factor = RequiredArgument<Size>("factor", .size)

  package init(_ call: CommandCall) throws(ArgumentError) {
    factor = try call.read(Self.factor)
  }

  static let specification = CommandSpecification(
    .layer(.upsample), topic: .building, traits: [], summary: "add a layer that repeats each pixel",
    usage: ["upsample F"], examples: ["input 1x4x4; upsample 2", "input 1x4x4; upsample 2x3"],
    discussion: [
      "Each pixel becomes F rows and columns of itself: the nearest, as in PyTorch's Upsample. "
        + "Backward, a pixel gets the sum of the gradients of its copies."
    ],
    arguments: UpsampleCommand.self, parameters: [factor])
}
