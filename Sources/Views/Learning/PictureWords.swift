import Documents
import NeuralNetwork

/// A picture in sentences: how much of it is bright, where, and where most.
struct PictureWords {
  /// The brightness, [1, row, column], from 0 to 1.
  let picture: Tensor

  /// Pictures of more rows are not told row by row.
  private static let mostRows = 16
  /// What counts as bright.
  private static let bright = 0.5

  private var rows: Int { picture.shape[1] }
  private var columns: Int { picture.shape[2] }

  private func isBright(_ row: Int, _ column: Int) -> Bool {
    picture[[0, row, column]] >= Self.bright
  }

  /// A sentence on the whole picture.
  var summary: Text {
    let places = (0..<rows * columns).filter { isBright($0 / columns, $0 % columns) }
    guard let first = places.first, let last = places.last else {
      return "\(rows) by \(columns) pixels, none brighter than half"
    }
    let inRow = places.map { $0 % columns }
    let span = Self.span("column", inRow.min() ?? 0, inRow.max() ?? 0)
    var text: Text =
      "\(rows) by \(columns) pixels, \(places.count) bright: \(Self.span("row", first / columns, last / columns)), \(span)"
    let counts = (0..<rows).map { row in places.count { $0 / columns == row } }
    if let most = counts.max(), let row = counts.firstIndex(of: most),
      counts.count(where: { $0 == most }) == 1
    {
      text += ", most in row \(row)"
    }
    return text
  }

  /// Where each row is bright, for a picture that is small enough.
  var rowSentences: [Text] {
    guard rows <= Self.mostRows else { return [] }
    return (0..<rows).compactMap { row in
      let runs = runs(row)
      guard !runs.isEmpty else { return nil }
      let spans = runs.map {
        $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
      }
      return Text(
        "row \(row): bright in column\(spans.count == 1 && runs[0].count == 1 ? "" : "s") \(spans.joined(separator: ", "))"
      )
    }
  }

  private func runs(_ row: Int) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for column in 0..<columns where isBright(row, column) {
      if let last = runs.last, last.upperBound == column - 1 {
        runs[runs.count - 1] = last.lowerBound...column
      } else {
        runs.append(column...column)
      }
    }
    return runs
  }

  private static func span(_ what: String, _ first: Int, _ last: Int) -> String {
    first == last ? "\(what) \(first)" : "\(what)s \(first) to \(last)"
  }
}

/// Points of the plane in sentences: for each class how many, around where, and how far spread.
struct ScatterWords {
  let points: Tensor
  let labels: [Int]

  var sentences: [Text] {
    let classes = Set(labels).sorted()
    return classes.map { label in
      let own = labels.indices.filter { labels[$0] == label }
      let (xs, ys) = (
        own.map { points.elements[2 * $0] }, own.map { points.elements[2 * $0 + 1] }
      )
      let count = Double(own.count)
      let (x, y) = (xs.reduce(0, +) / count, ys.reduce(0, +) / count)
      let squares = zip(xs, ys).reduce(0) { sum, point in
        sum + (point.0 - x) * (point.0 - x) + (point.1 - y) * (point.1 - y)
      }
      return
        "class \(label): \(own.count) points around (\(x, style: .plain), \(y, style: .plain)), about \((squares / count).squareRoot(), style: .plain) from there"
    }
  }
}
