import Testing

@testable import Coursework

@Suite("The report on a class")
struct ClassReportTests {
  private let right = ["?6", "forward", "on", "on"]

  @Test func `counts the wrong guesses of a class, the commonest first`() throws {
    let ways = [["?5"], ["?5"], ["?9"], ["?6"], ["??"]]
    let report = try Classroom.report(
      try ways.enumerated().map { try Classroom.handIn("L\($0.offset)", $0.element) })
    let trouble = try #require(report.troubles.first)
    #expect(trouble.step.place == "3.1")
    let question = try #require(trouble.questions.first)
    #expect((question.asked, question.right, question.unguessed) == (5, 1, 1))
    #expect(question.answer == "6")
    #expect(question.wrong == [.init(words: "5", count: 2), .init(words: "9", count: 1)])
  }

  @Test func `says which mistakes were made at a task`() throws {
    let report = try Classroom.report([
      try Classroom.handIn("A", ["?6", "dense1.weight = 4; forward"]),
      try Classroom.handIn("B", ["?6", "skip"]), try Classroom.handIn("C", right),
    ])
    let trouble = try #require(report.troubles.first)
    #expect(trouble.slips == [.init(words: "The weight is 3, not 4.", count: 1)])
    #expect((trouble.reached, trouble.skipped) == (3, 1))
  }

  @Test func `says nothing of a step that nobody had trouble in`() throws {
    #expect(try Classroom.report([try Classroom.handIn("A", right)]).troubles.isEmpty)
  }

  @Test func `has a row a learner in its values, and no formula for a spreadsheet`() throws {
    let csv = try Classroom.report([
      try Classroom.handIn("=HYPERLINK(\"x\")", right), try Classroom.handIn("B, C", right),
    ]).csv
    #expect(csv.contains("\"'=HYPERLINK(\"\"x\"\")\","))
    #expect(csv.contains("\"B, C\","))
    #expect(csv.split(separator: "\r\n").count == 3)
  }

  @Test func `is a page in which a name is no tag`() throws {
    let page = try Classroom.report([try Classroom.handIn("<script>alert(1)</script>", right)]).html
    #expect(!page.contains("<script>"))
    #expect(page.contains("&lt;script&gt;"))
    #expect(page.contains("id=\"l0\""))
  }
}
