import Foundation
import TerminalSupport
import Testing

/// A recording as a player reads it.
private struct Cast {
  let header: [String: Any]
  let events: [(time: Double, code: String, text: String)]

  init(_ url: URL) throws {
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.hasSuffix("\n"))
    let lines = try text.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
    header = try #require(lines.first as? [String: Any])
    events = try lines.dropFirst().map { line in
      let parts = try #require(line as? [Any])
      return (
        time: try #require(parts[0] as? Double), code: try #require(parts[1] as? String),
        text: try #require(parts[2] as? String)
      )
    }
  }

  /// All that was shown.
  var output: String { events.filter { $0.code == "o" }.map(\.text).joined() }
}

@Suite struct ShellRecordingTests {
  private func file(_ name: String, of shell: ShellInTerminal) -> URL {
    URL(fileURLWithPath: shell.folder.path).appending(path: name)
  }

  @Test func `what is recorded is what the terminal was shown, byte for byte`() throws {
    let shell = try ShellInTerminal(environment: ["TERM": "xterm-256color"])
    let cast = file("a.cast", of: shell)
    try shell.run("example sum; forward; backward")
    let start = shell.terminal.output.count
    let answer = try shell.run("record \"\(cast.path)\"")
    #expect(answer.hasPrefix("recording to"))
    #expect(!FileManager.default.fileExists(atPath: cast.path))
    try shell.run("let λ = 3; print λ")
    try shell.run("cnov")
    try shell.send("predict 6 * 7\r", andWaitFor: "shape): ")
    try shell.terminal.send("41\r")
    try shell.waitForPrompt()
    try shell.send("accumulate conv1.weight[0]\r", andWaitFor: "-- 1 of 4")
    try shell.send(" ", andWaitFor: "2 of 4")
    try shell.terminal.send("q")
    try shell.waitForPrompt()
    try shell.terminal.send("prin")
    try shell.send("\t", andWaitFor: "print ")
    try shell.terminal.send("1\r")
    try shell.waitForPrompt()
    #expect(try shell.run("record off").contains("written"))

    let recorded = try Cast(cast)
    #expect(recorded.header["version"] as? Int == 2)
    #expect(recorded.header["width"] as? Int == 80)
    #expect(recorded.header["height"] as? Int == 24)
    #expect((recorded.header["env"] as? [String: String])?["TERM"] == "xterm-256color")
    let shown = String(decoding: shell.terminal.output[start...], as: UTF8.self)
    let first = try #require(shown.range(of: "recording to \(cast.path)"))
    #expect(shown[first.lowerBound...].unicodeScalars.starts(with: recorded.output.unicodeScalars))
    #expect(recorded.output.contains("λ = 3") && recorded.output.contains("did you mean"))
    #expect(recorded.output.contains("record off"))
    #expect(zip(recorded.events, recorded.events.dropFirst()).allSatisfy { $0.time <= $1.time })
    let marks = recorded.events.filter { $0.code == "m" }.map(\.text)
    #expect(
      marks == [
        "let λ = 3", "print λ", "cnov", "predict 6 * 7", "accumulate conv1.weight[0]", "print 1",
        "record off",
      ])
  }

  @Test(arguments: ["quit\r", "\u{4}"])
  func `a recording ends with its session`(keys: String) throws {
    let shell = try ShellInTerminal()
    let cast = file("b.cast", of: shell)
    try Data("old".utf8).write(to: cast)
    try shell.run("record \(cast.path)")
    #expect(try String(contentsOf: cast, encoding: .utf8) == "old")
    try shell.run("6 * 7")
    try shell.terminal.send(keys)
    #expect(try shell.terminal.waitForEnd() == .exit(0))
    #expect(try Cast(cast).output.contains("42\r\n"))
  }

  @Test func `a killed session leaves what was recorded, and the old file`() throws {
    let shell = try ShellInTerminal()
    let cast = file("c.cast", of: shell)
    try Data("old".utf8).write(to: cast)
    try shell.run("record \(cast.path)")
    try shell.run("6 * 7")
    shell.terminal.signal(SIGKILL)
    _ = try shell.terminal.waitForEnd()
    #expect(try String(contentsOf: cast, encoding: .utf8) == "old")
    let names = try FileManager.default.contentsOfDirectory(atPath: shell.folder.path)
    let name = try #require(names.first { $0.hasPrefix("c.cast.") && $0.hasSuffix(".new") })
    #expect(try Cast(file(name, of: shell)).output.contains("42\r\n"))
  }

  @Test func `what cannot be recorded is said, and the session goes on`() throws {
    let shell = try ShellInTerminal()
    #expect(try shell.run("record /nowhere/x.cast").contains("/nowhere/x.cast cannot be written"))
    #expect(try shell.run("record off").contains("nothing is being recorded"))
    try shell.run("record \(file("d.cast", of: shell).path)")
    #expect(try shell.run("record e.cast").contains("is being recorded already"))
    #expect(try shell.run("1 + 1").contains("2"))
  }

  @Test func `a window that changes its size is recorded so`() throws {
    let shell = try ShellInTerminal()
    let cast = file("f.cast", of: shell)
    try shell.run("record \(cast.path)")
    shell.terminal.resize(columns: 100, rows: 30)
    try shell.run("6 * 7")
    try shell.run("record off")
    #expect(try Cast(cast).events.contains { $0.code == "r" && $0.text == "100x30" })
  }
}
