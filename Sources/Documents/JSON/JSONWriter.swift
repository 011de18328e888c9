/// Writes JSON on one line, piece by piece.
///
/// Commas and colons come by themselves; what is opened has to be closed. Numbers are the shortest
/// that read back to the same bits, and what JSON has no number for is a string.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.object { writer in
///   writer.member("shape") { $0.array([2, 3]) }
///   writer.member("loss", 0.1)
/// }
/// writer.text  // {"shape":[2,3],"loss":0.1}
/// ```
package struct JSONWriter: Sendable {
  private var bytes: [UInt8] = []
  /// Whether a value was written that the next one has to be separated from.
  private var needsComma = false

  /// Makes an empty writer.
  package init() {}

  /// What was written so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an object whose members the closure writes.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclose("{", "}", members)
  }

  /// Writes an array whose elements the closure writes.
  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    enclose("[", "]", elements)
  }

  /// Writes a member of an object whose value the closure writes.
  package mutating func member(_ key: String, _ value: (inout JSONWriter) -> Void) {
    self.value(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
    value(&self)
    needsComma = true
  }

  /// Writes a string.
  package mutating func value(_ string: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for scalar in string.unicodeScalars { append(scalar) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a whole number.
  package mutating func value(_ integer: Int) { append(plain: String(integer)) }

  /// Writes yes or no.
  package mutating func value(_ flag: Bool) { append(plain: flag ? "true" : "false") }

  /// Writes a number; `"nan"`, `"inf"` and `"-inf"` are strings.
  package mutating func value(_ number: Double) {
    if !number.isFinite { return value(ExactNumberFormat.string(number)) }
    if number == 0, number.sign == .minus { return append(plain: "-0.0") }
    separate()
    ExactNumberFormat.append(number, to: &bytes)
  }

  /// Writes JSON that was written elsewhere, as it is.
  package mutating func value(json: String) { append(plain: json) }

  /// Writes bytes as a string in Base64.
  package mutating func value(base64 data: UnsafeRawBufferPointer) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    Base64.append(data, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes `null`.
  package mutating func null() { append(plain: "null") }

  private mutating func enclose(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: opening))
    needsComma = false
    content(&self)
    bytes.append(UInt8(ascii: closing))
    needsComma = true
  }

  private mutating func append(plain text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
      // Escaped beyond what JSON asks, for the sake of terminals and of JavaScript.
      let digits = String(scalar.value, radix: 16)
      bytes.append(
        contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}

extension JSONWriter {
  /// Writes an array of whole numbers.
  package mutating func array(_ integers: [Int]) {
    array { writer in for integer in integers { writer.value(integer) } }
  }

  /// Writes an array of numbers.
  package mutating func array(_ numbers: [Double]) {
    array { writer in for number in numbers { writer.value(number) } }
  }

  /// Writes an array of strings.
  package mutating func array(_ strings: [String]) {
    array { writer in for string in strings { writer.value(string) } }
  }

  /// Writes a member that is a string.
  package mutating func member(_ key: String, _ string: String) {
    member(key) { $0.value(string) }
  }

  /// Writes a member that is a whole number.
  package mutating func member(_ key: String, _ integer: Int) {
    member(key) { $0.value(integer) }
  }

  /// Writes a member that is a number.
  package mutating func member(_ key: String, _ number: Double) {
    member(key) { $0.value(number) }
  }

  /// Writes a member that is yes or no.
  package mutating func member(_ key: String, _ flag: Bool) {
    member(key) { $0.value(flag) }
  }
}
