import NeuralNetwork

/// A table in text: a sample a row, numbers in all columns but the one that says its class.
package struct CSVTable: Equatable, Sendable {
  /// The numbers, [row, column], without the column of the classes.
  package let features: Tensor
  /// What the columns of numbers are called, where the first row says so.
  package let featureNames: [String]
  /// The class of each row as it is written.
  package let labels: [String]
  /// What the column of the classes is called, or its number from 0.
  package let labelColumn: String
  /// What the classes are called by their numbers, where the table says so.
  package let classNames: [String]
  /// What was found out and done about the table.
  package let findings: [Finding]

  /// Something about a table that is not plain from what was read of it.
  package enum Finding: Equatable, Sendable {
    /// Rows without a value in some field were dropped.
    case rowsDropped(Int, of: Int)
    /// Columns without a value were left out.
    case emptyColumns([String])
    /// Columns of words were left out.
    case wordColumns([String])
    /// A column that only counts the rows was left out.
    case countingColumn(String)
    /// Several columns of 0 and a single 1 tell the class.
    case oneHot(columns: [String])
  }

  /// What a file may begin with that says it is UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let labelNames: Set<String> = ["label", "class", "target", "y", "species"]

  /// Reads a table.
  ///
  /// Unless the options say otherwise, the separator is the one of `,` `;` `|`, tab and spaces that
  /// makes numbers of the second row; the first row names the columns if it has a word above a
  /// number; and the classes stand in a column named label, class, target, y or species, or else in
  /// the last. Rows without a value somewhere are dropped, columns of words are left out.
  ///
  /// - Throws: ``FormatError`` with line and column, both counted from 1.
  package init(
    _ bytes: [UInt8], options: CSVOptions = CSVOptions(), interruption: Interruption = .never
  ) throws(FormatError) {
    var pacer = Pacer(interruption)
    let skipped = options.skippedLines ?? 0
    let separator =
      options.separator ?? CSVSeparator.found(in: bytes, skippedLines: skipped)
    var rows = CSVRows(bytes, separator: separator, skippedLines: skipped)
    guard try rows.next() else { throw FormatError(.noRows, line: max(1, rows.line), column: 1) }
    var sizeLine: CSVSizeLine?
    var below = rows
    if options.hasHeader == nil, try below.next() {
      sizeLine = CSVSizeLine(rows, below: below)
      if sizeLine != nil { rows = below }
    }
    let width = rows.fields.count
    let hasHeader: Bool
    if let given = options.hasHeader {
      hasHeader = given
    } else {
      hasHeader = try Self.isHeader(rows)
    }
    let names =
      hasHeader ? Self.headerNames(rows) : (0..<width).map(String.init)
    let label = try Self.labelIndex(options.label, names, hasHeader: hasHeader)
    if hasHeader, try !rows.next() { throw FormatError(.noRows, line: rows.line + 1, column: 1) }
    var columns = CSVColumns(names: names, label: label)
    repeat {
      // A field costs what some dozens of additions do.
      try pacer.read(64 * width)
      try columns.add(rows)
    } while try rows.next()
    try columns.settle(
      hasHeader: hasHeader, mayBeOneHot: options.label == nil, pacer: &pacer)
    features = columns.features
    featureNames = hasHeader ? columns.featureNames : []
    labels = columns.labels
    labelColumn = columns.labelName
    classNames = columns.classNames ?? sizeLine?.classNames ?? []
    findings = columns.findings
  }

  /// Whether bytes may be text.
  static func isText(_ bytes: some Collection<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
  }

  /// Whether the first row names the columns: it has a word where the second row has a number, or
  /// nothing but words.
  private static func isHeader(_ rows: CSVRows) throws(FormatError) -> Bool {
    func isWord(_ rows: CSVRows, _ field: CSVRows.Field) -> Bool {
      rows.number(field) == nil && !rows.isMissing(field)
    }
    let words = rows.fields.map { isWord(rows, $0) }
    let hasNumbers = rows.fields.contains { rows.number($0) != nil }
    var below = rows
    guard try below.next() else { return words.count(where: { $0 }) > 1 && !hasNumbers }
    let isAbove = zip(words, below.fields).contains { $0 && below.number($1) != nil }
    return isAbove || !hasNumbers && words.count(where: { $0 }) > 1
  }

  /// The names of the first row, of which NumPy makes a remark.
  private static func headerNames(_ rows: CSVRows) -> [String] {
    var names = rows.fields.map(rows.trimmedText)
    if let first = names.first, first.hasPrefix("#") {
      names[0] = String(first.drop { $0 == "#" || $0 == " " })
    }
    return names
  }

  private static func labelIndex(
    _ wanted: String?, _ names: [String], hasHeader: Bool
  ) throws(FormatError) -> Int {
    guard let wanted else {
      let known = hasHeader ? names.firstIndex { labelNames.contains($0.lowercased()) } : nil
      return known ?? names.lastIndex { !$0.isEmpty } ?? names.count - 1
    }
    if let index = names.firstIndex(of: wanted) { return index }
    if let index = Int(wanted), names.indices.contains(index) { return index }
    // `label species` also means species_setosa, species_versicolor, and so on.
    if let index = names.firstIndex(where: { $0.hasPrefix(wanted + "_") }) { return index }
    throw FormatError(.noColumn(wanted, columns: names), line: 1, column: 1)
  }
}
