import ArgumentParser

/// An option of the program's that some subcommands take as well.
///
/// The parser gives it to the program wherever it stands, so that a subcommand which knows nothing of
/// it would leave it out without a word.
enum SharedOption: String, CaseIterable {
  case json = "--json"
  case keepGoing = "--keep-going"
  case noInit = "--no-init"
}

/// A command that takes some of the program's options.
protocol TakesSharedOptions: ParsableCommand {
  static var shared: [SharedOption] { get }
}

extension Gradus: TakesSharedOptions {
  static var shared: [SharedOption] { SharedOption.allCases }
}

extension Gradus.Run: TakesSharedOptions {
  static var shared: [SharedOption] { [.json, .keepGoing] }
}

extension Gradus.LessonCommand.Take: TakesSharedOptions {
  static var shared: [SharedOption] { [.noInit] }
}

extension Gradus.LessonCommand.Report: TakesSharedOptions {
  static var shared: [SharedOption] { [.json] }
}

extension Gradus.LessonCommand.Collect: TakesSharedOptions {
  static var shared: [SharedOption] { [.json] }
}
