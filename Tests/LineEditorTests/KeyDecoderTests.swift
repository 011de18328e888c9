import TerminalSupport
import Testing

@testable import LineEditor

@Suite struct KeyDecoderTests {
  private func key(_ bytes: [UInt8]) -> Key {
    var rest = bytes.dropFirst()
    return KeyDecoder.key(startingWith: bytes[0]) { _ in rest.popFirst().map { Int32($0) } ?? -2 }
  }

  @Test func `keys are known by what xterm, rxvt and the Linux console send`() {
    let expected: [(String, Key)] = [
      ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}OD", .left),
      ("\u{1B}[1;5C", .right), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
      ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}OF", .end),
      ("\u{1B}[4~", .end), ("\u{1B}[8~", .end), ("\u{1B}OM", .enter), ("\r", .enter),
      ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
      ("\u{3}", .interrupt), ("\u{4}", .endOfInput), ("\u{C}", .redraw), (" ", .character(" ")),
      ("q", .character("q")), ("λ", .character("λ")), ("→", .character("→")),
      ("😀", .character("😀")), ("\u{1B}", .escape), ("\u{1B}[3~", .unknown),
      ("\u{1B}x", .unknown), ("\u{1B}[", .unknown), ("\u{1}", .unknown),
    ]
    for (bytes, wanted) in expected {
      #expect(key(Array(bytes.utf8)) == wanted, "\(bytes.debugDescription)")
    }
  }

  @Test func `bytes that make no key are unknown ones`() {
    #expect(key([0xFF]) == .unknown)
    #expect(key([0xCE]) == .unknown)
    #expect(key([0xE2, 0x28, 0xA1]) == .unknown)
    #expect(key(Array("\u{1B}[1111111111111111111111111111A".utf8)) == .unknown)
  }

  @Test func `single keys are read from a terminal`() throws {
    let demo = try Demo()
    try demo.send("keys\r", andWaitFor: "keys:")
    for (keys, name) in [
      ("a", "key character(\"a\")"), ("\u{1B}[5~", "key pageUp"), ("\u{3}", "key interrupt"),
      ("\u{1A}", "key redraw"), ("\u{1B}", "key escape"),
    ] {
      try demo.send(keys, andWaitFor: name)
    }
    demo.terminal.resize(columns: 70, rows: 20)
    try demo.terminal.waitFor("key redraw")
    try demo.terminal.send("q")
    try demo.waitForPrompt()
  }
}
