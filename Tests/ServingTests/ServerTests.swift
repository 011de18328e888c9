import Foundation
import Serving
import Testing

@Suite("A session that is served")
struct ServerTests {
  @Test("runs statements, a result for each, and says how it ended")
  func run() throws {
    let client = Client()
    let replies = try client.ask([
      "id": 7, "op": "run", "text": "example sum; forward\nbackward", "as": ["text", "json"],
    ])
    #expect(replies.map { $0["event"] as? String } == ["result", "result", "result", "done"])
    #expect(replies.allSatisfy { $0["id"] as? Int == 7 })
    #expect(replies.dropLast().map { $0["line"] as? Int } == [1, 1, 2])
    let object = try #require(replies[1]["json"] as? [String: Any])
    #expect(object["kind"] as? String == "forward")
    #expect(replies.last?["statements"] as? Int == 3)
    #expect(replies.last?["ok"] as? Bool == true)
  }

  @Test(
    "draws a result in each form that is asked for", arguments: ["text", "ansi", "html", "svg"])
  func forms(_ form: String) throws {
    let client = Client()
    try client.run("example sum; forward; backward")
    let result = try #require(try client.run("grads", as: [form]).first)
    let drawn = try #require(result[form] as? String)
    #expect(drawn.contains("conv1"))
    #expect(drawn.contains("\u{1B}[") == (form == "ansi"))
    #expect(drawn.contains("<div class=\"gradus-view\">") == (form == "html"))
    #expect(drawn.hasPrefix("<svg") == (form == "svg"))
    #expect(["text", "ansi", "html", "svg", "json"].filter { result[$0] != nil } == [form])
  }

  @Test("tells a failing statement with its place and what would work, and stops there")
  func failure() throws {
    let client = Client()
    let replies = try client.ask(["op": "run", "text": "input 3x3\ncnov 2; net"])
    #expect(replies.count == 3)
    let error = try #require(replies[1]["error"] as? [String: Any])
    #expect(error["code"] as? String == "unknown-command")
    #expect(error["line"] as? Int == 2)
    #expect(error["column"] as? Int == 1)
    #expect(error["length"] as? Int == 4)
    #expect(error["suggestion"] as? String == "conv")
    #expect(error["sourceLine"] as? String == "cnov 2; net")
    #expect((error["report"] as? String)?.contains("^^^^") == true)
    #expect(replies[2]["ok"] as? Bool == false)
    let all = try client.ask(["op": "run", "text": "cnov 2; 1+1", "keepGoing": true])
    #expect(all.map { $0["ok"] as? Bool } == [false, true, false])
  }

  @Test("writes no file where it may not")
  func writing() throws {
    let client = Client()
    let file = NSTemporaryDirectory() + "gradus-serving-\(getpid())"
    let replies = try client.ask(["op": "run", "text": "input 3x3; save \(file); export numpy -"])
    #expect((replies[1]["error"] as? [String: Any])?["code"] as? String == "may-not-write")
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test("gives and takes every bit of a number")
  func bits() throws {
    let client = Client()
    let bits: [UInt64] = [
      0, 1 << 63, 1, 0x7FF8_0000_0000_0001, 0xFFF8_1234_5678_9ABC, 0x7FF0_0000_0000_0000,
      0x3FB9_9999_9999_999A, 0xFFEF_FFFF_FFFF_FFFF,
    ]
    #expect(
      try client.last(["op": "set", "name": "k", "value": wire([2, 4], bits)])["event"] as? String
        == "done")
    let value = try client.value("k")
    #expect(value.shape == [2, 4])
    #expect(value.bits == bits)
    // And also behind a way back and forth.
    try client.run("let m = 1; undo 2; redo 2")
    #expect(try client.value("k").bits == bits)
    try client.run("example sum")
    let before = try client.value("conv1.weight")
    let weight = (1...4).map { (Double($0) / 3).bitPattern }
    _ = try client.last(["op": "set", "name": "conv1.weight", "value": wire([1, 1, 2, 2], weight)])
    #expect(try client.value("conv1.weight").bits == weight)
    try client.run("undo")
    #expect(try client.value("conv1.weight").bits == before.bits)
    let one = [(0.25).bitPattern]
    _ = try client.last(["op": "set", "name": "conv1.weight[0,0,1,1]", "value": wire([], one)])
    #expect(try client.value("conv1.weight").bits.last == one[0])
    #expect(try client.value("sum(arange(4))").bits == [(6.0).bitPattern])
  }

  @Test("shows values of results to the bit", arguments: [("arange(3) / 3", [3]), ("1/3", [])])
  func values(_ expression: String, shape: [Int]) throws {
    let client = Client()
    let result = try #require(try client.run(expression, as: ["values"]).first)
    let values = try #require(result["values"] as? [[String: Any]])
    #expect(values.count == 1)
    #expect(values[0]["shape"] as? [Int] == shape)
    let count = shape.reduce(1, *)
    #expect(Data(base64Encoded: values[0]["data"] as? String ?? "")?.count == 8 * count)
  }

  @Test(
    "refuses what cannot be written, and stays as it was",
    arguments: ["loss", "nope.weight", "conv1.out", "1 + 1", "x; y", "conv", "", "a b"])
  func unwritable(_ name: String) throws {
    let client = Client()
    try client.run("example sum; forward")
    let reply = try client.last(["op": "set", "name": name, "value": wire([], [0])])
    #expect(reply["event"] as? String == "error", "\(reply)")
    #expect(try client.run("history").count == 1)
  }

  @Test("says what is wrong with a request, and goes on")
  func malformed() throws {
    let client = Client()
    let lines: [(String, String)] = [
      ("{", "not-json"), ("nonsense", "not-json"), ("[1]", "not-an-object"), ("3", "not-an-object"),
      (#"{"op":"rum"}"#, "unknown-operation"), (#"{}"#, "missing-member"),
      (#"{"op":3}"#, "bad-member"),
      (#"{"op":"run"}"#, "missing-member"), (#"{"op":"run","txt":"1"}"#, "unknown-member"),
      (#"{"op":"run","text":null,"txt":null}"#, "missing-member"),
      (#"{"op":"run","text":1}"#, "bad-member"), (#"{"op":"ping","id":[]}"#, "bad-member"),
      (#"{"op":"run","text":"1","as":["pdf"]}"#, "bad-member"),
      (#"{"op":"run","text":"1","width":3}"#, "bad-member"),
      (#"{"op":"get","name":"nope"}"#, "unknown-name"),
      (#"{"op":"answer","text":"1"}"#, "nothing-asked"),
      (#"{"op":"restore","snapshot":3}"#, "no-snapshot"),
      (#"{"op":"complete","text":"a","cursor":2}"#, "bad-member"),
      (#"{"op":"set","name":"a","value":{"dtype":"<f4","shape":[],"data":""}}"#, "bad-member"),
      (#"{"op":"set","name":"a","value":{"dtype":"<f8","shape":[-1],"data":""}}"#, "bad-member"),
      (#"{"op":"set","name":"a","value":{"dtype":"<f8","shape":[1],"data":"AAAA"}}"#, "bad-member"),
      (#"{"op":"set","name":"a","value":{"dtype":"<f8","shape":[0],"data":"*"}}"#, "bad-member"),
      (#"{"op":"run","text":"\ud800"}"#, "not-json"),
      (String(repeating: "[", count: 100), "not-json"),
    ]
    for (line, code) in lines {
      let replies = client.lines(for: Array(line.utf8))
      #expect(replies.count == 1, "\(line)")
      #expect(replies.first?.contains("\"code\":\"\(code)\"") == true, "\(line): \(replies)")
    }
    #expect(client.lines(for: [0x22, 0xFF, 0x22]).first?.contains("not-json") == true)
    #expect(client.lines(for: []).isEmpty)
    #expect(try client.last(["op": "ping", "id": "a"])["id"] as? String == "a")
  }

  @Test(
    "says of a file that it writes none, and not that a lesson is on",
    arguments: ["save a.gradus", "save -", "export csv - grads"])
  func writing(_ statement: String) throws {
    let client = Client()
    try client.run("example sum; forward; backward")
    let result = try client.ask(["op": "run", "text": statement])[0]
    let error = try #require(result["error"] as? [String: Any])
    #expect(error["code"] as? String == "may-not-write")
    #expect((error["message"] as? String)?.contains("lesson") == false)
  }

  @Test(
    "gives as values all tensors that are in the JSON",
    arguments: [
      "show conv1.weight", "let a = [1, 2]", "dense1.weight = 0", "grads", "backward", "forward",
      "compare conv1.weight[0,0,0,0] dense1.weight[0,0]", "accumulate conv1.weight[0]", "update",
      "filmstrip conv1", "print conv1.weight", "unroll conv1", "predict 1 as 2",
    ])
  func values(_ statement: String) throws {
    let client = Client()
    try client.run("example both; train 2 steps; forward; backward")
    let result = try client.run(statement, as: ["json", "values"])[0]
    let values = try #require(result["values"] as? [[String: Any]])
    func shapes(in json: Any) -> [[Int]] {
      if let list = json as? [Any] { return list.flatMap(shapes) }
      guard let record = json as? [String: Any] else { return [] }
      let own = record["data"] == nil ? nil : record["shape"] as? [Int]
      return (own.map { [$0] } ?? [])
        + record.filter { $0.key != "view" }.values.flatMap { shapes(in: $0) }
    }
    let wanted = shapes(in: try #require(result["json"]))
    let given = values.compactMap { $0["shape"] as? [Int] }
    #expect(given.count == values.count && !given.isEmpty)
    #expect(
      given.sorted { $0.description < $1.description }
        == wanted.sorted { $0.description < $1.description })
  }

  @Test("completes whole addresses, over lines and in code points")
  func completion() throws {
    let client = Client()
    try client.run("example sum")
    func texts(_ text: String, _ cursor: Int? = nil) throws -> (start: Int, texts: [String]) {
      var request: [String: Any] = ["op": "complete", "text": text]
      if let cursor { request["cursor"] = cursor }
      let reply = try client.last(request)
      let matches = try #require(reply["matches"] as? [[String: Any]])
      return (reply["start"] as? Int ?? -1, matches.compactMap { $0["text"] as? String })
    }
    #expect(try texts("print conv1.we") == (6, ["conv1.weight"]))
    #expect(try texts("print conv1.weight.g") == (6, ["conv1.weight.grad"]))
    #expect(try texts("forw") == (0, ["forward"]))
    #expect(try texts("# é😀\nbackw + 1", 10) == (5, ["backward"]))
    #expect(try texts("let a = [1,\nsobel_x") == (12, ["sobel_x"]))
    #expect(
      try texts("input 2x6x6\nconv 2 3x3 pad 1\nconv 2 3x3 pad 1 bias off\nconv 2 3x3 sharing ")
        .texts
        == ["conv1"])
    #expect(try texts("load dig") == (5, ["digits.csv"]))
    #expect(try texts("# forw").texts.isEmpty)
  }

  @Test("inspects values, words and the command of a statement")
  func inspection() throws {
    let client = Client()
    try client.run("example sum")
    func words(_ text: String, _ cursor: Int) throws -> (word: String?, text: String) {
      let reply = try client.last(["op": "inspect", "text": text, "cursor": cursor])
      return (reply["word"] as? String, reply["text"] as? String ?? "")
    }
    let weight = try words("print conv1.weight", 14)
    #expect(weight.word == "conv1.weight")
    #expect(weight.text.contains("1\u{D7}1\u{D7}2\u{D7}2"))
    #expect(try words("conv 2 3x3", 2).word == "conv")
    #expect(try words("conv 2 3x3", 10).word == "conv")
    #expect(try words("conv1", 3).word == "conv1")
    #expect(try client.last(["op": "inspect", "text": "qqqq"])["found"] as? Bool == false)
  }

  @Test(
    "tells whether a text is whole",
    arguments: [
      ("forward", "complete"), ("let a = [1,", "incomplete"), ("let a = [1,\n2]", "complete"),
      ("cnov 2", "invalid"), ("", "complete"), ("# [", "complete"),
    ])
  func wholeness(_ text: String, status: String) throws {
    #expect(try Client().last(["op": "is-complete", "text": text])["status"] as? String == status)
  }

  @Test("keeps and restores sessions, and gives a script for another one")
  func snapshots() throws {
    let client = Client()
    try client.run("example sum; let a = 1/3")
    let kept = try client.last(["op": "snapshot", "script": true])
    #expect(kept["snapshot"] as? Int == 1)
    try client.run("reset; let a = 5")
    #expect(try client.last(["op": "restore", "snapshot": 1])["event"] as? String == "done")
    #expect(try client.value("a").bits == [(1.0 / 3).bitPattern])
    #expect(try client.last(["op": "forget", "snapshot": 1])["event"] as? String == "done")
    #expect(try client.errorCode(["op": "restore", "snapshot": 1]) == "no-snapshot")
    let other = Client()
    try other.run(try #require(kept["script"] as? String))
    #expect(try other.value("conv1.weight").bits == client.value("conv1.weight").bits)
    #expect(try other.value("a").bits == [(1.0 / 3).bitPattern])
  }

  @Test("stops at an interrupt, and runs again behind it")
  func interrupt() throws {
    let client = Client()
    client.isInterrupted = true
    let stopped = try client.last(["op": "run", "text": "example sum; forward"])
    #expect(stopped["interrupted"] as? Bool == true)
    #expect(stopped["ok"] as? Bool == false)
    // What ended a request ends no other one.
    #expect(!client.isInterrupted)
    try client.run("example sum; forward")
    client.isInterrupted = true
    _ = try client.last(["op": "ping"])
    #expect(!client.isInterrupted)
  }

  @Test("asks where it may, takes the answer, and tells what is none")
  func questions() throws {
    let client = Client()
    try client.run("example sum; forward; backward")
    let predict = "predict conv1.weight.grad[0,0,0,0]"
    client.willAnswer(#"{"op":"ping","id":4}"#, #"{"op":"answer","text":"1"}"#)
    let replies = try client.ask(["op": "run", "text": predict, "asks": true])
    let events = replies.compactMap { $0["event"] as? String }
    #expect(events.first == "ask")
    #expect(events.dropFirst().first == "error")
    #expect(events.last == "done")
    let unasked = try client.ask(["op": "run", "text": predict])
    #expect(unasked.compactMap { $0["event"] as? String }.contains("ask") == false)
  }

  @Test("leaves by quit, as request or as statement", arguments: ["quit", "run"])
  func leaving(_ operation: String) throws {
    let client = Client()
    let request = operation == "run" ? ["op": "run", "text": "quit; 1"] : ["op": "quit"]
    #expect(try client.last(request)["event"] as? String == "done")
    #expect(client.server.hasQuit)
  }

  @Test("names all its operations and events in its protocol's description")
  func description() throws {
    let file = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let text = try String(
      contentsOfFile: "/\(file)/Sources/Serving/PROTOCOL.md", encoding: .utf8)
    #expect(text.contains("number \(Server.protocolNumber)\n"))
    let hello = try Client().last(["op": "hello"])
    for word in try #require(hello["operations"] as? [String]) {
      #expect(text.contains("| `\(word)`") || text.contains(", `\(word)` |"), "\(word)")
    }
    for form in try #require(hello["forms"] as? [String]) { #expect(text.contains("`\(form)`")) }
  }
}
