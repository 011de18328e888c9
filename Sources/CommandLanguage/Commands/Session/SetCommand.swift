/// The command `set`.
enum SetCommand {
  static let specification = CommandSpecification(
    .session(.set), topic: .session, summary: "change an option; alone, lists them",
    usage: ["set OPTION VALUE", "set"], examples: ["set digits 5", "set colour never", "set"],
    options: Setting.allCases.map(\.specification))
}
