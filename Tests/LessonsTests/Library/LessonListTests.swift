import Documents
import Lessons
import Testing

@Suite struct LessonListTests {
  private let lessons: [Lesson]

  init() throws { lessons = try LessonFiles.all.map { try LessonLibrary.lesson(at: $0) } }

  /// The progress of somebody who has skipped so many steps.
  private func progress(in lesson: Lesson, steps: Int, before: LessonProgress? = nil)
    -> LessonProgress
  {
    var run = LessonRun(of: lesson)
    if let before { run.recall(before) }
    _ = run.begin()
    for _ in 0..<steps { _ = run.skip() }
    return LessonProgress(of: run)
  }

  private func page(_ known: [LessonProgress], width: Int = 80) -> String {
    let progress = Dictionary(known.map { ($0.name, $0) }) { first, _ in first }
    return TerminalRenderer(options: RenderingOptions(width: width))
      .render(LessonListView(lessons, progress: progress).document)
  }

  @Test func `next is the lesson that is going on, else the one behind the last that is finished`()
    throws
  {
    func next(_ known: [LessonProgress]) -> Substring? {
      page(known).split(separator: "\n").last { $0.contains("try: ") }?
        .split(separator: "try: ").last
    }
    let first = progress(in: lessons[0], steps: lessons[0].steps.count)
    #expect(next([]) == "lesson 1")
    #expect(first.isFinished && next([first]) == "lesson 2")
    #expect(next([progress(in: lessons[0], steps: 2)]) == "lesson 1")
    #expect(next([first, progress(in: lessons[5], steps: 1)]) == "lesson 6")
    let again = progress(in: lessons[0], steps: 1, before: first)
    #expect(next([again]) == "lesson 2")
  }

  @Test func `a lesson that was finished stays so when it is taken again, and goes on where it is`()
    throws
  {
    let first = progress(in: lessons[0], steps: lessons[0].steps.count)
    #expect(first.isAtEnd)
    let again = progress(in: lessons[0], steps: 2, before: first)
    #expect(again.isFinished && !again.isAtEnd && again.step == 2)
    let read = try #require(LessonProgress(text: again.text))
    #expect(read == again)
    var run = LessonRun(of: lessons[0])
    #expect(run.resume(read) == .whole)
    #expect(run.step == 2 && LessonProgress(of: run) == again)
    // What an older program wrote has one line for both.
    let old = first.text.replacing("end 1\n", with: "")
    #expect(LessonProgress(text: old) == first)
  }

  @Test func `the list fits 80 columns, and hides nothing at 60`() {
    let known = lessons.map { progress(in: $0, steps: 1) }
    for width in [80, 60] {
      let text = page(known, width: width)
      #expect(!text.contains("hidden"), "\(text)")
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
    let lines = page(known).split(separator: "\n")
    #expect(lines.count { $0.contains(" of ") } == lessons.count)
    #expect(lines.count <= lessons.count + 4, "\(page(known))")
  }
}
