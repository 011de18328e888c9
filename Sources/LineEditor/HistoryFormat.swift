/// How entries stand in the history's file: one a line, a newline in one as `\n`, `\` as `\\`.
enum HistoryFormat {
  /// The most bytes of a line in the file; longer entries are not stored.
  static let longestLine = 1 << 16

  struct Decoded: Equatable {
    var entries: [String] = []
    var lineCount = 0
    var damagedLines = 0
  }

  static func canStore(_ entry: String) -> Bool {
    !entry.utf8.contains { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F }
      && encode([entry]).count <= longestLine
  }

  static func encode(_ entries: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      for byte in entry.utf8 {
        switch byte {
        case UInt8(ascii: "\n"): bytes += "\\n".utf8
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// The entries that can be read, without repetitions that follow each other.
  static func decode(_ bytes: [UInt8]) -> Decoded {
    var decoded = Decoded()
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      decoded.lineCount += 1
      guard line.count <= longestLine, let text = String(validating: line, as: UTF8.self),
        case let entry = unescaped(text), canStore(entry)
      else {
        decoded.damagedLines += 1
        continue
      }
      if entry != decoded.entries.last { decoded.entries.append(entry) }
    }
    return decoded
  }

  private static func unescaped(_ line: String) -> String {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return line }
    var entry = String.UnicodeScalarView()
    var scalars = line.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\", let escaped = scalars.next() else {
        entry.append(scalar)
        continue
      }
      switch escaped {
      case "n": entry.append("\n")
      case "\\": entry.append("\\")
      default: entry.append(contentsOf: [scalar, escaped])
      }
    }
    return String(entry)
  }
}
