/// The command `concat`.
package struct ConcatCommand: CommandArguments {
  /// What is put before the last output.
  package let inputs: [Given<String>]

  static let inputs = RepeatedArgument<String>("inputs", .activation)

  package init(_ call: CommandCall) throws(ArgumentError) {
    inputs = call.read(Self.inputs)
  }

  static let specification = CommandSpecification(
    .layer(.concat), topic: .building, traits: [],
    summary: "put channels behind one another, as in Inception and DenseNet",
    usage: ["concat NAME..."],
    examples: [
      "input 1x8x8; conv 2 3x3 pad 1; from input; conv 3 1x1; concat conv1; relu",
      "input 4; dense 3; concat input; dense 2",
    ],
    discussion: [
      "The channels of those named, in that order, and then those of the last output; features "
        + "where they are vectors. Rows and columns have to agree. Backward each of them gets its "
        + "own part of the gradient."
    ],
    arguments: ConcatCommand.self, parameters: [inputs],
    givesWay: true)
}
