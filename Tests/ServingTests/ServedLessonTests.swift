import Foundation
import Lessons
import Serving
import Testing

@Suite("A lesson that is served")
struct ServedLessonTests {
  /// The texts that statements answer.
  private func texts(_ client: Client, _ statements: String) throws -> [String] {
    try client.run(statements).compactMap { $0["text"] as? String }
  }

  @Test("is taken step by step, judged, and left for the session from before")
  func wayThrough() throws {
    let client = Client()
    try client.run("let kept = 7")
    let opening = try texts(client, "lesson by-hand 1")
    #expect(opening.count == 1 && opening[0].contains("step 1 of 10"))
    #expect(opening[0].contains("dense 1 bias off"))
    #expect(try texts(client, "done")[0].contains("not yet"))
    #expect(try texts(client, "lesson question 1 as 6")[0].contains("right"))
    #expect(try texts(client, "hint")[0].contains("Hint: Seven letters"))
    try client.run("print dense1.weight\nforward")
    #expect(try texts(client, "done")[0].contains("right, that is step 1 of 10"))
    #expect(try client.value("dense1.out").bits == [(6.0).bitPattern])
    #expect(try client.errorCode(["op": "get", "name": "kept"]) == "unknown-name")
    #expect(try texts(client, "lesson leave")[0].contains("your own session"))
    #expect(try client.value("kept").bits == [(7.0).bitPattern])
  }

  @Test("asks the client's user for a guess, and says what to do where there is none")
  func asking() throws {
    let client = Client()
    try client.run("lesson 1 1")
    #expect(
      try texts(client, "lesson question 1")[0].contains("not yet: lesson question 1 as"))
    client.willAnswer(#"{"op":"answer","text":"7"}"#)
    let replies = try client.ask(["op": "run", "text": "lesson question 1", "asks": true])
    #expect(replies[0]["event"] as? String == "ask")
    #expect((replies[0]["question"] as? String)?.contains("a number") == true)
    #expect((replies[1]["text"] as? String)?.contains("too large") == true)
    #expect(try texts(client, "lesson question 1 as ?")[0].contains("6"))
  }

  @Test(
    "refuses what is not there, and goes on",
    arguments: [
      ("done", "no-lesson"), ("lesson question 1", "no-lesson"), ("lesson nope", "unknown-lesson"),
      ("lesson by-hand 99", "no-step"), ("lesson by-hand x", "no-step"),
      ("lesson 1; lesson previous", "no-step"), ("lesson 1; lesson question 9", "no-question"),
      ("lesson 1; lesson question 1 as blue", "no-guess"), ("lesson 1; save x", "may-not-write"),
      ("lesson /nowhere/a.md", "lesson"),
    ])
  func mistakes(_ statements: String, _ code: String) throws {
    let client = Client()
    let result = try client.ask(["op": "run", "text": statements]).dropLast().last
    #expect((result?["error"] as? [String: Any])?["code"] as? String == code)
    #expect((result?["error"] as? [String: Any])?["report"] is String)
    #expect(try texts(client, "1 + 1") == ["2\n"])
  }

  @Test("is kept by a snapshot, and completed by name")
  func surroundings() throws {
    let client = Client()
    try client.run("lesson by-hand 2")
    let snapshot = try #require(try client.last(["op": "snapshot"])["snapshot"] as? Int)
    try client.run("lesson leave")
    #expect(try client.last(["op": "restore", "snapshot": snapshot])["event"] as? String == "done")
    #expect(try texts(client, "lesson progress")[0].contains("A gradient you can check"))
    let found = try client.last(["op": "complete", "text": "lesson by"])
    let matches = try #require(found["matches"] as? [[String: Any]])
    #expect(matches.map { $0["text"] as? String } == ["by-hand"])
  }
}
