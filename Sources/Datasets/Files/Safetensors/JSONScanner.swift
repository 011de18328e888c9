/// Reads the JSON of a safetensors header.
struct JSONScanner {
  /// A value.
  indirect enum Value {
    case object([Member])
    case list([Value])
    case string(String)
    /// A whole number of at least 0.
    case whole(Int)
    /// Another number, true, false or null, of which nothing is needed.
    case other
  }

  /// A member of an object, and where its name is written.
  struct Member {
    let name: String
    let offset: Int
    let value: Value
  }

  private static let deepest = 16

  private let bytes: [UInt8]
  private let end: Int
  private var offset: Int
  private var depth = 0

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Reads an object and the white space behind it, to the end.
  mutating func object() throws(FormatError) -> [Member] {
    let start = offset
    guard case .object(let members) = try value() else { throw error(at: start) }
    guard code == nil else { throw error(at: offset) }
    return members
  }

  /// The next byte that is not white space; `nil` at the end.
  private var code: UInt8? {
    mutating get {
      while offset < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
      return offset < end ? bytes[offset] : nil
    }
  }

  private mutating func value() throws(FormatError) -> Value {
    switch code {
    case UInt8(ascii: "{"):
      return .object(
        try elements(until: "}") { scanner throws(FormatError) in
          let place = scanner.offset
          let name = try scanner.string()
          try scanner.expect(":")
          return Member(name: name, offset: place, value: try scanner.value())
        }.checked())
    case UInt8(ascii: "["):
      return .list(try elements(until: "]") { scanner throws(FormatError) in try scanner.value() })
    case UInt8(ascii: "\""): return .string(try string())
    case nil: throw error(at: offset)
    default: return try word()
    }
  }

  /// Reads what stands between commas and a closing bracket.
  private mutating func elements<Element>(
    until closing: Unicode.Scalar, _ read: (inout JSONScanner) throws(FormatError) -> Element
  ) throws(FormatError) -> [Element] {
    let start = offset
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error(at: start) }
    offset += 1
    var result: [Element] = []
    if code == UInt8(ascii: closing) {
      offset += 1
      return result
    }
    while true {
      _ = code
      result.append(try read(&self))
      if code == UInt8(ascii: closing) {
        offset += 1
        return result
      }
      try expect(",")
    }
  }

  private mutating func expect(_ sign: Unicode.Scalar) throws(FormatError) {
    guard code == UInt8(ascii: sign) else { throw error(at: offset) }
    offset += 1
  }

  /// Reads a number or a word.
  private mutating func word() throws(FormatError) -> Value {
    let start = offset
    while offset < end, !Self.endsWord(bytes[offset]) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if let number = Int(text), number >= 0 { return .whole(number) }
    guard Double(text) != nil || ["true", "false", "null"].contains(text) else {
      throw error(at: start)
    }
    return .other
  }

  private static func endsWord(_ code: UInt8) -> Bool {
    code <= 0x20 || ",:]}[{\"".utf8.contains(code)
  }

  private mutating func string() throws(FormatError) -> String {
    let start = offset
    try expect("\"")
    var text: [UInt8] = []
    while offset < end {
      let code = bytes[offset]
      offset += 1
      switch code {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw FormatError(.malformed(.encoding, found: ""), at: start)
        }
        return string
      case UInt8(ascii: "\\"): text += try escaped()
      case 0..<0x20: throw error(at: offset - 1)
      default: text.append(code)
      }
    }
    throw error(at: start)
  }

  /// Reads what follows a backslash.
  private mutating func escaped() throws(FormatError) -> [UInt8] {
    let start = offset - 1
    guard offset < end else { throw error(at: start) }
    let code = bytes[offset]
    offset += 1
    switch code {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [code]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var value = try hexadecimal(at: start)
      if (0xD800..<0xDC00).contains(value), bytes[offset..<end].starts(with: "\\u".utf8) {
        offset += 2
        let low = try hexadecimal(at: start)
        guard (0xDC00..<0xE000).contains(low) else { throw error(at: start) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw error(at: start) }
      return Array(String(scalar).utf8)
    default: throw error(at: start)
    }
  }

  private mutating func hexadecimal(at start: Int) throws(FormatError) -> UInt32 {
    let digits = bytes[offset..<min(end, offset + 4)]
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error(at: start) }
    offset += 4
    return value
  }

  private func error(at offset: Int) -> FormatError {
    let found = String(decoding: bytes[offset..<min(end, offset + 20)], as: UTF8.self)
    return FormatError(.malformed(.json, found: found), at: offset)
  }
}

extension [JSONScanner.Member] {
  /// The members, each name once.
  fileprivate func checked() throws(FormatError) -> [JSONScanner.Member] {
    var names: Set<String> = []
    for member in self where !names.insert(member.name).inserted {
      throw FormatError(.malformed(.duplicateName, found: member.name), at: member.offset)
    }
    return self
  }
}
