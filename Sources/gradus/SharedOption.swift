import ArgumentParser

/// An option of the program's that some subcommands take as well.
///
/// The parser gives it to the program wherever it stands, so that a subcommand which knows nothing of
/// it would leave it out without a word.
enum SharedOption: String, CaseIterable {
  case json = "--json"
  case keepGoing = "--keep-going"
  case noInit = "--no-init"

  /// Those that a command takes: of the groups of options that it declares.
  static func taken(by command: any ParsableCommand) -> [SharedOption] {
    let values = Mirror(reflecting: command).children.map(\.value)
    return allCases.filter { option in values.contains { option.isDeclared(by: $0) } }
  }

  /// Whether a property of a command is the group that the option belongs to.
  private func isDeclared(by property: Any) -> Bool {
    switch self {
    case .json: property is OptionGroup<FormatOptions>
    case .keepGoing: property is OptionGroup<FailureOptions>
    case .noInit: property is OptionGroup<StartupOptions>
    }
  }
}
