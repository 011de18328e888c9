import TerminalSupport
import TestSupport
import Testing

@Suite struct StartupFileTests {
  private func folder(_ text: String) throws -> TemporaryFolder {
    try TemporaryFolder([".config/gradus/init.gradus": text])
  }

  @Test func `its settings hold from the first prompt on`() throws {
    let shell = try ShellInTerminal(in: folder("# mine\nset digits 6; set hints off\n"))
    #expect(try shell.run("set").contains("digits       6"))
  }

  @Test func `another folder may be named, and --no-init leaves it alone`() throws {
    let folder = try TemporaryFolder(["config/gradus/init.gradus": "set digits 7\n"])
    let environment = ["HOME": folder.path, "XDG_CONFIG_HOME": folder.file("config")]
    let named = try ShellInTerminal(in: folder, environment: environment)
    #expect(try named.run("set").contains("digits       7"))
    let terminal = try PseudoTerminal(
      BuiltProgram.path("gradus"), ["--no-init"],
      environment: environment.merging(["INPUTRC": "/dev/null", "NO_COLOR": "1"]) { $1 })
    try terminal.waitForScreen("a prompt") { $0.cursorLine == "gradus>" }
    try terminal.send("set\r")
    try terminal.waitForScreen("the settings") { $0.text.contains("digits       3") }
  }

  @Test func `any other statement is refused with its place, and the rest holds`() throws {
    let folder = try folder("set digits 5\nexample sum\nset wdth 60\nset glyphs ascii\n")
    let shell = try ShellInTerminal(in: folder)
    // Long lines go on in the next row.
    let text = shell.terminal.screen.text.filter { $0 != "\n" }
    #expect(text.contains("init.gradus:2:1: only `set` statements stand in a start-up file"))
    #expect(text.contains("^~~~~~~~~~~") || text.contains("^^^^^^^^^^^"))
    #expect(text.contains("init.gradus:3:5"))
    #expect(try shell.run("net").contains("input"))
    let settings = try shell.run("set")
    #expect(settings.contains("digits       5") && settings.contains("glyphs       ascii"))
  }

  @Test func `set alone says what the file would need, and then it needs no more`() throws {
    let shell = try ShellInTerminal()
    #expect(!(try shell.run("set").contains("init.gradus")))
    try shell.run("set digits 5")
    try shell.run("set suggestions on")
    let told = try shell.run("set")
    #expect(told.contains("~/.config/gradus/init.gradus"))
    let lines = told.split(separator: "\n").map { $0.drop { $0 == " " } }
    let kept = lines.filter { $0.hasPrefix("set ") }.joined(separator: "\n")
    #expect(kept == "set digits 5\nset suggestions on")
    let again = try ShellInTerminal(in: folder(kept + "\n"))
    #expect(try again.run("set").contains("digits       5"))
  }

  @Test func `a script does not read it`() throws {
    let folder = try folder("set digits 5\n")
    let program = try PipedProgram(
      BuiltProgram.path("gradus"), ["-c", "set"], environment: ["HOME": folder.path])
    #expect(program.outputText.contains("digits       3"))
  }

  @Test func `one that is no file is told, and the shell goes on`() throws {
    let folder = try TemporaryFolder([".config/gradus/init.gradus/file": ""])
    let shell = try ShellInTerminal(in: folder)
    let text = shell.terminal.screen.text.filter { $0 != "\n" }
    #expect(text.contains("init.gradus cannot be read: it is a folder"))
  }
}
