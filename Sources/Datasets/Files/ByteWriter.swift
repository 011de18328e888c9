/// Bytes being written, numbers with their lowest byte first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func write(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes numbers in double precision.
  mutating func write(doubles: [Double]) {
    var patterns = doubles.map(\.bitPattern.littleEndian)
    patterns.withUnsafeMutableBytes { bytes.append(contentsOf: $0) }
  }

  /// Fills up with spaces to a multiple of `alignment`.
  mutating func pad(to alignment: Int) {
    let rest = bytes.count % alignment
    if rest > 0 { bytes.append(contentsOf: repeatElement(0x20, count: alignment - rest)) }
  }
}
