import FastProgram

extension Product {
  /// How many multiplications an instruction may take: a few tenths of a second's, so that one who
  /// wants to stop is asked soon enough.
  private static let largestPart = 1 << 28

  /// This product as instructions of a bounded size, over fewer samples or rows each.
  var parts: [Instruction] {
    let each = Double(rows) * Double(terms) * Double(lanes)
    let limit = Double(Self.largestPart)
    if each * Double(samples) <= limit { return [.product(self)] }
    if samples > 1 {
      let count = max(1, Int(limit / each))
      return stride(from: 0, to: samples, by: count).flatMap { start in
        var part = self
        part.a.start += start * a.sample
        part.b.start += start * b.sample
        part.c.start += start * c.sample
        part.samples = min(count, samples - start)
        if addsSamples, start > 0 { part.accumulates = true }
        return part.parts
      }
    }
    let count = max(8, Int(limit / (Double(terms) * Double(lanes))) / 8 * 8)
    return stride(from: 0, to: rows, by: count).map { start in
      var part = self
      part.rowA += start
      part.rowC += start
      part.rows = min(count, rows - start)
      if case .rows(let place) = addend { part.addend = .rows(place + start) }
      if start > 0 { part.laneSums = nil }
      return .product(part)
    }
  }
}
