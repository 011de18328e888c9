import TerminalSupport
import TestSupport
import Testing

@testable import LineEditor

/// What a key in a long line costs.
@Suite struct KeyCostTests {
  /// Five letters and digits in turn, so that their colours change often.
  private static let line = String(
    String(repeating: "conv 2 3x3 stride 2 pad 1 bias 0 groups 2 ", count: 5).prefix(200))

  /// Keys, and where in the line they are pressed, in steps to the left of its end.
  private static let keys: [(String, Int)] = [
    ("a", 0), ("7", 0), (" ", 0), ("\u{7F}", 0), ("a", 100), ("7", 100), (" ", 100),
    ("\u{7F}", 100), ("\u{4}", 100), ("a", 199), ("7", 199), (" ", 199), ("\u{7F}", 199),
    ("\u{1B}[D", 50), ("\u{1B}[C", 50), ("\u{1}", 0), ("\u{5}", 150), ("\u{14}", 120),
  ]

  @Test("A key in a line of 200 characters costs less than 200 bytes", arguments: keys)
  func cost(key: String, left: Int) throws {
    let demo = try Demo(environment: ["DEMO_COLOUR": "1"])
    try demo.terminal.send(Self.line)
    try demo.terminal.waitForScreen("the line") { $0.text.contains("(200 so far)") }
    try demo.terminal.send(String(repeating: "\u{2}", count: left) + "\u{1B}[D\u{1B}[C")
    // A key that is answered by a bell tells that all before it is shown; what it draws itself comes
    // behind the bell.
    let (first, second) = (try Self.shown(demo, after: ""), try Self.shown(demo, after: ""))
    let third = try Self.shown(demo, after: key)
    let cost = (third - second) - (second - first)
    #expect(cost < 200, "\(cost) bytes")
    let parts = demo.terminal.screen.styledParts(inRow: 0)
    #expect(parts.contains { !$0.style.isEmpty })
  }

  /// How many bytes the terminal was sent up to the bell that answers behind a key.
  private static func shown(_ demo: Demo, after key: String) throws -> Int {
    // Ctrl-G rings.
    let rung = demo.terminal.output.count { $0 == 7 }
    try demo.terminal.send(key + "\u{7}")
    try demo.terminal.waitForScreen("the bell") { _ in
      demo.terminal.output.count { $0 == 7 } > rung
    }
    return demo.terminal.output.lastIndex(of: 7) ?? 0
  }
}

/// The bytes between two states of a screen.
@Suite struct CanvasDifferenceTests {
  private static func fed(_ canvas: LineCanvas, _ text: String) -> LineCanvas {
    var canvas = canvas
    Array(text.utf8).withUnsafeBytes { canvas.feed($0) }
    return canvas
  }

  private static func contents(_ canvas: LineCanvas) -> [[UInt32]] {
    canvas.rows.map { $0.map(\.content) }
  }

  @Test("They come to the second state, wherever that began", arguments: 1...200)
  func same(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    func random(_ pieces: [String], _ count: Int) -> String {
      (0..<count).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
    }
    let columns = 20
    let start = Self.fed(
      LineCanvas(columns: columns), random(["ab", "c", " ", "1", "語", "é"], 40) + "\r")
    let moves = [
      "x", "yz", "\u{8}", "\r", "\u{1B}[C", "\u{1B}[3C", "\u{1B}[K", "\u{1B}[P", "\u{1B}[2P",
      "\u{1B}[@", "\u{1B}[1@q", "\u{1B}[A", "字", " ",
    ]
    let end = Self.fed(start, random(moves, 12))
    for shifts in [true, false] {
      guard let difference = CanvasDifference(from: start, to: end, shifts: shifts) else {
        continue
      }
      let made = Self.fed(start, String(decoding: difference.bytes, as: UTF8.self))
      #expect(Self.contents(made) == Self.contents(end))
      #expect(made.row == end.row && made.column == end.column)
      #expect(made.upheavals == end.upheavals)
    }
  }

  @Test func `a letter put into a full row moves what is behind it`() throws {
    let start = Self.fed(LineCanvas(columns: 20), "abcdefghijklmnopqrs\r")
    let end = Self.fed(start, "\u{1B}[2C\u{1B}[1@X")
    let bytes = try #require(CanvasDifference(from: start, to: end, shifts: true)).bytes
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}[2C\u{1B}[1@X")
  }
}
