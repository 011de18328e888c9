import NeuralNetwork

/// Bytes being read, each step checked against how many there are.
struct ByteReader {
  let bytes: [UInt8]
  private(set) var offset: Int

  init(_ bytes: [UInt8], at offset: Int = 0) {
    precondition(offset >= 0 && offset <= bytes.count, "a reader begins within its bytes")
    self.bytes = bytes
    self.offset = offset
  }

  /// How many bytes are left.
  var left: Int { bytes.count - offset }

  /// Goes over some bytes and says where they are.
  mutating func take(_ count: Int) throws(FormatError) -> Range<Int> {
    precondition(count >= 0, "nothing is read backwards")
    guard count <= left else { throw error(.endsEarly(needed: count, left: left)) }
    defer { offset += count }
    return offset..<offset + count
  }

  /// Reads a number whose highest byte comes first.
  mutating func bigEndian<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(FormatError) -> Number {
    bytes[try take(Number.bitWidth / 8)].reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
  }

  /// Reads a number whose lowest byte comes first.
  mutating func littleEndian<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(FormatError) -> Number {
    try bigEndian(type).byteSwapped
  }

  /// Reads a signature, or says that it is not there.
  mutating func expect(
    _ signature: [UInt8], of format: FileFormat
  ) throws(FormatError) {
    guard bytes[offset...].starts(with: signature) else { throw error(.signature(format)) }
    offset += signature.count
  }

  /// An error at the present place.
  func error(_ reason: FormatError.Reason) -> FormatError { FormatError(reason, at: offset) }
}

extension [Int] {
  /// The number of elements of a tensor of these extents, refused beyond what a tensor may have.
  func boundedElementCount(at offset: Int) throws(FormatError) -> Int {
    guard count <= 32 else { throw FormatError(.tooManyAxes(count), at: offset) }
    // Nor may they be too many but for an axis of none: shapes are multiplied in any order.
    var product = 1
    for extent in self where extent != 0 {
      let (next, overflow) = product.multipliedReportingOverflow(by: extent)
      guard !overflow, next <= Shape.elementBound else {
        throw FormatError(.tooManyElements(extents: self), at: offset)
      }
      product = next
    }
    return contains(0) ? 0 : product
  }
}
