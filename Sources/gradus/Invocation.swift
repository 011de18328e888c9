import ArgumentParser
import CommandLanguage
import Explorer
import Platform

/// The arguments that the program was started with, written out in full.
struct Invocation {
  /// The arguments for the parser.
  let arguments: [String]

  /// Writes out what a person leaves away: `run` before files, the seconds behind `--autoplay`.
  ///
  /// - Throws: what is wrong where the first word is neither a subcommand nor a file.
  init(_ arguments: [String]) throws {
    try Self.refuseMore(than: arguments)
    self.arguments = try Self.withRun(PresentCommand.completed(arguments))
  }

  /// Refuses the program's own options where the command they stand with does not take them.
  func requireHeard(by command: any ParsableCommand) throws {
    // Help of any command tells what it takes.
    guard type(of: command)._commandName != "help" else { return }
    let taken = SharedOption.taken(by: command)
    let given = arguments.prefix { $0 != "--" }
    for option in SharedOption.allCases
    where given.contains(option.rawValue) && !taken.contains(option) {
      throw ValidationError("\(path) does not take \(option.rawValue)")
    }
  }

  /// The subcommand as it was typed: `lesson test`.
  private var path: String {
    var known = Gradus.configuration.subcommands
    var words: [String] = []
    for word in arguments where !word.hasPrefix("-") {
      guard let command = known.first(where: { $0._commandName == word }) else { break }
      words.append(word)
      known = command.configuration.subcommands
    }
    return (["gradus"] + words).joined(separator: " ")
  }

  /// Refuses a subcommand or a file behind `-c`, which would be left out without a word.
  private static func refuseMore(than arguments: [String]) throws {
    var rest = arguments[...]
    var hasStatements = false
    while let word = rest.first, word.hasPrefix("-"), word != "-" {
      if word == "--" { return }
      hasStatements = hasStatements || word == "-c"
      rest = rest.dropFirst(word == "-c" ? 2 : 1)
    }
    guard hasStatements, let word = rest.first else { return }
    throw ValidationError("-c runs its statements and stops: '\(word)' behind it would not be run")
  }

  /// The subcommands' names.
  static var subcommands: [String] {
    Gradus.configuration.subcommands.map { $0._commandName } + ["help"]
  }

  /// The root's own options behind which a word of theirs stands, which is no file to run.
  private static let optionsWithValue = ["-c", "--generate-completion-script", "---completion"]

  private static func withRun(_ arguments: [String]) throws -> [String] {
    let flags = arguments.prefix { word in
      word.hasPrefix("-") && word != "-" && word != "--"
        && !optionsWithValue.contains { word.hasPrefix($0) }
    }
    guard let first = arguments.dropFirst(flags.count).first else { return arguments }
    guard first == "-" || first == "--" || !first.hasPrefix("-"), !subcommands.contains(first)
    else {
      return arguments
    }
    if !first.hasPrefix("-"), access(first, F_OK) != 0,
      let nearest = NearestWord.find(first, among: subcommands)
    {
      throw ValidationError("there is no file \(first), nor a subcommand: did you mean \(nearest)?")
    }
    return flags + ["run"] + arguments.dropFirst(flags.count)
  }
}
