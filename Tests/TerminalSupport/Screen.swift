/// A terminal's screen as a user would see it, drawn by the bytes that a program writes.
///
/// It knows what readline and our views send to a terminal of the kind `xterm`, and no more.
public struct Screen: Sendable {
  private enum State {
    case text
    case escape
    case control(String)
  }

  /// How many characters go into a row.
  public private(set) var columns: Int

  /// How many rows there are.
  public private(set) var rows: Int

  /// The cursor's place.
  public private(set) var cursor = (row: 0, column: 0)

  /// The rows that have left the screen at the top, oldest first.
  public private(set) var scrolledOff: [String] = []

  private var cells: [[Character]]
  private var state = State.text
  private var partial: [UInt8] = []
  // A character in the last column moves the cursor only when another one follows.
  private var wrapsNext = false

  /// Makes an empty screen.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows, without the blanks at their ends.
  public var lines: [String] { cells.map(Self.trimmed) }

  /// All rows as one text.
  public var text: String { lines.joined(separator: "\n") }

  /// The row with the cursor.
  public var cursorLine: String { lines[cursor.row] }

  /// Changes the size as xterm does: rows are cut or filled up, not wrapped anew.
  public mutating func resize(columns: Int, rows: Int) {
    while cells.count > rows, cursor.row >= rows {
      scrolledOff.append(Self.trimmed(cells.removeFirst()))
      cursor.row -= 1
    }
    cells = cells.prefix(rows).map { row in
      Array(row.prefix(columns)) + Array(repeating: " ", count: max(columns - row.count, 0))
    }
    while cells.count < rows { cells.append(Array(repeating: " ", count: columns)) }
    (self.columns, self.rows) = (columns, rows)
    cursor.column = min(cursor.column, columns - 1)
    wrapsNext = false
  }

  /// Draws what the bytes say.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch state {
      case .text: feedText(byte)
      case .escape: state = byte == UInt8(ascii: "[") ? .control("") : .text
      case .control(let parameters):
        if (0x40...0x7E).contains(byte) {
          state = .text
          control(Character(Unicode.Scalar(byte)), parameters)
        } else {
          state = .control(parameters + String(Unicode.Scalar(byte)))
        }
      }
    }
  }

  private mutating func feedText(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x0D: moveTo(cursor.row, 0)
    case 0x0A: lineFeed()
    case 0x08: moveTo(cursor.row, cursor.column - 1)
    case 0x09: moveTo(cursor.row, (cursor.column / 8 + 1) * 8)
    case 0..<0x20, 0x7F: break
    case 0x20..<0x7F where partial.isEmpty: put(Character(Unicode.Scalar(byte)))
    default:
      partial.append(byte)
      if let text = String(validating: partial, as: UTF8.self) {
        partial = []
        text.forEach { put($0) }
      } else if partial.count == 4 {
        partial = []
        put("\u{FFFD}")
      }
    }
  }

  private mutating func put(_ character: Character) {
    if wrapsNext {
      cursor.column = 0
      lineFeed()
    }
    cells[cursor.row][cursor.column] = character
    wrapsNext = cursor.column == columns - 1
    if !wrapsNext { cursor.column += 1 }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    cursor.row += 1
    guard cursor.row == rows else { return }
    scrolledOff.append(Self.trimmed(cells.removeFirst()))
    cells.append(Array(repeating: " ", count: columns))
    cursor.row = rows - 1
  }

  private mutating func moveTo(_ row: Int, _ column: Int) {
    cursor = (min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
    wrapsNext = false
  }

  private mutating func erase(_ columns: Range<Int>, inRow row: Int) {
    for column in columns { cells[row][column] = " " }
  }

  private mutating func control(_ final: Character, _ parameters: String) {
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(first, 1)
    switch final {
    case "A": moveTo(cursor.row - count, cursor.column)
    case "B": moveTo(cursor.row + count, cursor.column)
    case "C": moveTo(cursor.row, cursor.column + count)
    case "D": moveTo(cursor.row, cursor.column - count)
    case "G": moveTo(cursor.row, count - 1)
    case "H": moveTo(count - 1, max(numbers.dropFirst().first ?? 1, 1) - 1)
    case "K": eraseInRow(first)
    case "J": eraseInScreen(first)
    case "P":
      cells[cursor.row].removeSubrange(cursor.column..<min(cursor.column + count, columns))
      while cells[cursor.row].count < columns { cells[cursor.row].append(" ") }
    case "@":
      cells[cursor.row].insert(
        contentsOf: Array(repeating: " ", count: count), at: cursor.column)
      cells[cursor.row].removeLast(count)
    default: break
    }
  }

  private mutating func eraseInRow(_ which: Int) {
    switch which {
    case 0: erase(cursor.column..<columns, inRow: cursor.row)
    case 1: erase(0..<cursor.column + 1, inRow: cursor.row)
    default: erase(0..<columns, inRow: cursor.row)
    }
  }

  private mutating func eraseInScreen(_ which: Int) {
    if which == 0 { eraseInRow(0) }
    for row in which == 0 ? cursor.row + 1..<rows : 0..<rows { erase(0..<columns, inRow: row) }
  }

  private static func trimmed(_ row: [Character]) -> String {
    let last = row.lastIndex { $0 != " " } ?? -1
    return String(row[...last])
  }
}
