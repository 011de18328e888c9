import Documents
import Explorer
import Testing

@testable import Lessons

@Suite("A presentation in a room")
struct RoomTests {
  private static let library = LessonLibrary { _ in nil }

  private func present(_ script: String) -> Presentation {
    present(PresentationScript(bytes: Array(script.utf8), file: "talk.gradus"))
  }

  private func present(_ script: PresentationScript) -> Presentation {
    var presentation = Presentation(
      script, environment: Environment(mayWriteFiles: false), options: RenderingOptions(),
      isBig: false)
    _ = presentation.take(.resized(columns: 100, rows: 1 << 20))
    return presentation
  }

  private func page(_ presentation: Presentation) -> String {
    presentation.pageState(join: nil, phones: 0)
  }

  @Test("A phone's answers count once, and with those by hand, when the answer shows")
  func counting() {
    var presentation = present("let a = 6\npredict a * 7\n")
    while !presentation.isAsking { _ = presentation.take(.on) }
    let question = presentation.now.next
    #expect(presentation.answer("7", from: "a", to: question) == .taken("7"))
    #expect(presentation.answer("6 * 7", from: "a", to: question) == .taken("42"))
    #expect(presentation.answer("13", from: "b", to: question) == .taken("13"))
    for key in "13*3" { _ = presentation.take(.character(key)) }
    _ = presentation.take(.enter)
    #expect(presentation.answerCount == 5)
    #expect(page(presentation).contains("5 answers"))
    #expect(!page(presentation).contains("13") && !presentation.roomState.contains("13"))
    _ = presentation.take(.on)
    #expect(page(presentation).contains("5 answers, 1 right"))
    #expect(presentation.roomState.contains("42"))
    // What was counted is not counted again on the way back and on.
    _ = presentation.take(.back)
    #expect(presentation.answer("42", from: "c", to: question) == .closed)
    #expect(presentation.answerCount == 5)
    _ = presentation.take(.on)
    #expect(page(presentation).contains("5 answers, 1 right"))
  }

  @Test("An answer to another question, or to none, is closed")
  func closed() {
    var presentation = present("predict 1\npredict 2\n")
    #expect(presentation.answer("1", from: "a", to: 0) == .closed)
    _ = presentation.take(.on)
    #expect(presentation.answer("1", from: "a", to: 1) == .closed)
    #expect(presentation.answer("1", from: "a", to: -1) == .closed)
    #expect(presentation.answer("1", from: "a", to: 0) == .taken("1"))
  }

  @Test(
    "What names something or is no number is no answer",
    arguments: [
      "", " ", "a", "quit", "print 1", "1; 2", "nan", "[1, 2]", "zeros(2)", "1 +", "\u{0}",
    ])
  func unreadable(_ text: String) {
    var presentation = present("let a = 1\npredict a\n")
    while !presentation.isAsking { _ = presentation.take(.on) }
    let before = presentation.interpreter.statements
    let reply = presentation.answer(text, from: "a", to: presentation.now.next)
    #expect(reply == .unreadable(invitation: "a number"))
    #expect(presentation.interpreter.statements == before && presentation.answerCount == 0)
  }

  @Test("The state is JSON, and a script's text is never markup")
  func markup() {
    var presentation = present(
      "# <img src=x onerror=alert(1)> & \u{1B}[2J\nlet a = 1 # <b>\nprint a\n")
    while !presentation.isAtEnd {
      let state = page(presentation)
      #expect(!state.contains("<img") && !state.contains("\u{1B}") && !state.contains("\n"))
      _ = presentation.take(.on)
    }
    #expect(page(presentation).contains("&lt;img src=x"))
  }

  @Test(
    "Every lesson is shown from title to end, each question without its answer",
    arguments: library.files)
  func lessons(file: String) throws {
    var presentation = present(PresentationScript(try LessonLibrary.lesson(at: file)))
    var count = 0
    while !presentation.isAtEnd, count < 1000 {
      _ = presentation.take(.on)
      count += 1
      let state = page(presentation)
      #expect(!state.contains("answer cannot be worked out"))
      #expect(state.contains("isAsking\":true") == presentation.isAsking)
      if presentation.isAsking {
        // The card of the question is the last that was said, and no mark of an answer is in it.
        let card = state.components(of: "<section class=\\\"card\\\"").last ?? ""
        #expect(!card.contains("answer:") && !card.contains("because"))
        #expect(presentation.roomState.contains("\"answer\":null"))
      }
    }
    #expect(presentation.isAtEnd)
  }

  @Test("What was stepped through stays at its last picture while a question is asked about it")
  func pictures() {
    var presentation = present(
      "example sum\nforward\nbackward\naccumulate conv1.weight[0,0]\npredict 1\n")
    while !presentation.isAsking { _ = presentation.take(.on) }
    #expect(
      page(presentation).contains("pixel 4 of 4") && !page(presentation).contains("pixel 1 of"))
    _ = presentation.take(.on)
    #expect(page(presentation).contains("pixel 4 of 4"))
  }

  @Test("Blank is blank on the page, too")
  func blank() {
    var presentation = present("# Words.\nprint 1\n")
    _ = presentation.take(.on)
    _ = presentation.take(.character("."))
    #expect(page(presentation).contains("\"blank\":true") && !page(presentation).contains("Words."))
  }
}

extension String {
  /// The parts between a text.
  fileprivate func components(of separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
