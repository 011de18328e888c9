/// A line of a lesson's file.
struct LessonLine {
  /// Its number, counted from 1.
  let number: Int
  /// Its text without its end.
  let text: String

  /// The lines that bytes hold, each without its end, be it that of Unix or that of Windows; a byte
  /// order mark is no part of the first.
  static func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var pieces = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    return pieces.map { $0.last == 0x0D ? $0.dropLast() : $0 }
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  /// The title, where the line begins a step.
  var heading: String? {
    guard text.hasPrefix("## ") else { return nil }
    let title = text.dropFirst(3).trimmingBlanks
    return title.isEmpty ? nil : title
  }

  /// The number of back quotes with which the line begins, and what is behind them, where it opens
  /// or closes a block.
  var fence: (length: Int, rest: String)? {
    let length = text.prefix { $0 == "`" }.count
    guard length >= 3 else { return nil }
    return (length, text.dropFirst(length).trimmingBlanks)
  }

  /// The first character that could steer a terminal or turn the text around, by its code.
  var control: String? {
    let found = text.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate, .privateUse,
        .unassigned:
        true
      default: false
      }
    }
    return found.map { scalar in
      let code = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    }
  }
}
