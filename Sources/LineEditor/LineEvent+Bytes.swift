extension LineEvent {
  /// Judges a line's bytes.
  init(bytes: some Collection<UInt8>) {
    if bytes.count > LineDefect.longestLine {
      self = .invalid(LineDefect(reason: .tooLong))
    } else if let nul = bytes.firstIndex(of: 0) {
      let before = String(decoding: bytes[..<nul], as: UTF8.self)
      let text = String(decoding: bytes, as: UTF8.self)
      self = .invalid(LineDefect(reason: .nul, column: before.count + 1, text: text))
    } else if let line = String(validating: bytes, as: UTF8.self) {
      self = .line(line)
    } else {
      let text = String(decoding: bytes, as: UTF8.self)
      let column = Self.validPrefix(of: bytes).count + 1
      self = .invalid(LineDefect(reason: .notUTF8, column: column, text: text))
    }
  }

  private static func validPrefix(of bytes: some Collection<UInt8>) -> String {
    var prefix = String.UnicodeScalarView()
    var decoder = UTF8()
    var remaining = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&remaining) {
      prefix.append(scalar)
    }
    return String(prefix)
  }
}
