/// Turns documents into pages that stand alone: no network, no other file.
///
/// A page is light or dark as its reader's system is, can be read without colour, by a screen
/// reader and on paper. Frames are stepped through by key, click or swipe; without scripts, and on
/// paper, all of them are shown.
package struct HTMLRenderer: Equatable, Sendable {
  /// The significant digits of a rounded number.
  package var digits: Int

  /// Makes a renderer.
  package init(digits: Int = 3) { self.digits = digits }

  /// The page of a document.
  ///
  /// - Parameter title: what the page is called, as the command that made it.
  package func page(_ document: Document, title: String) -> String {
    // Wide enough that no label of a grid is cut: the page wraps by itself.
    let options = RenderingOptions.drawn(digits: digits)
    let typesetter = Typesetter(options: options)
    var writer = HTMLWriter(typesetter: typesetter)
    let body = writer.html(document.blocks)
    let hasFrames = document.blocks.contains { if case .frames = $0 { true } else { false } }
    let name = typesetter.safe(title)
    let command =
      "<span aria-hidden=\"true\">gradus&gt; </span><code>\(Markup.escaped(name))</code>"
    // A page without a heading of its own is headed by what was typed.
    let tag = writer.hasHeading ? "p" : "h1"
    let keys =
      hasFrames
      ? "<span class=\"keys\"><kbd>\u{2192}</kbd> or <kbd>space</kbd> next, <kbd>\u{2190}</kbd> back, <kbd>Home</kbd> and <kbd>End</kbd></span>"
      : ""
    return HTMLPage(
      title: name,
      style: """
        \(Self.style)\(writer.heat.rules(.light))
        @media screen and (prefers-color-scheme: dark) {
        \(writer.heat.rules(.dark))
        }
        """,
      main: "<\(tag) class=\"command\">\(command)</\(tag)>\n\(body)",
      footer: "\(keys)<span>made by Gradus</span>", script: hasFrames ? Self.script : ""
    ).text
  }
}
