import Documents
import NeuralNetwork

/// Lessons as pages that need no server and load nothing: one each, and one that lists them.
package struct LessonSite: Sendable {
  /// A page.
  package struct Page: Sendable {
    /// The name of its file.
    package let file: String
    /// What it holds.
    package let html: String
  }

  /// The pages, the list first.
  package let pages: [Page]

  /// Makes the pages of lessons.
  package init(_ lessons: [Lesson]) {
    let names = lessons.map { (file: Self.file(of: $0), title: $0.title) }
    let items = lessons.enumerated().map { place, lesson in
      "<li><a href=\"\(Markup.escaped(names[place].file))\">\(Markup.escaped(lesson.title))</a> <span class=\"muted\">\(lesson.steps.count.counted("step")), about \(lesson.minutes.counted("minute"))</span></li>"
    }
    let index = HTMLSheet().page(
      title: "Gradus: lessons", style: LessonPage.style,
      main: """
        <h1>Where a gradient comes from</h1>
        <p>\(lessons.count.counted("lesson")), each a page. Guess first, then look. Figures are stepped through by <kbd>\u{2190}</kbd> and <kbd>\u{2192}</kbd>, or by a swipe. What is to be typed says so: it wants Gradus itself, where every step is checked.</p>
        <ol class="lessons">
        \(items.joined(separator: "\n"))
        </ol>
        """)
    pages =
      [Page(file: "index.html", html: index)]
      + lessons.enumerated().map { place, lesson in
        Page(
          file: names[place].file,
          html: LessonPage(of: lesson).html(
            before: place > 0 ? names[place - 1] : nil,
            after: place + 1 < names.count ? names[place + 1] : nil))
      }
  }

  /// The name of a lesson's page, which is a file's everywhere.
  private static func file(of lesson: Lesson) -> String {
    let name = lesson.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let number = lesson.number.map { $0 < 10 ? "0\($0)-" : "\($0)-" } ?? ""
    return number + String(name.prefix(60)) + ".html"
  }
}
