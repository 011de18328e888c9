import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("Presenting in a terminal")
struct PresentTests {
  private let folder: TemporaryFolder
  private let script: String

  init() throws {
    folder = try TemporaryFolder()
    script = folder.path + "/talk.gradus"
    try "# Watch this.\nlet a = 6 * 7\nprint a\npredict a + 1\n".write(
      toFile: script, atomically: true, encoding: .utf8)
  }

  private func start(
    _ arguments: [String], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      try BuiltProgram.path("gradus"), arguments,
      environment: [
        "XDG_RUNTIME_DIR": folder.path, "HOME": folder.path, "INPUTRC": "/dev/null",
        "LC_ALL": "C.UTF-8",
      ].merging(environment) { $1 }, columns: columns, rows: rows)
  }

  private func wait(_ terminal: PseudoTerminal, for text: String) throws {
    try terminal.waitForScreen("\"\(text)\" on the screen") { $0.text.contains(text) }
  }

  private static let (pageDown, pageUp) = ("\u{1B}[6~", "\u{1B}[5~")

  @Test("A clicker's two keys go on and back, and the terminal is as it was afterwards")
  func clicker() throws {
    let terminal = try start(["present", script])
    try wait(terminal, for: "PageDown on")
    try terminal.send(Self.pageDown)
    try wait(terminal, for: "Watch this.")
    for _ in 0..<2 { try terminal.send(Self.pageDown) }
    try wait(terminal, for: "a = 42")
    try terminal.send(Self.pageUp + Self.pageUp)
    try terminal.waitForScreen("the words alone") {
      $0.text.contains("Watch this.") && !$0.text.contains("let a")
    }
    try terminal.send("xyz\r")
    try wait(terminal, for: "a = 42")
    try terminal.send("\u{03}")
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(String(decoding: terminal.output, as: UTF8.self).hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
    #expect(terminal.isInOriginalModes)
  }

  @Test("Ctrl-G hands over the live prompt and takes it back to the very state")
  func live() throws {
    let terminal = try start(["present", script])
    try wait(terminal, for: "PageDown on")
    for _ in 0..<3 { try terminal.send(Self.pageDown) }
    try wait(terminal, for: "a = 42")
    try terminal.send("\u{07}")
    try wait(terminal, for: "live>")
    try terminal.send("let a = 5; print a + 100\r")
    try wait(terminal, for: "105")
    try terminal.send("half a line\u{07}")
    try wait(terminal, for: "a = 42")
    for _ in 0..<2 { try terminal.send(Self.pageDown) }
    try wait(terminal, for: "> print a\n42")
    try terminal.send("\u{03}")
    #expect(try terminal.waitForEnd() == .exit(0))
  }

  @Test("A resize is drawn for the new size")
  func resize() throws {
    let terminal = try start(["present", script, "--big"], columns: 120, rows: 36)
    try wait(terminal, for: "PageDown on")
    try terminal.send(Self.pageDown)
    try wait(terminal, for: "Watch this.")
    terminal.resize(columns: 50, rows: 12)
    try terminal.waitForScreen("the status in the last row") {
      $0.lines.count == 12 && $0.lines[11].contains("1/4") && $0.lines[0].contains("talk.gradus")
        && $0.text.contains("Watch this.")
    }
    try terminal.send("\u{04}")
    #expect(try terminal.waitForEnd() == .exit(0))
  }

  @Test("It goes by itself to the end")
  func autoplay() throws {
    let terminal = try start(["present", script, "--autoplay", "0.1"])
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("43"))
    #expect(terminal.isInOriginalModes)
  }

  @Test("The seconds of autoplay may be missing")
  func usualSeconds() throws {
    let terminal = try start(["present", "--autoplay", script])
    try wait(terminal, for: "PageDown on")
    try terminal.send(Self.pageDown)
    try wait(terminal, for: "Watch this.")
    try terminal.send("\u{03}")
    #expect(try terminal.waitForEnd() == .exit(0))
  }

  @Test("A signal that ends it brings the terminal back")
  func killed() throws {
    let terminal = try start(["present", script])
    try wait(terminal, for: "PageDown on")
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForEnd() == .signal(SIGTERM))
    #expect(String(decoding: terminal.output, as: UTF8.self).hasSuffix("\u{1B}[?1049l"))
    #expect(terminal.isInOriginalModes)
  }

  @Test("A dumb terminal or a pipe refuses with one message")
  func dumb() throws {
    let terminal = try start(["present", script], environment: ["TERM": "dumb"])
    try terminal.waitFor("needs a terminal")
    #expect(try terminal.waitForEnd() == .exit(2))
    #expect(!terminal.output.contains(0x1B))
    let piped = try gradus("present", script)
    #expect(piped.ending == .exit(2) && piped.outputText.isEmpty)
    #expect(piped.errorText.split(separator: "\n").count == 1)
  }

  @Test("A file that is none is told by its name")
  func missing() throws {
    let piped = try gradus("present", folder.path + "/none.gradus")
    #expect(piped.ending == .exit(2))
    #expect(piped.errorText.contains("none.gradus cannot be read"))
  }

  @Test("The teacher's terminal shows notes, what comes next, and the answer first")
  func notes() throws {
    let lesson = folder.path + "/talk.md"
    try """
    ---
    title: Talk
    minutes: 1
    ---

    ## One

    Words.

    ```predict
    What is it?
    number: 6 * 7
    ```

    ```notes
    Ask the back row.
    ```
    """.write(toFile: lesson, atomically: true, encoding: .utf8)
    let teacher = try start(["notes"])
    try wait(teacher, for: "waits for one")
    let terminal = try start(["present", lesson])
    try wait(terminal, for: "PageDown on")
    try terminal.send(Self.pageDown)
    try wait(teacher, for: "Ask the back row.")
    try wait(teacher, for: "next: What is it?")
    try terminal.send(Self.pageDown)
    try wait(terminal, for: "What is it?")
    try wait(teacher, for: "answer: 42")
    #expect(!terminal.screen.text.contains("42"))
    #expect(!terminal.screen.text.contains("back row"))
    try terminal.send("\u{03}")
    #expect(try terminal.waitForEnd() == .exit(0))
    try wait(teacher, for: "waits for one")
    try teacher.send("q")
    #expect(try teacher.waitForEnd() == .exit(0))
    let alone = try gradus("notes")
    #expect(alone.ending == .exit(1))
  }
}
