import Documents
import Foundation
import Lessons
import Testing

@Suite struct LessonNotebookTests {
  private func cells(
    _ text: String = LessonText.whole, answers: LessonAnswers = .none
  ) throws -> [Notebook.Cell] {
    LessonNotebook(of: try LessonText.lesson(text), named: "product", answers: answers)
      .notebook.cells
  }

  @Test func `words stand between cells that set up, ask, are filled in and judge`() throws {
    let cells = try cells()
    #expect(
      cells.map(\.id) == [
        "title", "step-1-text-1", "step-1", "step-1-question-1", "step-1-text-2", "step-1-task",
        "step-1-check", "step-2-text-1",
      ])
    #expect(
      cells.filter { $0.kind == .code }.map(\.source) == [
        "lesson product 1", "lesson question 1", "# Your statements stand here.", "done",
      ])
    #expect(
      cells.filter { $0.kind == .code }.map(\.tags) == [
        ["step"], ["question"], ["task"], ["check"],
      ])
    #expect(cells[0].source.hasPrefix("# A product\n\n2 steps, about 1 minute."))
    #expect(
      cells[1].source
        == "## 1. One product\n\nA dense unit multiplies.\n\n**Before you see:** What comes out?")
    #expect(
      cells[4].source == """
        **To do:** Run it.

        <details><summary>Hint 1 of 2</summary>

        One word.

        </details>

        <details><summary>Hint 2 of 2</summary>

        ```
        forward
        ```

        </details>
        """)
    #expect(
      cells[7].source == "## 2. To read\n\nNothing to do here.\n\n- one thing\n- another")
  }

  @Test func `what closes a step is not on the page before it is done`() throws {
    for answers in LessonAnswers.allCases {
      let text = try cells(answers: answers).map(\.source).joined()
      #expect(text.contains("That is all it does.") == (answers == .end))
    }
  }

  @Test func `answers are filled in, stand at the end, or nowhere`() throws {
    let filled = try cells(answers: .filled)
    #expect(filled.map(\.id) == (try cells()).map(\.id))
    #expect(filled[3].source == "lesson question 1 as 6.0" && filled[5].source == "forward")
    let last = try #require(try cells(answers: .end).last)
    #expect(last.id == "answers")
    #expect(
      last.source == """
        ## Answers

        <details><summary>1. One product</summary>

        What comes out? **6**

        ```
        forward
        ```

        That is all it does.

        </details>
        """)
  }

  @Test func `options are listed, and a demo is a cell`() throws {
    let text = LessonText.replacing(
      "number: dense1.weight[0,0] * input[0]",
      "choice: 2\n- it *grows*\n- 1. it shrinks\n```\n\n```demo\nprint input\nnet")
    let cells = try cells(text)
    #expect(cells[1].source.hasSuffix("\n\n1. it *grows*\n2. 1\\. it shrinks"))
    let demo = try #require(cells.first { $0.tags == ["demo"] })
    #expect(demo.id == "step-1-demo-1" && demo.source == "print input\nnet")
  }

  @Test(
    arguments: [
      ("A <b>unit</b> & `a < b`, *so*.", "A \\<b>unit\\</b> \\& `a < b`, *so*."),
      ("2 * 3 * 4 is $x$, a_b and [c]", "2 \\* 3 \\* 4 is \\$x\\$, a\\_b and \\[c\\]"),
      ("12. is no list", "12\\. is no list"),
    ])
  func `nothing in the words has a meaning to Markdown but code and emphasis`(
    _ words: String, _ markdown: String
  ) throws {
    let text = LessonText.replacing("A dense unit multiplies.", words)
    #expect(try cells(text)[1].source.hasPrefix("## 1. One product\n\n\(markdown)\n\n**"))
  }

  @Test(arguments: LessonFiles.all)
  func `every lesson has a notebook, whose names are its own, and always the same`(
    file: String
  ) throws {
    let lesson = try LessonLibrary.lesson(at: file)
    func made() -> Notebook {
      LessonNotebook(of: lesson, named: lesson.name, answers: .filled).notebook
    }
    let notebook = made()
    #expect(notebook == made())
    let names = notebook.cells.map(\.id)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.count <= 64)
      #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    }
    func count(_ tag: String) -> Int { notebook.cells.count { $0.tags == [tag] } }
    #expect(count("question") == lesson.steps.reduce(0) { $0 + $1.predictions.count })
    #expect(count("check") == lesson.steps.count { !$0.isReading })
    #expect(count("task") == count("check"))
    // Every question has an answer that can be typed.
    #expect(!notebook.cells.contains { $0.source.hasSuffix(" as ?") })
    #expect(try JSONSerialization.jsonObject(with: Data(notebook.json.utf8)) is [String: Any])
  }
}
