/// Bytes as text, six bits a letter (RFC 4648, with padding).
package enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The two letters of each twelve bits, the first in the lower byte.
  private static let pairs: [UInt16] = letters.flatMap { first in
    letters.map { second in UInt16(first) | UInt16(second) << 8 }
  }

  /// What is in the place of a letter's worth where it is none.
  private static let bad: UInt32 = 1 << 31

  /// What each letter is worth in the first, second, third and fourth place of a group, one table
  /// behind the other.
  private static let worths: [UInt32] = {
    var worths = [UInt32](repeating: bad, count: 4 * 256)
    for (worth, letter) in letters.enumerated() {
      for place in 0..<4 {
        worths[256 * place + Int(letter)] = UInt32(worth) << (18 - 6 * UInt32(place))
      }
    }
    return worths
  }()

  /// Adds the text of some bytes.
  package static func append(_ data: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    let start = text.count
    text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: (data.count + 2) / 3 * 4))
    text.withUnsafeMutableBytes { target in
      pairs.withUnsafeBufferPointer { pairs in
        var (from, to) = (0, start)
        while from + 3 <= data.count {
          let bits = Int(data[from]) << 16 | Int(data[from + 1]) << 8 | Int(data[from + 2])
          let four = UInt32(pairs[bits >> 12]) | UInt32(pairs[bits & 0xFFF]) << 16
          target.storeBytes(of: four.littleEndian, toByteOffset: to, as: UInt32.self)
          from += 3
          to += 4
        }
        guard from < data.count else { return }
        let hasTwo = from + 2 == data.count
        let bits = Int(data[from]) << 16 | (hasTwo ? Int(data[from + 1]) << 8 : 0)
        target.storeBytes(of: pairs[bits >> 12].littleEndian, toByteOffset: to, as: UInt16.self)
        if hasTwo { target[to + 2] = UInt8(truncatingIfNeeded: pairs[bits & 0xFFF]) }
      }
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
    let count = text.count / 4 * 3 - padding
    var seen: UInt32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { target, written in
      worths.withUnsafeBufferPointer { worths in
        var to = 0
        /// Takes in a group of four letters.
        func take(_ bits: UInt32) {
          seen |= bits
          target.initializeElement(at: to, to: UInt8(truncatingIfNeeded: bits >> 16))
          target.initializeElement(at: to + 1, to: UInt8(truncatingIfNeeded: bits >> 8))
          target.initializeElement(at: to + 2, to: UInt8(truncatingIfNeeded: bits))
          to += 3
        }
        let last = text.count - 4
        for from in stride(from: 0, to: last, by: 4) {
          take(
            worths[Int(text[from])] | worths[256 + Int(text[from + 1])]
              | worths[512 + Int(text[from + 2])] | worths[768 + Int(text[from + 3])])
        }
        var bits: UInt32 = 0
        for place in 0..<4 - padding { bits |= worths[256 * place + Int(text[last + place])] }
        take(bits)
        // Bits behind the last byte would be lost without a word.
        for place in count..<to where target[place] != 0 { seen |= bad }
      }
      written = count
    }
    return seen & bad == 0 ? bytes : nil
  }
}
