/// Bytes as text, six bits a letter (RFC 4648, with padding).
package enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// What each letter is worth; 64 for what is none.
  private static let worths: [UInt8] = {
    var worths = [UInt8](repeating: 64, count: 256)
    for (worth, letter) in letters.enumerated() { worths[Int(letter)] = UInt8(worth) }
    return worths
  }()

  /// Adds the text of some bytes.
  package static func append(_ data: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    let count = (data.count + 2) / 3 * 4
    text += [UInt8](unsafeUninitializedCapacity: count) { target, written in
      letters.withUnsafeBufferPointer { letters in
        var (from, to) = (0, 0)
        while from < data.count {
          let left = data.count - from
          let first = UInt32(data[from]) << 16
          let second = left > 1 ? UInt32(data[from + 1]) << 8 : 0
          let third = left > 2 ? UInt32(data[from + 2]) : 0
          let bits = first | second | third
          let padding = UInt8(ascii: "=")
          target[to] = letters[Int(bits >> 18)]
          target[to + 1] = letters[Int(bits >> 12 & 63)]
          target[to + 2] = left > 1 ? letters[Int(bits >> 6 & 63)] : padding
          target[to + 3] = left > 2 ? letters[Int(bits & 63)] : padding
          from += 3
          to += 4
        }
      }
      written = count
    }
  }

  /// The bytes of a text; `nil` where it is no Base64, or its padding is wrong or hides bits.
  package static func bytes(of text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { bytes(of: $0) }
  }

  private static func bytes(of text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    if text.isEmpty { return [] }
    let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
    if padding == 1, text[text.count - 1] != UInt8(ascii: "=") { return nil }
    let letterCount = text.count - padding
    let count = text.count / 4 * 3 - padding
    var isGood = true
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { target, written in
      worths.withUnsafeBufferPointer { worths in
        var to = 0
        for from in stride(from: 0, to: text.count, by: 4) {
          var bits: UInt32 = 0
          for place in from..<from + 4 {
            let worth = place < letterCount ? worths[Int(text[place])] : 0
            if worth == 64 { isGood = false }
            bits = bits << 6 | UInt32(worth & 63)
          }
          target.initializeElement(at: to, to: UInt8(truncatingIfNeeded: bits >> 16))
          target.initializeElement(at: to + 1, to: UInt8(truncatingIfNeeded: bits >> 8))
          target.initializeElement(at: to + 2, to: UInt8(truncatingIfNeeded: bits))
          to += 3
        }
        // Bits behind the last byte would be lost without a word.
        for place in count..<to where target[place] != 0 { isGood = false }
      }
      written = text.count / 4 * 3
    }
    return isGood ? Array(bytes[..<count]) : nil
  }
}
