import Documents
import Lessons
import Testing

@Suite struct LessonWritingTests {
  @Test func `the commented beginning of a lesson stands its test`() throws {
    let text = LessonStart.text(title: "My lesson")
    #expect(try LessonText.findings(text).isEmpty)
    let lesson = try LessonText.lesson(text)
    #expect(lesson.title == "My lesson" && lesson.steps.count == 2)
    #expect(Lesson.title(fromFile: "lessons/17-two-by-two.md") == "Two by two")
  }

  @Test func `a handout has what is read and done, and its answers at the end or not at all`()
    throws
  {
    let lesson = try LessonText.lesson()
    let whole = LessonHandout(of: lesson, answers: .end).markdown
    let parts = whole.split(separator: "## Answers")
    try #require(parts.count == 2)
    for words in [
      "# A product", "## 1. One product", "dense1  dense: 1, bias off", "dense1.weight",
      "**Before you see:** What comes out?", "Your guess: ____", "**To do:** Run it.",
      "- another",
    ] {
      #expect(parts[0].contains(words), "\(words)")
    }
    #expect(!parts[0].contains("That is all it does."))
    #expect(parts[1].contains("What comes out? **6**") && parts[1].contains("```\nforward\n```"))
    let without = LessonHandout(of: lesson, answers: .none).markdown
    #expect(without == parts[0].trimmingSuffix { $0 == "\n" } + "\n")
  }

  @Test func `a page escapes what would be markup`() throws {
    let text = LessonText.replacing("A dense unit multiplies.", "A <b>unit</b> & `a < b`, *so*.")
    let page = LessonHandout(of: try LessonText.lesson(text), answers: .end).html
    #expect(
      page.contains("<p>A &lt;b&gt;unit&lt;/b&gt; &amp; <code>a &lt; b</code>, <em>so</em>.</p>"))
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
  }

  @Test(arguments: LessonFiles.all)
  func `every lesson has a handout`(file: String) throws {
    let lesson = try LessonLibrary.lesson(at: file)
    let text = LessonHandout(of: lesson, answers: .end).markdown
    for step in lesson.steps { #expect(text.contains(step.title)) }
  }

  @Test func `a report counts what became of the steps`() throws {
    let lesson = try LessonText.lesson()
    var run = LessonRun(of: lesson)
    _ = run.begin()
    _ = run.answer("6")
    _ = run.hint()
    _ = run.skip()
    let report = LessonReport([lesson], progress: [LessonProgress(of: run)])
    let lines = report.csv.split(separator: "\r\n")
    #expect(lines.count == 2)
    #expect(lines.last == "3,product,A product,2,0,0,1,1,1,1,0,false,0")
    #expect(LessonReport([lesson], progress: []).csv.hasSuffix("2,0,0,0,0,0,0,0,false,0\r\n"))
  }
}

extension Substring {
  /// The text without the characters at its end that a condition holds for.
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
    String(reversed().drop(while: condition).reversed())
  }
}
