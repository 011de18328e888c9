/// Finds out what separates the fields of a table.
enum CSVSeparator {
  /// A space stands for any run of spaces and tabs.
  static let space = UInt8(ascii: " ")
  private static let candidates = Array(",;\t|".utf8) + [space]

  /// The sign that cuts the second row into the most numbers, the first row into as many fields; of
  /// several the one that the first row has most of.
  static func found(in bytes: [UInt8], skippedLines: Int) -> UInt8 {
    let start = Array(bytes.prefix(1 << 16))
    var best = UInt8(ascii: ",")
    var most = (numbers: 0, fields: 1)
    for candidate in candidates {
      var rows = CSVRows(start, separator: candidate, skippedLines: skippedLines)
      guard (try? rows.next()) == true else { continue }
      let width = rows.fields.count
      guard width > 1 else { continue }
      var numbers = width
      if (try? rows.next()) == true {
        // A line that says how many rows there are has a width of its own.
        let isAlike = rows.fields.count == width || CSVSizeLine.mayPrecede(rows.fields.count, width)
        let values = rows.fields.count { rows.isMissing($0) || rows.number($0) != nil }
        numbers = isAlike ? values : 0
      }
      if (numbers, width) > most { (best, most) = (candidate, (numbers, width)) }
    }
    return best
  }
}
