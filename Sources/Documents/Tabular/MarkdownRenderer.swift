/// Turns documents into Markdown, with tables as GitHub and pandoc read them.
public struct MarkdownRenderer: Equatable, Sendable {
  /// The significant digits of a rounded number.
  public var digits: Int

  /// Makes a renderer.
  public init(digits: Int = 3) { self.digits = digits }

  /// A whole file.
  ///
  /// - Parameter title: what stands in its first line, as the command that made it.
  public func file(_ document: Document, title: String) -> String {
    let typesetter = Typesetter(options: RenderingOptions(width: 4000, digits: digits))
    let name = MarkdownText.code(typesetter.safe(title), isCell: false)
    return "\(name)\n\n\(MarkdownWriter(typesetter: typesetter).markdown(document.blocks))\n"
  }
}
