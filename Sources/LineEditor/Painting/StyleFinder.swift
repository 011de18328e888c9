/// Finds the styles of a line's bytes, which are asked for in their order.
struct StyleFinder {
  private let spans: [LineAppearance.Span]
  private var next = 0

  /// Makes a finder of spans, which it puts into order.
  init(_ spans: [LineAppearance.Span]) {
    self.spans = spans.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
  }

  /// The style of the byte at an offset, no smaller than the one before.
  mutating func style(at offset: Int) -> TextStyle {
    while next < spans.count, spans[next].bytes.upperBound <= offset { next += 1 }
    guard next < spans.count, spans[next].bytes.contains(offset) else { return .plain }
    return spans[next].style
  }
}
