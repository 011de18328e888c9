extension HTMLRenderer {
  /// Blocks as a part of a page that has ``partStyle``: markup without rules of its own.
  ///
  /// - Parameters:
  ///   - blocks: what it shows; its headings are of the second rank.
  ///   - picture: which one of a sequence is shown, as on a screen that is stepped elsewhere; what
  ///     stands behind the sequence comes with its last one.
  package func part(_ blocks: [Block], picture: Int = 0) -> String {
    var options = RenderingOptions.drawn(digits: digits)
    options.abridgesValues = true
    let typesetter = Typesetter(options: options)
    var writer = HTMLWriter(typesetter: typesetter, isPart: true)
    guard let place = blocks.firstIndex(where: \.isSequence),
      case .frames(let frames) = blocks[place], frames.indices.contains(picture)
    else { return writer.html(blocks.filter { !$0.isSequence }) }
    let before = writer.html(Array(blocks[..<place]))
    let behind = picture == frames.count - 1 ? writer.html(Array(blocks[(place + 1)...])) : ""
    let frame = frames[picture]
    let title = "<h2>\(writer.html(frame.title))</h2>"
    writer.isInFrame = true
    let inside = writer.html(
      frame.blocks, reserve: FrameReserve(frames, typesetter: typesetter))
    return [before, title, inside, behind].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// A text as a part of such a page.
  package func part(_ text: Text) -> String {
    var writer = HTMLWriter(
      typesetter: Typesetter(options: RenderingOptions.drawn(digits: digits)), isPart: true)
    return writer.html(text)
  }

  /// The rules for parts that are not known yet: a page's look, with every heat there is.
  package static var partStyle: String {
    """
    \(pageStyle)\(blockStyle)\(HeatClasses.all.rules(.light))
    @media screen and (prefers-color-scheme: dark) {
    \(HeatClasses.all.rules(.dark))
    }

    """
  }
}

extension Block {
  fileprivate var isSequence: Bool { if case .frames = self { true } else { false } }
}
