/// A page that stands alone: no network, no other file.
///
/// Everything that Gradus writes for a browser is put into one, so that each page has a language, a
/// size for phones, one main part, and takes nothing from outside.
package struct HTMLPage: Equatable, Sendable {
  /// What the page is called; not yet markup.
  package var title: String
  /// The rules of its look.
  package var style: String
  /// The markup of its main part, which begins with the one `h1`.
  package var main: String
  /// The markup behind the main part.
  package var footer: String
  /// What runs in it; empty for nothing.
  package var script: String

  /// Makes a page.
  package init(
    title: String, style: String, main: String, footer: String = "", script: String = ""
  ) {
    self.title = title
    self.style = style
    self.main = main
    self.footer = footer
    self.script = script
  }

  /// The page as a file.
  package var text: String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <main>
      \(main)
      </main>
      \(footer.isEmpty ? "" : "<footer>\(footer)</footer>\n")\(script.isEmpty ? "" : "<script>\n\(script)</script>\n")</body>
      </html>

      """
  }
}
