import Documents

/// A file of the pages in the classroom, served as it is; what changes comes over a stream.
package struct WebFile: Equatable, Sendable {
  /// Its path.
  package let path: String
  /// Its media type.
  package let type: String
  /// What it holds.
  package let text: String
  /// Whether it is the teacher's alone.
  package let isTeachers: Bool

  /// All files: the projector's page, the phone's, and what both load.
  package static let all = [
    WebFile(
      path: "/page", type: html, text: page(projectorMain, title: "Gradus", name: "page"),
      isTeachers: true),
    WebFile(
      path: "/", type: html, text: page(phoneMain, title: "Gradus: answer", name: "phone"),
      isTeachers: false),
    WebFile(path: "/page.js", type: script, text: connection + projectorScript, isTeachers: false),
    WebFile(path: "/phone.js", type: script, text: connection + phoneScript, isTeachers: false),
    WebFile(
      path: "/page.css", type: style, text: HTMLRenderer.partStyle + projectorStyle,
      isTeachers: false),
    WebFile(
      path: "/phone.css", type: style, text: HTMLRenderer.partStyle + phoneStyle,
      isTeachers: false),
  ]

  private static let html = "text/html; charset=utf-8"
  private static let script = "text/javascript; charset=utf-8"
  private static let style = "text/css; charset=utf-8"

  private static func page(_ main: String, title: String, name: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(title)</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/\(name).css">
    <script src="/\(name).js" defer></script>
    </head>
    <body class="\(name)">
    \(main)
    <noscript><p>This page needs JavaScript: what it shows comes over a stream.</p></noscript>
    </body>
    </html>

    """
  }

  private static let projectorMain = """
    <header>
    <h1><span id="place"></span> <span id="heading">Gradus</span></h1>
    <p id="title"></p>
    </header>
    <main id="stage">
    <div id="before" class="column" role="region" aria-label="Words"></div>
    <div id="pictures" class="column" role="region" aria-label="Statements and pictures"></div>
    <div id="after" class="column" role="region" aria-label="What follows"></div>
    <section id="join" aria-label="How to answer" hidden></section>
    </main>
    <footer>
    <span id="way"></span>
    <span id="phones"></span>
    <span id="state" role="status"></span>
    <span class="keys"><kbd>PageDown</kbd> on, <kbd>PageUp</kbd> back, <kbd>.</kbd> blank</span>
    <nav aria-label="Presentation">
    <button type="button" data-key="back">\u{2190} back</button>
    <button type="button" data-key="on">on \u{2192}</button>
    </nav>
    </footer>
    <p id="live" class="sr" aria-live="polite"></p>
    """

  private static let phoneMain = """
    <main>
    <h1 id="title">Gradus</h1>
    <div id="question" aria-live="polite"><p>Waiting for the presentation.</p></div>
    <form id="answer" hidden></form>
    <p id="said" role="status"></p>
    <p id="state" role="status"></p>
    </main>
    """
}
