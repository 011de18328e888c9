/// The first line of a table as scikit-learn's own files have it: how many rows, how many columns
/// of numbers, and what the classes are called, as in `150,4,setosa,versicolor,virginica`.
struct CSVSizeLine {
  /// What the classes are called, by their number.
  let classNames: [String]

  /// Reads the row read last, where it is such a line: with two classes at least above a row of
  /// numbers, or, as in the file of Boston's houses, with nothing there.
  init?(_ rows: CSVRows, below: CSVRows) {
    let fields = rows.fields
    guard fields.count > 2, let count = rows.number(fields[0]),
      let columns = rows.number(fields[1]),
      count >= 1, count == count.rounded(), columns == Double(below.fields.count - 1)
    else { return nil }
    let rest = fields.dropFirst(2).map(rows.trimmedText)
    let areNames = rest.count > 1 && rest.allSatisfy { !$0.isEmpty && Double($0) == nil }
    let areAboveNumbers = below.fields.allSatisfy { below.number($0) != nil || below.isMissing($0) }
    guard rest.allSatisfy(\.isEmpty) || areNames && areAboveNumbers else { return nil }
    classNames = rest.filter { !$0.isEmpty }
  }

  /// Whether a row of some width may stand below such a line.
  static func mayPrecede(_ width: Int, _ lineWidth: Int) -> Bool { width > 1 && lineWidth > 2 }
}
