import NeuralNetwork

/// The columns of a table while it is read, and which of them are samples' numbers.
struct CSVColumns {
  private(set) var names: [String]
  private(set) var label: Int
  private(set) var findings: [CSVTable.Finding] = []
  /// What the classes are called, where several columns tell them.
  private(set) var classNames: [String]?
  private(set) var features = Tensor(shape: [0, 0])
  private(set) var featureNames: [String] = []
  private(set) var labels: [String] = []

  /// What the column of the classes is called.
  var labelName: String { names[label] }

  /// All fields as numbers, row by row; nan where there is none.
  private var elements: [Double] = []
  private var words: [WordCount]
  private var missing: [Int]
  private var hasLabel: [Bool] = []
  private var count = 0

  /// The words in a column that should be numbers.
  private struct WordCount {
    var count = 0
    var first: FormatError?
  }

  /// In a column of so many words and at least a tenth of all, a word is no slip of the pen.
  private static let wordsOfColumn = 10
  /// Fewer rows say nothing about what their columns are.
  private static let rowsThatTell = 4
  private static let countingNames: Set<String> = ["", "index", "unnamed: 0"]

  init(names: [String], label: Int) {
    (self.names, self.label) = (names, label)
    words = Array(repeating: WordCount(), count: names.count)
    missing = Array(repeating: 0, count: names.count)
  }

  /// Takes in a row.
  mutating func add(_ rows: CSVRows) throws(FormatError) {
    let width = names.count
    var fields = rows.fields[...]
    if fields.count == width + 1, let last = fields.last, rows.trimmedText(last).isEmpty {
      fields = fields.dropLast()
    }
    guard fields.count == width else {
      throw FormatError(
        .fieldCount(fields.count, expected: width), line: rows.line,
        column: min(fields.count, width) + (fields.count < width ? 0 : 1))
    }
    for (column, field) in fields.enumerated() {
      let number = rows.number(field)
      elements.append(number ?? .nan)
      if column == label {
        let isMissing = number == nil && rows.isMissing(field)
        hasLabel.append(!isMissing)
        labels.append(rows.trimmedText(field))
        if isMissing { missing[column] += 1 }
      }
      guard number == nil else { continue }
      if rows.isMissing(field) {
        if column != label { missing[column] += 1 }
      } else {
        words[column].count += 1
        if words[column].first == nil {
          words[column].first = FormatError(
            .notANumber(String(rows.text(field).prefix(40))), line: rows.line, column: column + 1)
        }
      }
    }
    count += 1
    guard elements.count <= Shape.elementBound else {
      throw FormatError(.tooManyTogether(elements.count), line: rows.line, column: 1)
    }
  }

  /// Decides which columns are numbers, what tells the class, and which rows have all of it.
  mutating func settle(
    hasHeader: Bool, mayBeOneHot: Bool, pacer: inout Pacer
  ) throws(FormatError) {
    var kept = names.indices.filter { $0 != label }
    let empty = kept.filter { missing[$0] == count }
    if !empty.isEmpty { findings.append(.emptyColumns(empty.map { names[$0] })) }
    let wordy = kept.filter { !empty.contains($0) && isOfWords($0) }
    kept = kept.filter { !empty.contains($0) && !wordy.contains($0) }
    if let slip = kept.compactMap({ words[$0].first }).first { throw slip }
    if kept.isEmpty, wordy.isEmpty, !empty.isEmpty {
      throw FormatError(.noWholeRow(count), line: 1, column: 1)
    }
    if kept.isEmpty, let first = wordy.first, let slip = words[first].first { throw slip }
    if !wordy.isEmpty { findings.append(.wordColumns(wordy.map { names[$0] })) }
    if let first = kept.first, hasHeader, kept.count > 1, countsRows(first) {
      findings.append(.countingColumn(names[first]))
      kept.removeFirst()
    }
    var whole: [Int] = []
    for row in 0..<count {
      try pacer.read(2 * kept.count)
      if hasLabel[row], kept.allSatisfy({ !element(row, $0).isNaN }) { whole.append(row) }
    }
    guard let first = whole.first else {
      throw FormatError(.noWholeRow(count), line: 1, column: 1)
    }
    if whole.count < count { findings.append(.rowsDropped(count - whole.count, of: count)) }
    let group = oneHotGroup(whole, kept, hasHeader: hasHeader, mayBeOneHot: mayBeOneHot)
    if let group {
      labels = whole.map { row in
        String(group.firstIndex { element(row, $0) == 1 } ?? 0)
      }
      kept.removeAll { group.contains($0) }
      findings.append(.oneHot(columns: group.map { names[$0] }))
      if hasHeader { classNames = Self.shortened(group.map { names[$0] }) }
    } else {
      labels = whole.map { labels[$0] }
    }
    guard !kept.isEmpty else { throw FormatError(.noFeatures, line: first + 1, column: 1) }
    featureNames = kept.map { names[$0] }
    var numbers: [Double] = []
    numbers.reserveCapacity(whole.count * kept.count)
    for row in whole {
      try pacer.read(2 * kept.count)
      for column in kept { numbers.append(element(row, column)) }
    }
    features = Tensor(shape: [whole.count, kept.count], elements: numbers)
  }

  private func element(_ row: Int, _ column: Int) -> Double {
    elements[row * names.count + column]
  }

  private func isOfWords(_ column: Int) -> Bool {
    let (words, values) = (words[column].count, count - missing[column])
    return words > 0 && (words == values || words >= Self.wordsOfColumn && 10 * words >= values)
  }

  /// Whether a column has a name for numbers of rows, and counts them from 0 or 1.
  private func countsRows(_ column: Int) -> Bool {
    let name = names[column].lowercased()
    guard Self.countingNames.contains(name) || name.hasSuffix("id"), count >= Self.rowsThatTell
    else {
      return false
    }
    let start = element(0, column)
    return (start == 0 || start == 1)
      && (0..<count).allSatisfy { element($0, column) == start + Double($0) }
  }

  /// The columns that tell the class by a single 1, if there are such: those of one name with
  /// something behind it, or else the last ones.
  private func oneHotGroup(
    _ rows: [Int], _ kept: [Int], hasHeader: Bool, mayBeOneHot: Bool
  ) -> [Int]? {
    guard rows.count >= Self.rowsThatTell else { return nil }
    let columns = (kept + [label]).sorted()
    if hasHeader, let cut = names[label].lastIndex(of: "_") {
      let group = columns.filter { names[$0].hasPrefix(names[label][...cut]) }
      if group.count > 1, isOneHot(group, rows) { return group }
    }
    guard mayBeOneHot, label == columns.last else { return nil }
    for start in columns.indices.dropLast().reversed() {
      let group = Array(columns[start...])
      guard rows.allSatisfy({ [0, 1].contains(element($0, columns[start])) }) else { return nil }
      if isOneHot(group, rows) { return group.count < columns.count ? group : nil }
    }
    return nil
  }

  /// Whether each row has a single 1 in some columns and 0 besides, and each column a 1 somewhere.
  private func isOneHot(_ columns: [Int], _ rows: [Int]) -> Bool {
    rows.allSatisfy { row in
      var ones = 0
      for column in columns {
        let value = element(row, column)
        guard value == 0 || value == 1 else { return false }
        ones += value == 1 ? 1 : 0
      }
      return ones == 1
    } && columns.allSatisfy { column in rows.contains { element($0, column) == 1 } }
  }

  /// Names without what all of them begin with up to an underscore.
  private static func shortened(_ names: [String]) -> [String] {
    guard let first = names.first, let cut = first.lastIndex(of: "_") else { return names }
    let stem = first[...cut]
    return names.allSatisfy { $0.hasPrefix(stem) }
      ? names.map { String($0.dropFirst(stem.count)) } : names
  }
}
