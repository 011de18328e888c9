import CommandLanguage
import Documents
import Testing

@testable import Exercises

@Suite("Worksheets")
struct WorksheetTests {
  private let sheet = Worksheet(count: QuizTopic.allCases.count, topic: nil, seed: 14)

  @Test("keep their answers off the page", arguments: WorksheetFormat.allCases)
  func apart(format: WorksheetFormat) {
    let writer = WorksheetWriter(format)
    let (page, key) = (writer.page(sheet), writer.key(sheet))
    #expect(page.split(separator: "Answer (").count == sheet.exercises.count + 1)
    #expect(!page.contains("running sum") && key.contains("running sum"))
    for exercise in sheet.exercises {
      #expect(key.contains(exercise.answer.text.exactString), "\(exercise.command)")
      #expect(key.contains(exercise.command))
    }
    #expect(!(page + key).unicodeScalars.contains("\u{1B}"))
  }

  @Test("tell how to write the same one to a file")
  func next() {
    let written = Worksheet(count: 2, topic: .pool, seed: 5).document.blocks.last
    #expect(written == .next("worksheet 2 pool seed 5 to sheet.html"))
    #expect(
      sheet.document.blocks.last
        == .next("worksheet \(sheet.exercises.count) seed 14 to sheet.html"))
  }

  @Test("fit 80 columns as text, and ASCII where it has to be")
  func columns() {
    for glyphs in RenderingOptions.Glyphs.allCases {
      let writer = WorksheetWriter(.text, glyphs: glyphs)
      for line in (writer.page(sheet) + writer.key(sheet)).split(separator: "\n") {
        #expect(line.count <= 80, "\(line)")
        #expect(glyphs == .unicode || line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
      }
    }
  }

  @Test("escape what HTML would read")
  func html() {
    let page = WorksheetWriter(.html).page(Worksheet(count: 30, topic: .shape, seed: 0))
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.split(separator: "<section>").count == 31)
    #expect(page.split(separator: "</pre>").count == page.split(separator: "<pre>").count)
  }

  @Test("are the same for the same seed")
  func repeatable() {
    let again = Worksheet(count: QuizTopic.allCases.count, topic: nil, seed: 14)
    #expect(WorksheetWriter(.markdown).page(sheet) == WorksheetWriter(.markdown).page(again))
  }

  @Test("know their format by the file's name, and their key's file")
  func names() {
    #expect(WorksheetFormat(fileName: "a/sheet.HTML") == .html)
    #expect(WorksheetFormat(fileName: "sheet.md") == .markdown)
    #expect(WorksheetFormat(fileName: "sheet.txt") == .text)
    #expect(WorksheetFormat(fileName: "sheet.pdf") == nil)
    #expect(WorksheetFormat(fileName: "sheet") == nil)
    #expect(WorksheetFormat.keyFile(beside: "a.b/sheet.md") == "a.b/sheet-key.md")
    #expect(WorksheetFormat.keyFile(beside: "a.b/sheet") == "a.b/sheet-key")
  }

  @Test("in thirty variants share no question, and have the same topics in the same order")
  func variants() throws {
    let sheets = try Worksheet.variants(30, count: 8, topic: nil, seed: 5)
    let questions = sheets.flatMap(\.exercises).map { exercise in
      let page = WorksheetWriter(.text).page(
        Worksheet(exercises: [exercise], topic: nil, seed: 0, head: .init(title: "x"), variant: nil)
      )
      return page
    }
    #expect(questions.count == 240)
    // What a learner reads, and not what the question was drawn from.
    #expect(Set(questions).count == 240)
    #expect(Set(sheets.map { $0.exercises.map(\.topic) }).count == 1)
    #expect(
      sheets[0].exercises.map(\.seed)
        == Worksheet(count: 8, topic: nil, seed: 5).exercises.map(\.seed))
  }

  @Test("have a title, a course, points and a variant above", arguments: WorksheetFormat.allCases)
  func heads(format: WorksheetFormat) throws {
    let head = WorksheetHead(title: "Sums <1>", course: "Vision", points: 3)
    let sheets = try Worksheet.variants(2, count: 4, topic: nil, seed: 0, head: head)
    let page = WorksheetWriter(format).page(sheets)
    #expect(page.contains(format == .html ? "Sums &lt;1&gt;" : "Sums <1>"))
    #expect(page.contains("Vision, variant 2") && page.contains("(3 points)"))
    #expect(page.contains("of 12"))
    let key = WorksheetWriter(format).key(sheets)
    #expect(key.contains("variant 2"))
    for exercise in sheets.flatMap(\.exercises) {
      #expect(key.contains(exercise.command) && !page.contains(exercise.command))
    }
  }

  @Test("refuse a PDF's name with what to do")
  func pdf() {
    #expect(
      WorksheetFormat.refusal(ofFileName: "a/Sheet.PDF")?.advice.contains("a/Sheet.html") == true)
    #expect(WorksheetFormat.refusal(ofFileName: "sheet.html") == nil)
  }
}
