/// The command `add`.
package struct AddCommand: CommandArguments {
  /// What is added to the last output.
  package let inputs: [Given<String>]

  static let inputs = RepeatedArgument<String>("inputs", .activation)

  package init(_ call: CommandCall) throws(ArgumentError) {
    inputs = call.read(Self.inputs)
  }

  static let specification = CommandSpecification(
    .layer(.add), topic: .building, traits: [],
    summary: "add outputs of equal shape: a shortcut, as in ResNet",
    usage: ["add NAME..."],
    examples: [
      "input 2x8x8; conv 2 3x3 pad 1; add input; relu",
      "input 4; dense 4; relu; dense 4; add relu1",
    ],
    discussion: [
      "The last output plus those named, number by number; `input` may be one of them. Backward "
        + "each of them gets all of the gradient that arrives: it is copied, not shared out. So a "
        + "shortcut hands the gradient past the layers that it skips."
    ],
    arguments: AddCommand.self, parameters: [inputs],
    givesWay: true)
}
