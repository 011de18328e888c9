import Glibc
import TerminalSupport
import TestSupport
import Testing

@Suite("Completion in the user's own shell")
struct CommandLineCompletionTests {
  private func ask(_ words: String...) throws -> [String] {
    try gradus([CompletionScriptName.question] + words).outputText.split(separator: "\n")
      .map { String($0.prefix { $0 != "\t" }) }
  }

  private enum CompletionScriptName { static let question = "__complete" }

  @Test("offers subcommands and files where the first word stands")
  func first() throws {
    let found = try ask("")
    for word in ["run", "lesson", "present", "worksheet", ":files"] {
      #expect(found.contains(word))
    }
    #expect(try ask("wor") == ["worksheet", ":files"])
    #expect(try ask("READ") == [":files"])
    #expect(try ask("a.gradus", "") == [":files"])
    #expect(try ask("--json", "READ") == [":files"])
  }

  @Test("offers the options of the command at hand, each once")
  func options() throws {
    #expect(try ask("run", "--") == ["--json", "--keep-going", "--version", "--help"])
    #expect(try ask("run", "--json", "--k") == ["--keep-going"])
    #expect(try ask("run", "--json", "--j").isEmpty)
    #expect(try ask("present", "x.md", "--b") == ["--big"])
    #expect(try ask("run", "--", "--j") == [":files"])
  }

  @Test("offers an option's values, beside it and behind =")
  func values() throws {
    #expect(try ask("present", "--theme", "") == ["dark", "light"])
    #expect(try ask("present", "--theme=l") == ["--theme=light"])
    #expect(try ask("present", "--theme", "=", "l") == ["light"])
    #expect(try ask("present", "--theme", "=") == ["dark", "light"])
    #expect(try ask("worksheet", "4", "--output", "") == [":files"])
    #expect(try ask("worksheet", "").isEmpty)
    #expect(try ask("-c", "").isEmpty)
  }

  @Test("offers lessons and files where a lesson is meant")
  func lessons() throws {
    #expect(try ask("lesson", "by-") == ["by-hand", ":files"])
    #expect(try ask("lesson", "take", "by-") == ["by-hand", ":files"])
    #expect(try ask("present", "by-") == ["by-hand", ":files"])
    #expect(try ask("lesson", "ex") == ["export", ":files"])
    #expect(try ask("lesson", "export", "by-") == ["by-hand", ":files"])
    #expect(try ask("lesson", "test", "0") == [":files"])
    #expect(try ask("lesson", "new", "").isEmpty)
  }

  /// How each shell is started, and the name of its script.
  private static let shells = [
    ("/bin/bash", ["--norc", "--noprofile", "-i"], "bash"), ("/usr/bin/zsh", ["-f", "-i"], "zsh"),
    ("/usr/bin/fish", ["-N", "-i"], "fish"),
  ].filter { access($0.0, X_OK) == 0 }

  @Test("completes in the shells that are here", arguments: shells)
  func shell(path: String, arguments: [String], name: String) throws {
    let folder = try TemporaryFolder(["README.md": "", "two words.gradus": "", "sub/x.gradus": ""])
    let script = try gradus("--generate-completion-script", name)
    #expect(script.ending == .exit(0))
    try folder.write(script.output, to: "script")
    let program = try BuiltProgram.path("gradus")
    let directory = program.prefix(upTo: program.lastIndex(of: "/") ?? program.endIndex)
    let terminal = try PseudoTerminal(
      path, arguments,
      environment: [
        "PATH": "\(directory):/usr/bin:/bin", "HOME": folder.path, "PS1": "$ ",
        "INPUTRC": "/dev/null",
        "LC_ALL": "C.UTF-8", "TERM": "xterm",
      ], columns: 100)
    let prepare =
      switch name {
      case "bash": "PS1='$ '; cd \(folder.path); source ./script"
      case "zsh": "PS1='$ '; autoload -U compinit; compinit -u; cd \(folder.path); source ./script"
      default: "function fish_prompt; echo -n '$ '; end; cd \(folder.path); source ./script"
      }
    try terminal.send("\(prepare); echo re''ady\r")
    try terminal.waitForScreen("ready") { $0.text.contains("ready\n") && $0.cursorLine == "$" }
    for (typed, wanted) in [
      ("gradus run READ", "gradus run README.md"), ("gradus READ", "gradus README.md"),
      ("gradus run --js", "gradus run --json"), ("gradus lesson by-", "gradus lesson by-hand"),
      ("gradus lesson READ", "gradus lesson README.md"), ("gradus works", "gradus worksheet"),
      ("gradus run sub/", "gradus run sub/x.gradus"),
      ("gradus present --theme li", "gradus present --theme light"),
      ("gradus run two", #"gradus run two\ words.gradus"#),
    ] {
      try terminal.send(typed)
      try terminal.waitForScreen(typed) { $0.cursorLine.hasPrefix("$ \(typed)") }
      try terminal.send("\t")
      try terminal.waitForScreen(wanted) { $0.cursorLine.hasPrefix("$ \(wanted)") }
      try terminal.send("\u{3}")
      try terminal.waitForScreen("a prompt") { $0.cursorLine == "$" }
    }
  }
}
