import ArgumentParser
import LineEditor
import Platform

/// A start that needs no parser of arguments: the commonest ones, which say all by themselves.
///
/// The parser sets up its tables of every subcommand by reflection, a third of the time from the start
/// to the first gradient. Whatever is not just one of these goes through it.
enum DirectStart {
  /// `gradus`: a shell on a terminal, else a script on standard input.
  case alone
  /// `gradus -c STATEMENTS`.
  case statements(String)
  /// `gradus FILE`.
  case file(String)

  /// Knows the arguments, or `nil`.
  init?(_ arguments: [String]) {
    switch (arguments.first, arguments.count) {
    case (nil, _): self = .alone
    case ("-c", 2): self = .statements(arguments[1])
    case (let file?, 1)
    where !file.hasPrefix("-") && !Invocation.subcommands.contains(file) && access(file, F_OK) == 0:
      self = .file(file)
    default: return nil
    }
  }

  /// Runs it to its end.
  func run() -> ExitCode {
    switch self {
    case .alone where Terminal.current.inputIsTerminal: Shell().run()
    case .alone: ScriptRunner(options: .init()).run(files: ["-"])
    case .statements(let text): ScriptRunner(options: .init()).run(text: text)
    case .file(let file): ScriptRunner(options: .init()).run(files: [file])
    }
  }
}
