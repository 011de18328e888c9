import Platform
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

  private static let lines = [
    ("gradus run READ", "gradus run README.md"), ("gradus READ", "gradus README.md"),
    ("gradus run --js", "gradus run --json"), ("gradus lesson by-", "gradus lesson by-hand"),
    ("gradus lesson READ", "gradus lesson README.md"), ("gradus works", "gradus worksheet"),
    ("gradus run sub/", "gradus run sub/x.gradus"),
    ("gradus present --theme li", "gradus present --theme light"),
    ("gradus run two", #"gradus run two\ words.gradus"#),
  ]

  private static func isThere(_ shell: String) -> Bool { access(shell, X_OK) == 0 }

  private func prepared(_ shell: String) throws -> (folder: TemporaryFolder, search: String) {
    let folder = try TemporaryFolder(["README.md": "", "two words.gradus": "", "sub/x.gradus": ""])
    let script = try gradus("--generate-completion-script", shell)
    #expect(script.ending == .exit(0))
    try folder.write(script.output, to: "script")
    let program = try BuiltProgram.path("gradus")
    let directory = program.prefix(upTo: program.lastIndex(of: "/") ?? program.endIndex)
    return (folder, "\(directory):/usr/bin:/bin")
  }

  @Test(
    "completes in bash and zsh, where they are",
    arguments: [
      ("/bin/bash", ["--norc", "--noprofile", "-i"], "bash"),
      ("/usr/bin/zsh", ["-f", "-i"], "zsh"),
    ].filter { isThere($0.0) })
  func shell(path: String, arguments: [String], name: String) throws {
    let (folder, search) = try prepared(name)
    let compinit = name == "zsh" ? "autoload -U compinit; compinit -u; " : ""
    for (typed, wanted) in Self.lines {
      let terminal = try PseudoTerminal(
        path, arguments,
        environment: [
          "PATH": search, "HOME": folder.path, "PS1": "$ ", "INPUTRC": "/dev/null",
          "LC_ALL": "C.UTF-8", "TERM": "xterm",
        ], columns: 200)
      try terminal.send("PS1='$ '; \(compinit)cd \(folder.path); source ./script; echo re''ady\r")
      try terminal.waitForScreen("ready") { $0.text.contains("ready\n") && $0.cursorLine == "$" }
      try terminal.send(typed)
      try terminal.waitForScreen(typed) { $0.cursorLine.hasPrefix("$ \(typed)") }
      try terminal.send("\t")
      try terminal.waitForScreen(wanted) { $0.cursorLine.hasPrefix("$ \(wanted)") }
    }
  }

  @Test("completes in fish, where it is", .enabled(if: isThere("/usr/bin/fish")))
  func fish() throws {
    let (folder, search) = try prepared("fish")
    for (typed, wanted) in Self.lines {
      let program = try PipedProgram(
        "/usr/bin/fish",
        ["-N", "-c", "cd \(folder.path); source ./script; complete -C '\(typed)'"],
        environment: ["PATH": search, "HOME": folder.path, "LC_ALL": "C.UTF-8"], input: [])
      let found = program.outputText.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
      // Of a line fish tells the last word alone, before it is quoted.
      let word = wanted.replacing(#"\ "#, with: "\u{A0}").split(separator: " ").last ?? ""
      #expect(found.contains { $0 == word.replacing("\u{A0}", with: " ") }, "\(typed): \(found)")
    }
  }
}
