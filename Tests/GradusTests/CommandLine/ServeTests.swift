import Foundation
import TerminalSupport
import Testing

@Suite("gradus serve, fed through a pipe")
struct ServeTests {
  /// The lines that answer some input, each an object.
  private func replies(_ input: [UInt8]) throws -> [[String: Any]] {
    let program = try gradus(["serve"], input: input)
    #expect(program.ending == .exit(0))
    #expect(program.errorText.isEmpty)
    return try program.outputText.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  private func codes(_ replies: [[String: Any]]) -> [String] {
    replies.dropFirst().map { reply in
      (reply["error"] as? [String: Any])?["code"] as? String ?? reply["event"] as? String ?? ""
    }
  }

  @Test func `answers the half of a line at which its input ends`() throws {
    #expect(try codes(replies(Array(#"{"op":"ping"}"#.utf8))) == ["done"])
    #expect(try codes(replies(Array(#"{"op":"pi"#.utf8))) == ["not-json"])
    #expect(try codes(replies([])) == [])
  }

  @Test func `goes on behind what is no request`() throws {
    let lines: [[UInt8]] = [
      [0], [0xFF, 0xFE], Array(repeating: 0x5B, count: 100_000), Array("{}".utf8), [0x0D],
      Array(#"{"op":"run","text":"1 + 1"}"#.utf8), Array("\u{FEFF}{}".utf8),
      Array(#"{"op":"quit"}"#.utf8), Array(#"{"op":"ping"}"#.utf8),
    ]
    let replies = try replies(Array(lines.joined(separator: [0x0A])) + [0x0A])
    #expect(
      codes(replies) == [
        "not-json", "not-json", "not-json", "missing-member", "result", "done", "not-json", "done",
      ])
  }
}
