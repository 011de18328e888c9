import ArgumentParser
import Serving

/// What the argument parser knows of a command and those below it.
struct ArgumentTree {
  /// An argument, an option or a flag.
  struct Argument {
    enum Kind: String { case positional, option, flag }

    /// A way to write an option.
    struct Name {
      let kind: String
      let name: String

      /// As it is typed.
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }

    /// What completes its value.
    enum Completion: Equatable {
      case words([String])
      case files
      case folders
      /// Here: the lessons, and files.
      case lessons
    }

    let kind: Kind
    let isOptional: Bool
    let valueName: String?
    let names: [Name]?
    let isRepeating: Bool
    let shouldDisplay: Bool
    let abstract: String?
    let completion: Completion?
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [Argument]?
  let subcommands: [ArgumentTree]?

  /// The tree of the whole program; `nil` only where the parser writes it in another form.
  static var ofProgram: ArgumentTree? {
    guard let tool = try? JSONReader.value(of: Array(Gradus._dumpHelp().utf8)) else { return nil }
    return ArgumentTree(tool["command"])
  }

  /// The name of the command below this one that a word which names none is for; files need no
  /// `run` before them.
  var impliedSubcommand: String? {
    if commandName == Gradus._commandName { return Gradus.Run._commandName }
    let command = Gradus.configuration.subcommands.first { $0._commandName == commandName }
    return command?.configuration.defaultSubcommand?._commandName
  }

  /// The command that a word names below this one.
  func subcommand(_ name: String) -> ArgumentTree? {
    subcommands?.first { $0.commandName == name }
  }

  /// The option or flag that a word is.
  func option(_ word: String) -> Argument? {
    arguments?.first { $0.names?.contains { $0.typed == word } ?? false }
  }

  /// The arguments without a name, in order.
  var positionals: [Argument] { arguments?.filter { $0.kind == .positional } ?? [] }
}
