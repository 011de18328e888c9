/// Turns documents into pages that stand alone: no network, no other file.
///
/// A page is light or dark as its reader's system is, can be read without colour, by a screen
/// reader and on paper. Frames are stepped through by key, click or swipe; without scripts, and on
/// paper, all of them are shown.
public struct HTMLRenderer: Equatable, Sendable {
  /// The significant digits of a rounded number.
  public var digits: Int

  /// Makes a renderer.
  public init(digits: Int = 3) { self.digits = digits }

  /// The page of a document.
  ///
  /// - Parameter title: what the page is called, as the command that made it.
  public func page(_ document: Document, title: String) -> String {
    // Wide enough that no label of a grid is cut: the page wraps by itself.
    let options = RenderingOptions(width: 4000, digits: digits)
    let typesetter = Typesetter(options: options)
    var writer = HTMLWriter(typesetter: typesetter)
    let body = writer.html(document.blocks)
    let hasFrames = document.blocks.contains { if case .frames = $0 { true } else { false } }
    let name = Markup.escaped(typesetter.safe(title))
    let script = hasFrames ? "<script>\n\(Self.script)</script>\n" : ""
    let keys =
      hasFrames
      ? "<span class=\"keys\"><kbd>\u{2192}</kbd> or <kbd>space</kbd> next, <kbd>\u{2190}</kbd> back, <kbd>Home</kbd> and <kbd>End</kbd></span>"
      : ""
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(name)</title>
      <style>
      \(Self.style)\(writer.heat.rules(.light))
      @media screen and (prefers-color-scheme: dark) {
      \(writer.heat.rules(.dark))
      }
      </style>
      </head>
      <body>
      <main>
      <p class="command"><span aria-hidden="true">gradus&gt; </span><code>\(name)</code></p>
      \(body)
      </main>
      <footer>\(keys)<span>made by Gradus</span></footer>
      \(script)</body>
      </html>

      """
  }
}
