/// The command `history`.
enum HistoryCommand {
  static let specification = CommandSpecification(
    .session(.history), topic: .session, traits: [], summary: "the statements that led here",
    usage: ["history"],
    examples: ["input 4; dense 3; history"])
}
