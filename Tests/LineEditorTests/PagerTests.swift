import TerminalSupport
import Testing

@testable import LineEditor

@Suite struct PagerTests {
  private func rows(_ range: ClosedRange<Int>, at columns: Int = 80) -> [String] {
    range.map { "row \($0) at \(columns)" }
  }

  private func wait(_ demo: Demo, rows range: ClosedRange<Int>, at columns: Int = 80) throws {
    let wanted = rows(range, at: columns)
    try demo.terminal.waitForScreen("rows \(range)") { $0.lines.dropLast() == wanted[...] }
  }

  @Test func `keys move by screenfuls and lines, and leave`() throws {
    let demo = try Demo()
    try demo.terminal.send("page 100\r")
    try wait(demo, rows: 1...23)
    #expect(
      demo.terminal.screen.cursorLine == "-- 1–23 of 100 · Space more, q close --")
    try demo.terminal.send(" ")
    try wait(demo, rows: 24...46)
    #expect(
      demo.terminal.screen.cursorLine == "-- 24–46 of 100 · Space more, b back, q close --")
    for (key, range) in [
      ("\r", 25...47), ("\u{1B}[6~", 48...70), ("b", 25...47), ("\u{1B}[5~", 2...24),
      ("G", 78...100), ("g", 1...23), ("x\u{1B}[B", 2...24), ("\u{1B}[A", 1...23),
    ] {
      try demo.terminal.send(key)
      try wait(demo, rows: range)
    }
    try demo.terminal.send("q")
    try demo.waitForPrompt()
    #expect(demo.terminal.screen.lines.dropLast() == rows(1...23)[...])
    #expect(demo.terminal.screen.scrolledOff.contains("demo> page 100"))
  }

  @Test func `Space at the end leaves, with all of the text in the scroll-back`() throws {
    let demo = try Demo()
    try demo.terminal.send("page 50\r")
    try wait(demo, rows: 1...23)
    try demo.terminal.send(" ")
    try wait(demo, rows: 24...46)
    try demo.terminal.send(" ")
    try wait(demo, rows: 28...50)
    try demo.terminal.send(" ")
    try demo.waitForPrompt()
    let screen = demo.terminal.screen
    let all = screen.scrolledOff + screen.lines.dropLast()
    #expect(all.suffix(50) == rows(1...50)[...])
  }

  @Test func `Ctrl-C leaves without an interrupt of the session`() throws {
    let demo = try Demo()
    try demo.terminal.send("page 100\r")
    try wait(demo, rows: 1...23)
    try demo.terminal.send("\u{3}")
    try demo.waitForPrompt()
    try demo.run("conv", andWaitFor: "got: conv")
    #expect(!demo.terminal.screen.text.contains("interrupted"))
  }

  @Test func `a resize renders the text anew at about the same place`() throws {
    let demo = try Demo()
    try demo.terminal.send("page 100\r")
    try wait(demo, rows: 1...23)
    try demo.terminal.send(" ")
    try wait(demo, rows: 24...46)
    demo.terminal.resize(columns: 50, rows: 11)
    try wait(demo, rows: 24...33, at: 50)
    demo.terminal.resize(columns: 90, rows: 31)
    try wait(demo, rows: 24...53, at: 90)
  }

  @Test func `without Unicode the status line is ASCII`() throws {
    let demo = try Demo(environment: ["LC_ALL": "C"])
    try demo.terminal.send("page 100\r")
    try wait(demo, rows: 1...23)
    #expect(demo.terminal.screen.cursorLine == "-- 1-23 of 100, Space more, q close --")
  }

  @Test func `a text that fits is written without waiting`() throws {
    let demo = try Demo()
    try demo.terminal.send("page 23\r")
    try demo.terminal.waitFor("row 23 at 80")
    try demo.waitForPrompt()
  }

  @Test func `a terminal of one row still shows a line at a time`() {
    var position = PagerPosition(count: 3, height: 0)
    #expect(position.visible == 0..<1)
    #expect(position.press(.enter) == .forward(1..<2))
    #expect(position.press(.character("b")) == .redraw)
    #expect(position.press(.character("b")) == .none)
    #expect(position.press(.end) == .redraw)
    #expect(position.press(.enter) == .quit)
  }

  @Test func `frames are stepped through in place, and the last one stays`() throws {
    let demo = try Demo()
    try demo.terminal.send("frames 4\r")
    func wait(_ index: Int, _ size: String = "80x23") throws {
      try demo.terminal.waitForScreen("frame \(index)") { screen in
        screen.lines.contains("frame \(index) in \(size)")
          && screen.cursorLine.hasPrefix("-- \(index + 1) of 4")
          && screen.lines.filter { $0.hasPrefix("frame ") && $0.contains("in") }.count == 1
      }
    }
    try wait(0)
    for (key, index) in [
      ("\u{1B}[C", 1), (" ", 2), ("n", 3), ("\u{1B}[D", 2), ("b", 1), ("p", 0), ("p\r", 1),
      ("G", 3), ("g", 0), ("\u{1B}OF", 3), ("\u{1B}[H", 0), ("nn", 2),
    ] {
      try demo.terminal.send(key)
      try wait(index)
    }
    demo.terminal.resize(columns: 60, rows: 20)
    try wait(2, "60x19")
    try demo.send("q", andWaitFor: "left at 2")
    try demo.waitForPrompt()
    #expect(demo.terminal.screen.text.contains("frame 2 in 60x19\n**\nleft at 2"))
  }

  @Test(arguments: [" ", "\r", "n", "\u{1B}[6~"])
  func `a key that goes on leaves the last frame, as it leaves the last page`(key: String) throws {
    let demo = try Demo()
    try demo.terminal.send("frames 2\r")
    try demo.terminal.waitForScreen("the first frame") { $0.cursorLine.hasPrefix("-- 1 of 2") }
    try demo.terminal.send(key)
    try demo.terminal.waitForScreen("the last frame") { screen in
      screen.cursorLine.hasPrefix("-- 2 of 2") && screen.cursorLine.contains("Space close")
    }
    try demo.send(key, andWaitFor: "left at 1")
    try demo.waitForPrompt()
  }

  @Test func `a frame taller than the screen is gone through before the next one`() throws {
    let demo = try Demo()
    demo.terminal.resize(columns: 60, rows: 20)
    try demo.terminal.send("tall 25\r")
    func wait(_ frame: Int, _ lines: ClosedRange<Int>, _ below: String) throws {
      try demo.terminal.waitForScreen("lines \(lines) of frame \(frame)") { screen in
        let wanted = lines.map { "frame \(frame) line \($0)" }
        return screen.lines.filter { $0.hasPrefix("frame ") }.suffix(wanted.count) == wanted[...]
          && screen.cursorLine.hasPrefix("-- \(frame + 1) of 3")
          && screen.cursorLine.contains("below") == !below.isEmpty
          && (below.isEmpty || screen.cursorLine.contains(below))
          && screen.cursorLine.hasSuffix(" --")
      }
    }
    try wait(0, 1...19, "↓ 6 lines below")
    for (key, frame, lines, below) in [
      ("\u{1B}[B", 0, 2...20, "5 lines below"), ("\r", 0, 3...21, "4 lines below"),
      (" ", 0, 7...25, ""), (" ", 1, 1...19, "6 lines below"),
      ("\u{1B}[6~", 1, 7...25, ""), ("\u{1B}[C", 2, 7...25, ""),
      ("\u{1B}[A", 2, 6...24, "1 line below"),
      ("\u{1B}[D", 1, 6...24, "1 line below"), ("\u{1B}[5~", 1, 1...19, "6 lines below"),
      ("\u{1B}[A", 0, 7...25, ""), ("G", 2, 7...25, ""),
      ("\u{1B}[5~", 2, 1...19, "6 lines below"), ("\u{1B}[F", 2, 7...25, ""),
    ] {
      try demo.terminal.send(key)
      try wait(frame, lines, below)
    }
    try demo.send(" ", andWaitFor: "left at 2")
    try demo.waitForPrompt()
  }

  @Test func `arrows and End stay at the last frame`() throws {
    let demo = try Demo()
    try demo.terminal.send("frames 2\r")
    try demo.terminal.waitForScreen("the first frame") { $0.cursorLine.hasPrefix("-- 1 of 2") }
    try demo.terminal.send("\u{1B}[C\u{1B}[C\u{1B}[B\u{1B}[F\u{1B}[D")
    try demo.terminal.waitForScreen("the first frame again") { screen in
      screen.cursorLine.hasPrefix("-- 1 of 2") && screen.text.contains("frame 0")
    }
    try demo.send("q", andWaitFor: "left at 0")
  }
}
