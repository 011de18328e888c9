/// The command `undo`.
package struct UndoCommand: CommandArguments {
  /// How many changes.
  package let count: Given<Int>?

  static let count = OptionalArgument<Int>("count", .integer(atLeast: 1))

  package init(_ call: CommandCall) throws(ArgumentError) {
    count = call.read(Self.count)
  }

  static let specification = CommandSpecification(
    .session(.undo), topic: .session, traits: [],
    summary: "take back the last change, or the last N",
    usage: ["undo [N]"], examples: ["input 4; dense 3; undo", "input 4; dense 3; relu; undo 2"],
    discussion: [
      "Layers, weights, whole networks, training: all that makes the session can be taken back. What "
        + "`set` changes is not part of it, nor are files. `redo` does it again."
    ],
    arguments: UndoCommand.self, parameters: [count])
}
