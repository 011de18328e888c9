/// Turns documents into the text of a terminal.
///
/// No line is wider than the screen or ends in space, no control character of a document reaches
/// the terminal, and without colour no escape sequence is written.
///
/// ```swift
/// let renderer = TerminalRenderer(options: RenderingOptions(width: 80))
/// print(renderer.render(document), terminator: "")
/// ```
package struct TerminalRenderer: Equatable, Sendable {
  /// What the terminal can show and what its user wants to see.
  package var options: RenderingOptions

  /// Makes a renderer.
  package init(options: RenderingOptions = RenderingOptions()) { self.options = options }

  /// The document as text; every line ends in a newline.
  package func render(_ document: Document) -> String {
    text(BlockSetter(options: options).lines(document.blocks))
  }

  /// The document as text, handed out in pieces of some lines each, so that a value with many
  /// numbers takes no more memory than itself.
  ///
  /// - Parameters:
  ///   - isStopped: whether the work is given up; asked now and then.
  ///   - output: takes a piece.
  package func write(
    _ document: Document, isStopped: @escaping () -> Bool = { false },
    to output: (String) -> Void
  ) {
    let painter = Painter(options: options)
    var text = ""
    BlockSetter(options: options).write(document.blocks, isStopped: isStopped) { line in
      painter.append(line, to: &text)
      text += "\n"
      guard text.utf8.count >= Self.pieceSize else { return true }
      output(text)
      text.removeAll(keepingCapacity: true)
      return !isStopped()
    }
    if !text.isEmpty, !isStopped() { output(text) }
  }

  /// The bytes of a piece.
  private static let pieceSize = 1 << 16

  /// The lines of a document, all frames of a sequence one below the other.
  package func lines(of document: Document) -> [String] { lines(of: document.blocks) }

  /// The lines of some blocks.
  package func lines(of blocks: [Block]) -> [String] {
    let painter = Painter(options: options)
    let setter = BlockSetter(options: options)
    return setter.lines(blocks).map(painter.string)
  }

  /// The lines of some blocks, set but not written yet: of those that a pager has, few are read.
  package func linesOnDemand(of blocks: [Block]) -> (count: Int, line: (Int) -> String) {
    let lines = BlockSetter(options: options).lines(blocks)
    let painter = Painter(options: options)
    return (lines.count, { painter.string(lines[$0]) })
  }

  /// One picture of a sequence as text; every line ends in a newline.
  package func render(frame: Frame) -> String { render(frame: 0, of: [frame]) }

  /// One picture of a sequence as text; every line ends in a newline.
  package func render(frame index: Int, of frames: [Frame]) -> String {
    text(setLines(of: frames, at: index))
  }

  /// The lines of one picture of a sequence, for stepping through it.
  ///
  /// The columns of its grids stand where they stand in all the others.
  ///
  /// - Precondition: `index` is that of a frame.
  package func lines(of frames: [Frame], at index: Int) -> [String] {
    setLines(of: frames, at: index).map(Painter(options: options).string)
  }

  private func setLines(of frames: [Frame], at index: Int) -> [Line] {
    let setter = BlockSetter(options: options)
    return setter.lines(index, of: frames, reserve: setter.reserve(frames))
  }

  /// A text on one line, however long, for a prompt or a message.
  package func line(_ text: Text) -> String {
    Painter(options: options).string(Typesetter(options: options).line(text))
  }

  private func text(_ lines: [Line]) -> String {
    let painter = Painter(options: options)
    var text = ""
    text.reserveCapacity(lines.reduce(0) { $0 + $1.width + 1 })
    for line in lines {
      painter.append(line, to: &text)
      text += "\n"
    }
    return text
  }
}
