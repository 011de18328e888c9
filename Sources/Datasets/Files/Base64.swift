/// Bytes as letters, four for three bytes, for a file of text.
package enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()
  private static let filler = UInt8(ascii: "=")

  /// The letters for some bytes.
  package static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var bits: UInt32 = 0
      for place in 0..<3 { bits = bits << 8 | (place < count ? UInt32(bytes[start + place]) : 0) }
      for place in 0..<4 {
        let value = Int(bits >> UInt32(18 - 6 * place) & 0x3F)
        result.append(place <= count ? letters[value] : filler)
      }
    }
    return result
  }

  /// The bytes of some letters; `nil` where they are none.
  package static func decoded(_ letters: some Collection<UInt8>) -> [UInt8]? {
    guard letters.count.isMultiple(of: 4) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(letters.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    var fillers = 0
    for letter in letters {
      if letter == filler {
        fillers += 1
        bits <<= 6
      } else {
        let value = values[Int(letter)]
        guard value < 64, fillers == 0 else { return nil }
        bits = bits << 6 | UInt32(value)
      }
      count += 1
      if count.isMultiple(of: 4) {
        guard fillers <= 2 else { return nil }
        for place in 0..<3 - fillers {
          result.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * place)))
        }
        bits = 0
      }
    }
    return result
  }
}
