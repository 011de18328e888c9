import Foundation
import Serving
import TestSupport
import Testing

@Suite("A server that is sent what breaks readers")
struct HostileRequestTests {
  /// Sends a line, and gives the reply that ends it, of which there has to be one, the last.
  @discardableResult
  private func ending(
    _ line: [UInt8], _ client: Client, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: Any] {
    let text = String(decoding: line.prefix(200), as: UTF8.self)
    let objects = try client.lines(for: line).map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        sourceLocation: sourceLocation)
    }
    let endings = objects.filter { ["done", "error"].contains($0["event"] as? String) }
    #expect(endings.count == 1, "\(text)", sourceLocation: sourceLocation)
    let last = try #require(objects.last, "\(text)", sourceLocation: sourceLocation)
    if last["event"] as? String == "error" {
      let error = last["error"] as? [String: Any]
      #expect((error?["code"] as? String)?.isEmpty == false, sourceLocation: sourceLocation)
      #expect((error?["message"] as? String)?.isEmpty == false, sourceLocation: sourceLocation)
    } else {
      #expect(last["event"] as? String == "done", "\(text)", sourceLocation: sourceLocation)
    }
    return last
  }

  private func code(_ line: String, _ client: Client) throws -> String? {
    (try ending(Array(line.utf8), client)["error"] as? [String: Any])?["code"] as? String
  }

  @Test("answers every beginning of a request")
  func halves() throws {
    let client = Client()
    let request =
      #"{"id":"é😀\u00e9","op":"set","name":"k","value":{"dtype":"<f8","shape":[1],"data":"AAAAAAAA8D8="}}"#
    for count in 1..<request.utf8.count {
      let last = try ending(Array(request.utf8.prefix(count)), client)
      #expect((last["error"] as? [String: Any])?["code"] as? String == "not-json")
    }
    #expect(try ending(Array(request.utf8), client)["id"] as? String == "é😀é")
  }

  @Test(
    "reads no number as another",
    arguments: [
      "1e400", "-1e400", "9223372036854775808", "99999999999999999999999", "0.5", "-1",
      "1e18", "NaN", "Infinity", "0x10", "01", "+1", "1.", ".5", "-", "1e",
    ])
  func numbers(_ number: String) throws {
    let client = Client()
    for line in [
      #"{"op":"complete","text":"a","cursor":\#(number)}"#,
      #"{"op":"run","text":"1","width":\#(number)}"#, #"{"op":"run","text":"1","line":\#(number)}"#,
      #"{"op":"restore","snapshot":\#(number)}"#,
      #"{"op":"set","name":"k","value":{"dtype":"<f8","shape":[\#(number)],"data":""}}"#,
      #"{"op":"set","name":"k","value":{"dtype":"<f8","shape":[0,\#(number)],"data":""}}"#,
    ] {
      // A line's number may be large, and an extent of 0 makes nothing of a moderate one.
      let code = try code(line, client)
      if number != "1e18" || !line.contains("line") { #expect(code != nil, "\(line)") }
    }
    #expect(try client.last(["op": "ping"])["event"] as? String == "done")
  }

  @Test(
    "takes a shape of nothing, however it is made, or refuses it",
    arguments: [
      ([0], true), ([67_108_864, 0], true), ([0, 0, 0], true),
      ([67_108_864, 67_108_864, 0], false),
      ([67_108_864, 67_108_864, 67_108_864, 0], false), ([0, 67_108_864, 67_108_864], false),
      (Array(repeating: 0, count: 16), true), (Array(repeating: 0, count: 17), false),
    ])
  func nothing(_ shape: [Int], _ isTaken: Bool) throws {
    let client = Client()
    let reply = try client.last(["op": "set", "name": "k", "value": wire(shape, [])])
    #expect((reply["event"] as? String == "done") == isTaken)
    guard isTaken else { return }
    #expect(try client.value("k").shape == shape)
    for text in [
      "k", "k + 1", "k * k", "flatten(k)", "shape(k)", "sum(k)", "transpose(k)", "history",
    ] {
      try ending(Array(#"{"op":"run","text":"\#(text)","as":["text","json","html"]}"#.utf8), client)
    }
  }

  @Test("reads lists as deep as it says, and no deeper, in whatever member they stand")
  func depth() throws {
    let client = Client()
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    for depth in [1, 62, 63, 64, 65, 1000, 300_000] {
      for member in ["id", "op", "text", "other"] {
        let expected = depth > 64 ? "not-json" : nil
        let code = try code(#"{"op":"run","\#(member)":\#(nested(depth))}"#, client)
        if let expected {
          #expect(code == expected, "\(depth) in \(member)")
        } else {
          #expect(code != nil)
        }
      }
      let records =
        String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
      #expect(try code(records, client) != nil)
    }
  }

  @Test(
    "takes Base64 to the letter",
    arguments: [
      "AAAAAAAA8D8", "AAAAAAAA8D8==", "AAAAAAAA8D8=A", "AAAAAAAA8D=8", "AAAA AAAA8D8=",
      "AAAAAAAA8D8=\\n", "-AAAAAAA8D8=", "_AAAAAAA8D8=", "AAAAAAAA8D9=", "=", "====", "A", "é",
      "AAAAAAAA8D8\\u0000", "AAAAAAAA8D8=AAAAAAAA8D8=", "AAAAAAAA8D8=========",
    ])
  func base64(_ data: String) throws {
    let client = Client()
    let line =
      #"{"op":"set","name":"k","value":{"dtype":"<f8","shape":[1],"data":"\#(data)"}}"#
    #expect(try code(line, client) == "bad-member", "\(data)")
    #expect(try client.errorCode(["op": "get", "name": "k"]) != nil)
  }

  @Test("answers bytes that are no text")
  func bytes() throws {
    let client = Client()
    let ping = Array(#"{"op":"ping"}"#.utf8)
    let wrong: [[UInt8]] = [
      [0], [0, 0, 0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE2, 0x82],
      [0x7F], [0x1B, 0x5B, 0x41], [0x0D, 0x0D],
    ]
    for bytes in wrong where bytes != [0x0D, 0x0D] {
      try ending(bytes, client)
      try ending(bytes + ping, client)
      try ending(ping + bytes, client)
      try ending(
        Array(#"{"op":"run","text":""#.utf8) + bytes
          + Array(#"","as":["text","html","json"]}"#.utf8), client)
      try ending(Array(#"{"id":""#.utf8) + bytes + Array(#"","op":"ping"}"#.utf8), client)
    }
    #expect(try ending([0xEF, 0xBB, 0xBF] + ping, client)["event"] != nil)
    // NUL is a character that JSON can name; no statement has it.
    let replies = client.lines(
      for: Array(#"{"op":"run","text":"let a = 1\u0000; 2"}"#.utf8))
    #expect(replies.last?.contains(#""ok":false"#) == true)
  }

  @Test("answers long texts of one sign")
  func long() throws {
    let client = Client()
    for sign in ["(", "[", ";", "-", "a", " ", "#", "\\n", "1+", "\\\"", "x[", "😀"] {
      let text = String(repeating: sign, count: 20_000)
      for line in [
        #"{"op":"run","text":"\#(text)"}"#, #"{"op":"get","name":"\#(text)"}"#,
        #"{"op":"complete","text":"\#(text)"}"#,
        #"{"op":"inspect","text":"\#(text)","cursor":10000}"#,
        #"{"op":"is-complete","text":"\#(text)"}"#, #"{"op":"\#(text)"}"#, #"{"\#(text)":1}"#,
        #"{"op":"set","name":"\#(text)","value":{"dtype":"<f8","shape":[],"data":"AAAAAAAA8D8="}}"#,
      ] { try ending(Array(line.utf8), client) }
    }
  }

  @Test("answers any value in any member", arguments: 0..<4)
  func values(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) &+ 900)
    let client = Client()
    let operations = [
      "hello", "run", "get", "set", "complete", "inspect", "snapshot", "restore", "forget",
      "answer",
      "ping", "is-complete", "RUN", "",
    ]
    let members = [
      "id", "text", "as", "width", "file", "line", "keepGoing", "asks", "progress", "name", "value",
      "cursor", "script", "snapshot", "op", "other",
    ]
    for _ in 0..<400 {
      var line = #"{"op":"\#(random.pick(operations))""#
      for _ in 0...random.int(in: 0...4) {
        line += #","\#(random.pick(members))":\#(Self.json(&random, depth: 3))"#
      }
      try ending(Array((line + "}").utf8), client)
    }
    #expect(try client.last(["op": "ping"])["event"] as? String == "done")
  }

  /// A value of JSON, or what is nearly one.
  private static func json(_ random: inout SplitMix, depth: Int) -> String {
    let plain = [
      "null", "true", "false", "0", "-1", "1e400", "9223372036854775807", "0.1", "\"\"", "\"text\"",
      "\"example sum; forward\"", "\"conv1.weight\"", "\"<f8\"", "\"AAAAAAAA8D8=\"", "\"\\ud83d\"",
      "\"\\u0000\"", "[]", "{}", #"{"dtype":"<f8","shape":[],"data":"AAAAAAAA8D8="}"#,
    ]
    guard depth > 0, random.int(in: 0...3) == 0 else { return random.pick(plain) }
    let parts = (0..<random.int(in: 0...4)).map { _ in json(&random, depth: depth - 1) }
    if random.int(in: 0...1) == 0 { return "[" + parts.joined(separator: ",") + "]" }
    return "{"
      + parts.enumerated().map { #""\#(random.pick(["dtype", "shape", "data", "a"]))":\#($1)"# }
      .joined(separator: ",") + "}"
  }
}
