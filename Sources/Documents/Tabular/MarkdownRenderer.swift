/// Turns documents into Markdown, with tables as GitHub and pandoc read them.
package struct MarkdownRenderer: Equatable, Sendable {
  /// The significant digits of a rounded number.
  package var digits: Int

  /// Makes a renderer.
  package init(digits: Int = 3) { self.digits = digits }

  /// A whole file.
  ///
  /// - Parameter title: what stands in its first line, as the command that made it.
  package func file(_ document: Document, title: String) -> String {
    let typesetter = Typesetter(options: RenderingOptions(width: 4000, digits: digits))
    let name = MarkdownText.code(typesetter.safe(title), isCell: false)
    return "\(name)\n\n\(MarkdownWriter(typesetter: typesetter).markdown(document.blocks))\n"
  }
}
