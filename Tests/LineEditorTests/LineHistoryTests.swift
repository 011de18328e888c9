import Platform
import TerminalSupport
import TestSupport
import Testing

@testable import LineEditor

@Suite struct LineHistoryTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var history: LineHistory { LineHistory(path: folder.path + "/gradus/history") }

  private func write(_ bytes: some Collection<UInt8>) throws {
    mkdir(folder.path + "/gradus", 0o700)
    try folder.write(bytes, to: "gradus/history")
  }

  @Test func `entries come back in order, those of several lines too`() {
    var history = history
    let entries = ["input 3x3", "let a = [\n  1, 2\\n\n]", "λ\tx"]
    for entry in entries { #expect(history.append(entry) == nil) }
    #expect(self.history.path.hasSuffix("/gradus/history"))
    var again = self.history
    #expect(again.load() == LineHistory.Loaded(entries: entries, warning: nil))
  }

  @Test func `the file and its folder are the user's alone`() throws {
    var history = history
    _ = history.append("one")
    #expect(folder.mode(of: "gradus/history") == 0o600)
    #expect(folder.mode(of: "gradus") == 0o700)
    chmod(history.path, 0o644)
    _ = history.append("two")
    #expect(folder.mode(of: "gradus/history") == 0o600)
  }

  @Test func `a repetition of the latest entry is not kept, even of another shell's`() {
    var one = history
    var other = history
    for _ in 0..<3 { _ = one.append("same") }
    _ = other.append("same")
    _ = other.append("different")
    _ = one.append("same")
    #expect(one.load().entries == ["same", "different", "same"])
  }

  @Test func `the file is bounded`() throws {
    let lines = (0..<LineHistory.limit + 500).map { "line \($0)" }
    try write(HistoryFormat.encode(lines))
    var history = history
    #expect(history.load().entries == Array(lines.suffix(LineHistory.limit)))
    #expect(HistoryFormat.decode(folder.read("gradus/history")).lineCount == LineHistory.limit)
    for number in 0..<600 { _ = history.append("more \(number)") }
    #expect(HistoryFormat.decode(folder.read("gradus/history")).lineCount < LineHistory.limit + 256)
    #expect(history.load().entries.last == "more 599")
    #expect(folder.mode(of: "gradus/history") == 0o600)
  }

  @Test func `damaged lines cost one warning, and the old file is kept aside`() throws {
    let damage = Array("good\nbad \0 line\n".utf8) + [0xFF, 0xFE, 0x0A] + Array("fine\n".utf8)
    try write(damage)
    var history = history
    let loaded = history.load()
    #expect(loaded.entries == ["good", "fine"])
    #expect(loaded.warning?.contains("2 unreadable lines") == true)
    #expect(folder.read("gradus/history.damaged") == damage)
    var again = self.history
    #expect(again.load() == LineHistory.Loaded(entries: ["good", "fine"], warning: nil))
  }

  @Test func `a huge file of one byte repeated does not stop the start`() throws {
    try write([UInt8](repeating: 0x80, count: HistoryFile.largestSize * 2))
    var history = history
    #expect(history.load().entries.isEmpty)
    #expect(history.append("works") == nil)
    #expect(history.load().entries == ["works"])
  }

  @Test func `a line that a killed shell left without its end does not spoil the next`() throws {
    try write(Array("whole\nhal".utf8))
    var history = history
    _ = history.append("next")
    #expect(history.load().entries == ["whole", "hal", "next"])
  }

  @Test func `a place that cannot be written costs one warning`() throws {
    try folder.write([], to: "file")
    var history = LineHistory(path: folder.path + "/file/gradus/history")
    let loaded = history.load()
    #expect(loaded.entries.isEmpty)
    #expect(loaded.warning?.contains("Not a directory; lines are not kept") == true)
    #expect(history.append("one") == nil)
  }

  @Test func `a folder or a FIFO in the file's place costs a warning`() {
    mkdir(folder.path + "/gradus", 0o700)
    var first = LineHistory(path: folder.path + "/gradus")
    #expect(first.load().warning != nil)
    var second = history
    #expect(mkfifo(second.path, 0o600) == 0)
    #expect(second.load().warning != nil)
  }

  @Test func `entries with control characters or of great length are not stored`() {
    var history = history
    _ = history.append("\u{1B}[2J")
    _ = history.append(String(repeating: "x", count: HistoryFormat.longestLine))
    #expect(history.load().entries.isEmpty)
  }

  @Test func `a link to the file stays a link when the file is trimmed`() throws {
    mkdir(folder.path + "/gradus", 0o700)
    #expect(symlink(folder.path + "/elsewhere", history.path) == 0)
    try folder.write(
      HistoryFormat.encode((0..<LineHistory.limit + 1).map { "line \($0)" }), to: "elsewhere")
    var history = history
    #expect(history.load().entries.count == LineHistory.limit)
    #expect(HistoryFormat.decode(folder.read("elsewhere")).lineCount == LineHistory.limit)
  }

  @Test func `the user's state folder is found by the environment`() {
    func path(_ variables: [String: String]) -> String? {
      LineHistory { variables[$0] }?.path
    }
    #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/gradus/history")
    #expect(path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/gradus/history")
    #expect(path(["HOME": ""]) == nil)
  }

  @Test func `eight shells at once keep every line`() throws {
    let demos = try (0..<8).map { _ in try Demo(in: folder, waiting: false) }
    for number in 0..<20 {
      for (shell, demo) in demos.enumerated() {
        try demo.terminal.send("shell \(shell) line \(number)\r")
      }
    }
    for (shell, demo) in demos.enumerated() {
      try demo.terminal.waitFor("got: shell \(shell) line 19")
      try demo.waitForPrompt()
      try demo.send("\u{4}", andWaitFor: "bye")
    }
    var history = history
    let entries = history.load().entries
    #expect(entries.count == 160)
    for shell in 0..<8 {
      let own = entries.filter { $0.hasPrefix("shell \(shell) ") }
      #expect(own == (0..<20).map { "shell \(shell) line \($0)" })
    }
  }

  @Test func `a later session recalls the lines of an earlier one`() throws {
    let first = try Demo(in: folder)
    try first.run("dense 3", andWaitFor: "got: dense 3")
    try first.send("\u{4}", andWaitFor: "bye")
    let second = try Demo(in: folder)
    try second.terminal.send("\u{1B}[A")
    try second.waitForCursorLine("demo> dense 3")
    try second.run("", andWaitFor: "got: dense 3")
  }

  @Test func `a session with a corrupt history starts with one warning`() throws {
    try write([0, 1, 2, 0x0A, 0xFF])
    let demo = try Demo(in: folder)
    #expect(demo.terminal.screen.text.contains("warning: history"))
    try demo.run("x", andWaitFor: "got: x")
    try demo.send("\u{4}", andWaitFor: "bye")
    let text = String(decoding: demo.terminal.output, as: UTF8.self)
    #expect(text.ranges(of: "warning").count == 1)
  }
}
