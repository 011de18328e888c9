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

  /// The numbers in double precision; whole ones beyond 2⁵³ are rounded to the nearest.
  ///
  /// - Precondition: the range holds `count` of them.
  /// - Throws: where interrupted.
  func decoded(
    _ bytes: [UInt8], _ range: Range<Int>, count: Int, interruption: Interruption
  ) throws(FormatError) -> [Double] {
    precondition(range.count == count * width, "as many bytes as the numbers take")
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    var pacer = Pacer(interruption)
    for start in stride(from: 0, to: count, by: Interruption.pace) {
      let part = start..<min(start + Interruption.pace, count)
      try pacer.read(part.count)
      let place = range.lowerBound + part.lowerBound * width
      numbers += decoded(bytes, place..<place + part.count * width, part.count)
    }
    return numbers
  }

  private func decoded(_ bytes: [UInt8], _ range: Range<Int>, _ count: Int) -> [Double] {
    bytes.withUnsafeBytes { all in
      let source = UnsafeRawBufferPointer(rebasing: all[range])
      switch (kind, width) {
      case (.float, 8): return read(source, count) { (bits: UInt64) in Double(bitPattern: bits) }
      case (.float, 4):
        return read(source, count) { (bits: UInt32) in Double(Float(bitPattern: bits)) }
      case (.float, _): return read(source, count, Self.halfPrecision)
      case (.brainFloat, _):
        return read(source, count) { (bits: UInt16) in
          Double(Float(bitPattern: UInt32(bits) << 16))
        }
      case (.signed, 8): return read(source, count) { (number: Int64) in Double(number) }
      case (.signed, 4): return read(source, count) { (number: Int32) in Double(number) }
      case (.signed, 2): return read(source, count) { (number: Int16) in Double(number) }
      case (.signed, _): return read(source, count) { (number: Int8) in Double(number) }
      case (.unsigned, 8): return read(source, count) { (number: UInt64) in Double(number) }
      case (.unsigned, 4): return read(source, count) { (number: UInt32) in Double(number) }
      case (.unsigned, 2): return read(source, count) { (number: UInt16) in Double(number) }
      case (.unsigned, _): return read(source, count) { (number: UInt8) in Double(number) }
      case (.boolean, _): return read(source, count) { (number: UInt8) in number == 0 ? 0 : 1 }
      }
    }
  }

  @inline(__always)
  private func read<Stored: FixedWidthInteger & BitwiseCopyable>(
    _ source: UnsafeRawBufferPointer, _ count: Int, _ value: (Stored) -> Double
  ) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { target, initialised in
      for place in 0..<count {
        let stored = source.loadUnaligned(
          fromByteOffset: place * MemoryLayout<Stored>.size, as: Stored.self)
        target.initializeElement(
          at: place,
          to: value(isBigEndian ? Stored(bigEndian: stored) : Stored(littleEndian: stored)))
      }
      initialised = count
    }
  }

  /// A number of IEEE's half precision: a sign, 5 bits of exponent, 10 of fraction.
  private static func halfPrecision(_ bits: UInt16) -> Double {
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Double(bits & 0x3FF)
    let magnitude: Double =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 0x1F: fraction == 0 ? .infinity : .nan
      default: (fraction + 0x400) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
      }
    return bits >> 15 == 1 ? -magnitude : magnitude
  }
}
