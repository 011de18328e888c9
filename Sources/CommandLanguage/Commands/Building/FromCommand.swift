/// The command `from`.
package struct FromCommand: CommandArguments {
  /// The layer whose output is read, or `input`.
  package let source: Given<String>

  static let source = RequiredArgument<String>("source", .activation)

  package init(_ call: CommandCall) throws(ArgumentError) {
    source = try call.read(Self.source)
  }

  static let specification = CommandSpecification(
    .change(.from), topic: .building, traits: [],
    summary: "let the next layer read another layer's output",
    usage: ["from NAME"],
    examples: [
      "input 1x8x8; conv 2 3x3 pad 1; relu; from input; conv 2 1x1; add relu1; net"
    ],
    discussion: [
      "A branch: the next layer reads what NAME made, or the network's `input`, and not the last "
        + "output. What two layers read gets its gradient from both: `NAME.out.grad` is the sum of "
        + "what all readers send back.",
      "Every branch has to end in an `add` or a `concat`: an output that nothing reads is an "
        + "error at `forward`, and `net` names it.",
      "`from` the last output changes nothing: it is read anyway. Of two in a row the second counts.",
    ],
    arguments: FromCommand.self, parameters: [source],
    givesWay: true)
}
