import FastProgram

extension Product {
  /// What of it has some of its samples, lanes or rows.
  func part(_ axis: DivisibleInstruction.Axis, _ range: Range<Int>) -> Product {
    var part = self
    let first = range.lowerBound
    switch axis {
    case .samples:
      part.a.start += first * a.sample
      part.b.start += first * b.sample
      part.c.start += first * c.sample
      part.samples = range.count
    case .lanes:
      part.b.start += first
      part.c.start += first
      part.lanes = range.count
      if case .lanes(let place) = addend { part.addend = .lanes(place + first) }
      part.laneSums = laneSums.map { $0 + first }
    case .rows(let each):
      part.rowA += first * each
      part.rowC += first * each
      part.rows = range.count * each
      if case .rows(let place) = addend { part.addend = .rows(place + first * each) }
      // The first row's part adds them up.
      if first > 0 { part.laneSums = nil }
    case .columns, .copied: preconditionFailure("a product has no such axis")
    }
    return part
  }
}

extension Dots {
  /// What of it has some of its rows.
  func part(_ rows: Range<Int>) -> Dots {
    var part = self
    part.a += rows.lowerBound * row
    part.c += rows.lowerBound
    part.addend = addend.map { $0 + rows.lowerBound }
    part.rows = rows.count
    return part
  }
}

extension Correlation {
  /// What of it has some of its columns.
  func part(_ axis: DivisibleInstruction.Axis, _ range: Range<Int>) -> Correlation {
    guard case .columns(let width) = axis else {
      preconditionFailure("a correlation is divided by columns")
    }
    var part = self
    part.b += range.lowerBound * column
    part.c += range.lowerBound * rows * width
    part.columns = range.count
    return part
  }
}

extension LaneSum {
  /// What of it has some of its sums.
  func part(_ range: Range<Int>) -> LaneSum {
    var part = self
    part.source += range.lowerBound * sums.distance
    part.target += range.lowerBound
    part.sums.count = range.count
    return part
  }
}

extension SampleSum {
  /// What of it has some of its rows.
  func part(_ range: Range<Int>) -> SampleSum {
    var part = self
    part.source += range.lowerBound * row
    part.target += range.lowerBound
    part.rows = range.count
    return part
  }
}
