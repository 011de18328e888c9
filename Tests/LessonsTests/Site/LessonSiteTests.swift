import Testing

@testable import Lessons

@Suite("Lessons as pages")
struct LessonSiteTests {
  private func page(_ text: String = LessonText.whole) throws -> String {
    try #require(LessonSite([try LessonText.lesson(text)]).pages.last).html
  }

  @Test func `are one for each lesson and one that lists them, and load nothing`() throws {
    let pages = LessonSite([try LessonText.lesson()]).pages
    #expect(pages.map(\.file) == ["index.html", "03-product.html"])
    #expect(pages[0].html.contains("<a href=\"03-product.html\">A product</a>"))
    for page in pages {
      #expect(!page.html.contains("://") && !page.html.contains("src="))
      #expect(page.html.split(separator: "<h1").count == 2)
    }
  }

  @Test func `hide an answer, and what is read behind it, until it is asked for`() throws {
    let page = try page(
      LessonText.replacing("```task\nRun it.", "Three times two is six.\n\n```task\nRun it."))
    let reveal = try #require(page.range(of: "<details class=\"reveal\"><summary>Show the answer"))
    #expect(!page[..<reveal.lowerBound].contains("Three times two"))
    let end = try #require(page[reveal.upperBound...].range(of: "</details>"))
    let hidden = page[reveal.upperBound..<end.lowerBound]
    #expect(hidden.contains("<strong>6</strong>") && hidden.contains("Three times two is six."))
    #expect(page.contains("data-kind=\"number\" data-answer=\"6.0\""))
  }

  @Test func `say what is to be typed, give the line to copy, and show what does it`() throws {
    let page = try page()
    #expect(page.contains("<code>gradus lesson product</code>"))
    #expect(page.contains("<code>lesson goto 1</code>"))
    let reveal = try #require(page.range(of: "<summary>Show what does it</summary>"))
    #expect(page[reveal.upperBound...].contains("<code>forward</code>"))
    #expect(page[reveal.upperBound...].contains("That is all it does."))
    #expect(!page[..<reveal.lowerBound].contains("That is all it does."))
  }

  @Test func `know what to say to a wrong guess`() throws {
    let page = try page(
      LessonText.replacing(
        "```task\nRun it.", "```wrong 5 \"That is the sum.\"\n```\n\n```task\nRun it."))
    #expect(page.contains("<li data-guess=\"5.0\">That is the sum.</li>"))
  }

  @Test func `escape what would be markup`() throws {
    let page = try page(
      LessonText.replacing("What comes out?", "Is `a < b` & <b>c</b>?"))
    #expect(page.contains("<code>a &lt; b</code> &amp; &lt;b&gt;c&lt;/b&gt;?"))
  }
}
