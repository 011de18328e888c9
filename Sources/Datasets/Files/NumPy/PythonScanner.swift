/// Reads the little of Python's notation that the header of an `.npy` file is made of.
struct PythonScanner {
  /// A value of the dictionary.
  enum Value {
    case string(String)
    case flag(Bool)
    case tuple([Int])
    /// A list, as of a structured type, which is only gone over.
    case list
  }

  /// A value, and where it is written.
  struct Field {
    let value: Value
    let offset: Int
    let text: String
  }

  private let bytes: [UInt8]
  private let end: Int
  private var offset: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Reads `{'key': value, …}` and the spaces behind it.
  mutating func dictionary() throws(FormatError) -> [String: Field] {
    var fields: [String: Field] = [:]
    try expect("{")
    while !take("}") {
      let start = offset
      guard case .string(let key) = try value() else { throw error(at: start) }
      guard fields[key] == nil else {
        throw FormatError(.malformed(.duplicateName, found: key), at: start)
      }
      try expect(":")
      skipSpace()
      let begin = offset
      let value = try value()
      fields[key] = Field(value: value, offset: begin, text: text(begin..<offset))
      if !take(",") {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard offset == end else { throw error(at: offset) }
    return fields
  }

  private mutating func value() throws(FormatError) -> Value {
    skipSpace()
    switch code {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "("): return .tuple(try tuple())
    case UInt8(ascii: "["):
      try skipList()
      return .list
    default:
      if take("True") { return .flag(true) }
      if take("False") { return .flag(false) }
      throw error(at: offset)
    }
  }

  private mutating func string() throws(FormatError) -> String {
    let quote = code
    let start = offset + 1
    offset = start
    while let code, code != quote {
      // NumPy writes none, so none is read.
      if code == UInt8(ascii: "\\") { throw error(at: offset) }
      offset += 1
    }
    guard code == quote, let text = String(validating: bytes[start..<offset], as: UTF8.self)
    else { throw error(at: start) }
    offset += 1
    return text
  }

  private mutating func tuple() throws(FormatError) -> [Int] {
    var numbers: [Int] = []
    try expect("(")
    while !take(")") {
      skipSpace()
      let start = offset
      while let code, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(code) { offset += 1 }
      guard let number = Int(text(start..<offset)) else {
        throw FormatError(.malformed(.shape, found: text(start..<min(end, start + 20))), at: start)
      }
      // Python 2 marked long numbers.
      _ = take("L")
      numbers.append(number)
      if !take(",") {
        try expect(")")
        break
      }
    }
    return numbers
  }

  private mutating func skipList() throws(FormatError) {
    let start = offset
    var depth = 0
    while let code {
      if code == UInt8(ascii: "[") { depth += 1 }
      if code == UInt8(ascii: "]") { depth -= 1 }
      offset += 1
      if depth == 0 { return }
    }
    throw error(at: start)
  }

  private var code: UInt8? { offset < end ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let code, code == 0x20 || code == 0x0A { offset += 1 }
  }

  private mutating func take(_ word: StaticString) -> Bool {
    skipSpace()
    let isHere = word.withUTF8Buffer { bytes[offset..<end].starts(with: $0) }
    if isHere { offset += word.utf8CodeUnitCount }
    return isHere
  }

  private mutating func expect(_ word: StaticString) throws(FormatError) {
    guard take(word) else { throw error(at: offset) }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func error(at offset: Int) -> FormatError {
    FormatError(.malformed(.header, found: text(offset..<min(end, offset + 20))), at: offset)
  }
}
