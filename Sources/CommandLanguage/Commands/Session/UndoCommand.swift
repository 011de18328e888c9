/// The command `undo`.
enum UndoCommand {
  static let specification = CommandSpecification(
    .session(.undo), topic: .session, summary: "take back the last change, or the last N",
    usage: ["undo [N]"], examples: ["input 4; dense 3; undo", "input 4; dense 3; relu; undo 2"],
    discussion: [
      "Layers, weights, whole networks, training: all that makes the session can be taken back. What "
        + "`set` changes is not part of it, nor are files. `redo` does it again."
    ],
    parameters: [Parameter("count", .integer(atLeast: 1), isOptional: true)],
    isForBeginners: true)
}
