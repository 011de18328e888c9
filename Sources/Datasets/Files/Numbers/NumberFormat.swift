import NeuralNetwork

/// How the numbers of a tensor are stored.
struct NumberFormat: Equatable {
  /// What kind of number.
  enum Kind {
    case float, brainFloat, signed, unsigned, boolean
  }

  let kind: Kind
  /// How many bytes one takes.
  let width: Int
  var isBigEndian = false

  /// Whether they are unsigned bytes.
  var isBytes: Bool { kind == .unsigned && width == 1 }

  /// The numbers, in the smallest type that holds each exactly; whole ones beyond 2⁵³ are rounded to
  /// the nearest.
  ///
  /// Unsigned bytes are the file's own memory.
  ///
  /// - Precondition: the range holds `count` of them.
  /// - Throws: where interrupted.
  func decoded(
    _ bytes: [UInt8], _ range: Range<Int>, count: Int, interruption: Interruption
  ) throws(FormatError) -> StoredNumbers {
    precondition(range.count == count * width, "as many bytes as the numbers take")
    var source = Source(
      bytes: bytes, start: range.lowerBound, count: count, isBigEndian: isBigEndian,
      pacer: Pacer(interruption))
    return switch (kind, width) {
    case (.float, 8): .doubles(try source.read { (bits: UInt64) in Double(bitPattern: bits) })
    case (.float, 4): .singles(try source.read { (bits: UInt32) in Float(bitPattern: bits) })
    case (.float, _): .singles(try source.read(Self.halfPrecision))
    case (.brainFloat, _):
      .singles(try source.read { (bits: UInt16) in Float(bitPattern: UInt32(bits) << 16) })
    case (.signed, 8): .doubles(try source.read { (number: Int64) in Double(number) })
    case (.signed, 4): .doubles(try source.read { (number: Int32) in Double(number) })
    case (.signed, 2): .singles(try source.read { (number: Int16) in Float(number) })
    case (.signed, _): .singles(try source.read { (number: Int8) in Float(number) })
    case (.unsigned, 8): .doubles(try source.read { (number: UInt64) in Double(number) })
    case (.unsigned, 4): .doubles(try source.read { (number: UInt32) in Double(number) })
    case (.unsigned, 2): .singles(try source.read { (number: UInt16) in Float(number) })
    case (.unsigned, _): .bytes(bytes[range])
    case (.boolean, _): .bytes(try source.read { (number: UInt8) in number == 0 ? 0 : 1 }[...])
    }
  }

  /// Where numbers are read from, one after the other.
  private struct Source {
    let bytes: [UInt8]
    let start: Int
    let count: Int
    let isBigEndian: Bool
    var pacer: Pacer

    @inline(__always)
    mutating func read<Stored: FixedWidthInteger & BitwiseCopyable, Number>(
      _ value: (Stored) -> Number
    ) throws(FormatError) -> [Number] {
      var numbers: [Number] = []
      numbers.reserveCapacity(count)
      let width = MemoryLayout<Stored>.size
      for first in stride(from: 0, to: count, by: Interruption.pace) {
        let portion = first..<min(first + Interruption.pace, count)
        try pacer.read(portion.count)
        bytes.withUnsafeBytes { all in
          for place in portion {
            let stored = all.loadUnaligned(fromByteOffset: start + place * width, as: Stored.self)
            numbers.append(
              value(isBigEndian ? Stored(bigEndian: stored) : Stored(littleEndian: stored)))
          }
        }
      }
      return numbers
    }
  }

  /// A number of IEEE's half precision: a sign, 5 bits of exponent, 10 of fraction.
  private static func halfPrecision(_ bits: UInt16) -> Float {
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Float(bits & 0x3FF)
    let magnitude: Float =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 0x1F: fraction == 0 ? .infinity : .nan
      default: (fraction + 0x400) * Float(sign: .plus, exponent: exponent - 25, significand: 1)
      }
    return bits >> 15 == 1 ? -magnitude : magnitude
  }
}
