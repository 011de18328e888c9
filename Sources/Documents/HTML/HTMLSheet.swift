/// A page that is put together from pieces, some of them blocks of documents, in the look of views.
///
/// ```swift
/// var sheet = HTMLSheet()
/// let picture = sheet.html(document.blocks)
/// let page = sheet.page(title: "A lesson", main: "<h1>A lesson</h1>\n\(picture)")
/// ```
package struct HTMLSheet {
  private var writer: HTMLWriter
  /// Whether a piece has frames to step through.
  package private(set) var hasFrames = false

  /// Makes a sheet.
  ///
  /// - Parameter digits: the significant digits of a rounded number.
  package init(digits: Int = 3) {
    writer = HTMLWriter(
      typesetter: Typesetter(options: RenderingOptions.drawn(digits: digits)))
    writer.isInFrame = true
  }

  /// Blocks as a piece of the page; their headings are of the third level.
  package mutating func html(_ blocks: [Block]) -> String {
    hasFrames = hasFrames || blocks.contains { if case .frames = $0 { true } else { false } }
    return writer.html(blocks)
  }

  /// A text as a piece of the page.
  package mutating func html(_ text: Text) -> String { writer.html(text) }

  /// The page.
  ///
  /// - Parameters:
  ///   - title: what it is called; not yet markup.
  ///   - style: rules besides those of views.
  ///   - main: its markup, which begins with the one `h1`.
  ///   - footer: the markup behind it.
  ///   - script: what runs in it besides what steps through frames.
  ///   - stepsFrames: whether frames are stepped through, or stand one below the other.
  package func page(
    title: String, style: String = "", main: String, footer: String = "", script: String = "",
    stepsFrames: Bool = true
  ) -> String {
    HTMLPage(
      title: writer.typesetter.safe(title),
      style: """
        \(HTMLRenderer.style)\(style)
        \(writer.heat.rules(.light))
        @media screen and (prefers-color-scheme: dark) {
        \(writer.heat.rules(.dark))
        }
        """,
      main: main, footer: footer + "<span>made by Gradus</span>",
      script: (hasFrames && stepsFrames ? HTMLRenderer.script : "") + script
    ).text
  }
}
