import NeuralNetwork

/// The command `adaptiveavgpool`.
package struct AdaptiveAvgPoolCommand: CommandArguments {
  /// The rows and columns that come out.
  package let size: Given<Size>

  static let size = RequiredArgument<Size>("size", .size)

  package init(_ call: CommandCall) throws(ArgumentError) {
    size = try call.read(Self.size)
  }

  static let specification = CommandSpecification(
    .layer(.adaptiveavgpool), topic: .building, traits: [],
    summary: "add average pooling to a given size",
    usage: ["adaptiveavgpool K"],
    examples: ["input 1x7x7; adaptiveavgpool 3", "input 2x5x8; adaptiveavgpool 2x4; dense 3"],
    discussion: [
      "K rows and columns come out, whatever goes in. Position i averages from i H/K, rounded down, "
        + "up to (i+1) H/K, rounded up: windows may overlap, and differ in size. Backward, each "
        + "pixel of a window gets an equal share."
    ],
    arguments: AdaptiveAvgPoolCommand.self, parameters: [size])
}
