import ArgumentParser
import LineEditor

/// The program: a shell on a terminal, a script runner otherwise.
struct Gradus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "Type a tiny network, run it both ways, and see where every gradient comes from.",
    usage: "gradus [<options>] [<subcommand> or <file> ...]",
    discussion: """
      Alone on a terminal it starts a shell; type help there. Piped input is run as a script.
      """,
    version: Version.report,
    subcommands: [
      Run.self, LessonCommand.self, PresentCommand.self, NotesCommand.self, WorksheetCommand.self,
      ServeCommand.self, InstallCommand.self, UninstallCommand.self,
    ])

  @OptionGroup var format: FormatOptions
  @OptionGroup var failure: FailureOptions

  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run these statements and stop.", valueName: "statements"))
  var statements: [String] = []

  @OptionGroup var startup: StartupOptions

  private var options: ScriptRunner.Options {
    .init(json: format.json, keepGoing: failure.keepGoing)
  }

  mutating func run() throws {
    if !statements.isEmpty {
      throw ScriptRunner(options: options).run(text: statements.joined(separator: "\n"))
    }
    if Terminal.current.inputIsTerminal, !format.json {
      throw Shell(readsStartupFile: !startup.noInit).run()
    }
    throw ScriptRunner(options: options).run(files: ["-"])
  }
}

extension Gradus {
  /// `gradus run FILE…`.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: "Run scripts one after another, in one session.")

    @OptionGroup var format: FormatOptions
    @OptionGroup var failure: FailureOptions

    @Argument(help: "The scripts; - is standard input.", completion: .file())
    var files: [String]

    mutating func run() throws {
      throw ScriptRunner(options: .init(json: format.json, keepGoing: failure.keepGoing))
        .run(files: files)
    }
  }
}
