/// The command `dropout`.
package struct DropoutCommand: CommandArguments {
  /// The probability with which a number becomes 0.
  package let rate: Given<Double>?

  static let rate = OptionalArgument<Double>("rate", .number)

  package init(_ call: CommandCall) throws(ArgumentError) {
    rate = call.read(Self.rate)
  }

  static let specification = CommandSpecification(
    .layer(.dropout), topic: .building, traits: [],
    summary: "add dropout: in training some numbers become 0",
    usage: ["dropout [P]"],
    examples: [
      "input 4; dense 6; relu; dropout; dense 3", "input 1x8x8; conv 2 3x3; dropout 0.2; dense 3",
    ],
    discussion: [
      "In `mode train` each number becomes 0 with probability P, 0.5 unless given, and what stays "
        + "is multiplied by 1/(1 - P); in `mode eval` everything passes as it is. With P = 1 all "
        + "become 0.",
      "The mask is drawn anew in each `forward` and each step of `train`, from the seed, the layer's "
        + "name and how many passes there were: the same statements draw the same masks. "
        + "`dropout1.mask` shows it; `dropout1.mask = ones(6)` gives the next forward one of yours. "
        + "`gradcheck`, `nudge` and `paths` hold it.",
    ],
    arguments: DropoutCommand.self, parameters: [rate])
}
