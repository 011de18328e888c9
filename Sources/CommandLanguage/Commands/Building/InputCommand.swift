import NeuralNetwork

/// The command `input`.
package struct InputCommand: CommandArguments {
  /// The shape of an input, as it was typed.
  package let shape: Given<Shape>

  static let shape = RequiredArgument<Shape>("shape", .shape)

  package init(_ call: CommandCall) throws(ArgumentError) {
    shape = try call.read(Self.shape)
  }

  static let specification = CommandSpecification(
    .change(.input), topic: .building, traits: [.endsStepping],
    summary: "start a new network for inputs of this shape",
    usage: ["input CHANNELSxROWSxCOLUMNS", "input ROWSxCOLUMNS", "input LENGTH"],
    examples: ["input 1x8x8", "input 4", "input 3x3; input = [[1,2,3],[4,5,6],[7,8,9]]"],
    discussion: [
      "`1x8x8` is one channel of 8 rows and 8 columns; `8x8` says the same; `4` is a vector. "
        + "The network before is gone; `undo` brings it back.",
      "The values are assigned: `input = cross`. Alone, `input` prints them.",
    ],
    arguments: InputCommand.self, parameters: [shape])
}
