/// Reads one JSON value from bytes, as RFC 8259 says it.
///
/// A member that stands twice has its last value.
package struct JSONReader {
  /// What is no JSON, and at which byte, from 0.
  package struct Failure: Error, Equatable {
    let place: Int
    let reason: String
  }

  /// How deep lists and records may lie in one another.
  static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0

  /// The value that the bytes say, with nothing but space around it.
  package static func value(of bytes: [UInt8]) throws(Failure) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.place == bytes.count else { throw reader.failure("something stands behind it") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func failure(_ reason: String) -> Failure { Failure(place: place, reason: reason) }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      place += 1
    }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth <= Self.deepest else { throw failure("it lies deeper than \(Self.deepest) levels") }
    skipSpace()
    switch next {
    case nil: throw failure("it ends too early")
    case UInt8(ascii: "{"): return try record(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    guard bytes[place...].starts(with: word.utf8) else { throw failure("no value begins here") }
    place += word.utf8.count
    return value
  }

  private mutating func record(depth: Int) throws(Failure) -> JSONValue {
    place += 1
    var members: [String: JSONValue] = [:]
    skipSpace()
    if take("}") { return .record(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("a member's name is expected") }
      let name = try text()
      skipSpace()
      guard take(":") else { throw failure("':' is expected") }
      members[name] = try value(depth: depth + 1)
      skipSpace()
    } while take(",")
    guard take("}") else { throw failure("',' or '}' is expected") }
    return .record(members)
  }

  private mutating func list(depth: Int) throws(Failure) -> JSONValue {
    place += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return .list(elements) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    guard take("]") else { throw failure("',' or ']' is expected") }
    return .list(elements)
  }

  // MARK: Numbers

  private mutating func number() throws(Failure) -> Double {
    let start = place
    _ = take("-")
    let first = next
    let digits = skipDigits()
    guard digits > 0 else { throw failure("no value begins here") }
    if digits > 1, first == UInt8(ascii: "0") { throw failure("a number begins with 0") }
    if take("."), skipDigits() == 0 { throw failure("digits are expected") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if skipDigits() == 0 { throw failure("digits are expected") }
    }
    guard let number = Double(String(decoding: bytes[start..<place], as: UTF8.self)) else {
      throw failure("no number ends here")
    }
    return number
  }

  private mutating func skipDigits() -> Int {
    let start = place
    while let byte = next, byte >= 0x30, byte <= 0x39 { place += 1 }
    return place - start
  }

  // MARK: Strings

  private mutating func text() throws(Failure) -> String {
    place += 1
    var text = ""
    while true {
      let start = place
      place = endOfPlainText()
      guard let part = String(validating: bytes[start..<place], as: UTF8.self) else {
        place = start
        throw failure("the text is not UTF-8")
      }
      if text.isEmpty { text = part } else { text += part }
      guard next != nil else { throw failure("a text is not closed") }
      if take("\"") { return text }
      guard take("\\") else { throw failure("a control character stands in a text") }
      text.unicodeScalars.append(try escaped())
    }
  }

  /// Where the text ends that stands for itself: at a quote, a backslash, or a control character.
  private func endOfPlainText() -> Int {
    bytes.withUnsafeBytes { bytes in
      var end = place
      // A tensor's numbers are one long text: eight bytes at a time.
      let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
      while end + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)
        let (quotes, slashes) = (word ^ 0x22 &* ones, word ^ 0x5C &* ones)
        // A byte's top bit is set where something was borrowed for it, that had none itself.
        let stops =
          (word &- 0x20 &* ones) & ~word | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
        if stops & tops != 0 { break }
        end += 8
      }
      while end < bytes.count, bytes[end] >= 0x20, bytes[end] != 0x22, bytes[end] != 0x5C {
        end += 1
      }
      return end
    }
  }

  private mutating func escaped() throws(Failure) -> Unicode.Scalar {
    guard let byte = next else { throw failure("a text is not closed") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try unit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      // Half of a pair: the other half has to follow.
      guard first < 0xDC00, take("\\"), take("u") else { throw failure("half a character") }
      let second = try unit()
      guard (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      else { throw failure("half a character") }
      return scalar
    default: throw failure("no such escape")
    }
  }

  private mutating func unit() throws(Failure) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("four hexadecimal digits are expected")
      }
      place += 1
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
