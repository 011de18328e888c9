/// The command `redo`.
enum RedoCommand {
  static let specification = CommandSpecification(
    .session(.redo), topic: .session, traits: [],
    summary: "do again what undo took back, or the last N of it",
    usage: ["redo [N]"],
    examples: ["input 4; dense 3; undo; redo", "input 4; dense 3; relu; undo 2; redo 2"],
    discussion: ["A new change after `undo` ends this: then there is nothing to do again."],
    arguments: UndoCommand.self, parameters: [UndoCommand.count])
}
