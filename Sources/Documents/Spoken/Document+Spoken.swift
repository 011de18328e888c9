extension Document {
  /// The same document as sentences in a row, for a screen reader: no grid, no table, no picture,
  /// nothing that has to be seen side by side, and no sign that a reader passes over.
  ///
  /// - Parameter digits: how many digits of a number are said.
  package func spoken(digits: Int = 3) -> Document {
    Document(kind: kind, blocks: blocks.flatMap { $0.spoken(digits: digits) }, facts: facts)
  }
}

extension Block {
  /// The block as sentences.
  ///
  /// Each kind says how it is told: a new one does not compile without.
  func spoken(digits: Int) -> [Block] {
    func lines(_ texts: [Text]) -> [Block] {
      let spoken = texts.map { $0.spoken(digits: digits) }.filter { !$0.isSilent }
      return spoken.isEmpty ? [] : [.verbatim(spoken)]
    }
    switch self {
    case .heading(let text): return [.heading(text.separated.spoken(digits: digits))]
    case .paragraph(let text):
      let spoken = text.spoken(digits: digits)
      return spoken.isSilent ? [] : [.paragraph(spoken)]
    case .grids(let grids): return lines(grids.flatMap(\.sentences))
    case .table(let table): return lines(table.sentences)
    case .formula(let formula): return lines(formula.map(\.sentence))
    case .value(let tensor): return lines(tensor.sentences)
    case .note(let note): return note.spoken(digits: digits)
    case .suggestion: return [self]
    case .verbatim(let texts): return lines(texts)
    case .drawing(let drawing): return lines(drawing.spoken)
    case .figure(let figure): return figure.instead.flatMap { $0.spoken(digits: digits) }
    case .frames(let frames): return lines(frames.sentences)
    }
  }
}

extension FormulaLine {
  /// Its sides, with the sign between them.
  fileprivate var sentence: Text {
    left.spans.isEmpty ? "\(sign) \(right)" : "\(left) \(sign) \(right)"
  }
}

extension Note {
  /// The note in words, its kind first.
  fileprivate func spoken(digits: Int) -> [Block] {
    let words = text.spoken(digits: digits)
    switch kind {
    case .remark: return [.paragraph(words)]
    case .stale: return [.paragraph("stale: \(words)")]
    case .warning: return [.paragraph("warning: \(words)")]
    case .check: return [.paragraph("checked: \(words)")]
    }
  }
}

extension [Frame] {
  /// So many pictures are told of a sequence.
  private static var mostTold: Int { 16 }

  /// What each picture says, the first and the last where there are many.
  fileprivate var sentences: [Text] {
    guard count > Self.mostTold else { return flatMap { [$0.title.separated] + $0.spoken } }
    let first = prefix(Self.mostTold - 2).flatMap { [$0.title.separated] + $0.spoken }
    let left: Text = "\(count - Self.mostTold) steps are left out here; at last:"
    return first + [left] + suffix(2).flatMap { [$0.title.separated] + $0.spoken }
  }
}
