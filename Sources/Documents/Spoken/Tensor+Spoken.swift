import NeuralNetwork

extension Tensor {
  /// Up to so many numbers are told one by one.
  private static var mostTold: Int { 48 }

  /// The numbers, exact, row by row; of many the shape, the range and the first.
  var sentences: [Text] {
    if shape.rank == 0 { return [Self.said(elements[0])] }
    let extents = shape.extents.map(String.init).joined(separator: " by ")
    guard count > 0 else { return ["no numbers, \(extents)"] }
    guard count <= Self.mostTold else {
      let finite = elements.filter(\.isFinite)
      let zeros = elements.count { $0 == 0 }
      var range: Text = "\(count) numbers"
      if shape.rank > 1 { range += ", \(extents)" }
      if let least = finite.min(), let most = finite.max() {
        range += ", from \(Self.said(least)) to \(Self.said(most))"
      }
      if zeros > 0 { range += ", \(zeros) of them 0" }
      if finite.count < count { range += ", \(count - finite.count) not finite" }
      return [range, "the first: \(Self.list(elements.prefix(8)))"]
    }
    let width = max(1, shape[shape.rank - 1])
    if shape.rank == 1 {
      return ["\(count == 1 ? "1 number" : "\(count) numbers"): \(Self.list(elements[...]))"]
    }
    let rows = stride(from: 0, to: count, by: width).map { start -> Text in
      let index = shape.droppingLastIndex(of: start)
      return "\(index): \(Self.list(elements[start..<start + width]))"
    }
    return ["\(count) numbers, \(extents)"] + rows
  }

  private static func said(_ value: Double) -> Text { Text(SpeechSpelling.exact(value)) }

  private static func list(_ numbers: ArraySlice<Double>) -> Text {
    Text(numbers.map(SpeechSpelling.exact).joined(separator: ", "))
  }
}

extension Shape {
  /// Where an element is, but for the last axis: `row 1` or `1, 0`.
  fileprivate func droppingLastIndex(of offset: Int) -> String {
    var rest = offset / max(1, extents[rank - 1])
    var index: [Int] = []
    for extent in extents.dropLast().reversed() {
      index.insert(rest % max(1, extent), at: 0)
      rest /= max(1, extent)
    }
    return (index.count == 1 ? "row " : "at ") + index.map(String.init).joined(separator: ", ")
  }
}
