/// The command `back`.
package struct BackCommand: CommandArguments {
  /// How many steps.
  package let count: Given<Int>?

  static let count = OptionalArgument<Int>("count", .integer(atLeast: 1))

  package init(_ call: CommandCall) throws(ArgumentError) {
    count = call.read(Self.count)
  }

  static let specification = CommandSpecification(
    .stepping(.back), topic: .running, traits: [.readsPass, .isRepeatedByReturn],
    summary: "undo the last step, or the last N",
    usage: ["back [N]"],
    examples: ["example sum; step 3; back 2"],
    discussion: [
      "Every bit is as it was. `next` and `finish` are taken back position by position; `undo` "
        + "takes back a whole command."
    ],
    arguments: BackCommand.self, parameters: [count])
}
