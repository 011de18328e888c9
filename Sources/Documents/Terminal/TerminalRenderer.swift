/// Turns documents into the text of a terminal.
///
/// No line is wider than the screen or ends in space, no control character of a document reaches
/// the terminal, and without colour no escape sequence is written.
///
/// ```swift
/// let renderer = TerminalRenderer(options: RenderingOptions(width: 80))
/// print(renderer.render(document), terminator: "")
/// ```
public struct TerminalRenderer: Equatable, Sendable {
  /// What the terminal can show and what its user wants to see.
  public var options: RenderingOptions

  /// Makes a renderer.
  public init(options: RenderingOptions = RenderingOptions()) { self.options = options }

  /// The document as text; every line ends in a newline.
  public func render(_ document: Document) -> String { Self.text(lines(of: document)) }

  /// The lines of a document, all frames of a sequence one below the other.
  public func lines(of document: Document) -> [String] { lines(of: document.blocks) }

  /// The lines of some blocks.
  public func lines(of blocks: [Block]) -> [String] {
    let painter = Painter(options: options)
    let setter = BlockSetter(options: options)
    return setter.lines(blocks).map(painter.string)
  }

  /// One picture of a sequence as text; every line ends in a newline.
  ///
  /// - Parameters:
  ///   - frame: The picture.
  ///   - previous: The picture before it; cells that differ from it are marked.
  public func render(frame: Frame, after previous: Frame? = nil) -> String {
    Self.text(lines(of: frame, after: previous))
  }

  /// The lines of one picture of a sequence.
  public func lines(of frame: Frame, after previous: Frame? = nil) -> [String] {
    let painter = Painter(options: options)
    let setter = BlockSetter(options: options)
    return setter.lines(previous.map(frame.markingChanges) ?? frame).map(painter.string)
  }

  /// A text on one line, however long, for a prompt or a message.
  public func line(_ text: Text) -> String {
    Painter(options: options).string(Typesetter(options: options).line(text))
  }

  private static func text(_ lines: [String]) -> String {
    lines.map { $0 + "\n" }.joined()
  }
}
