import NeuralNetwork

/// The format in which MNIST comes: a type, the extents, the numbers, highest bytes first.
package enum IDXFile {
  private static let formats: [UInt8: NumberFormat] = [
    0x08: NumberFormat(kind: .unsigned, width: 1),
    0x09: NumberFormat(kind: .signed, width: 1),
    0x0B: NumberFormat(kind: .signed, width: 2, isBigEndian: true),
    0x0C: NumberFormat(kind: .signed, width: 4, isBigEndian: true),
    0x0D: NumberFormat(kind: .float, width: 4, isBigEndian: true),
    0x0E: NumberFormat(kind: .float, width: 8, isBigEndian: true),
  ]
  /// The longest header: four bytes, and four for each of 255 axes.
  private static let longestHeader = 4 + 4 * 255

  /// Whether bytes begin like an uncompressed one.
  static func isStart(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && bytes[0] == 0 && bytes[1] == 0 && formats[bytes[2]] != nil
  }

  /// Whether what gzip has compressed begins like one.
  static func isCompressed(_ bytes: [UInt8]) throws(FormatError) -> Bool {
    isStart(
      try Inflater.inflated(bytes, 0..<bytes.count, as: .gzip, limit: longestHeader).bytes)
  }

  /// Reads a file, compressed by gzip or not.
  ///
  /// - Throws: ``FormatError``; a place in a compressed file counts from the beginning of what was
  ///   compressed.
  package static func decoded(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(FormatError) -> FileTensor {
    guard bytes.starts(with: Inflater.gzipSignature) else {
      let header = try Header(bytes)
      return try header.tensor(bytes, interruption)
    }
    let whole = 0..<bytes.count
    // The beginning says how much there may be.
    let start = try Inflater.inflated(bytes, whole, as: .gzip, limit: longestHeader)
    let header = try Header(start.bytes)
    if start.isComplete { return try header.tensor(start.bytes, interruption) }
    let output = try Inflater.inflated(
      bytes, whole, as: .gzip, limit: header.fileSize, expected: header.fileSize,
      interruption: interruption)
    guard output.isComplete else {
      throw FormatError(.inflatesBeyond(header.fileSize), at: 0)
    }
    return try header.tensor(output.bytes, interruption)
  }

  /// What a file says about itself.
  private struct Header {
    let format: NumberFormat
    let extents: [Int]
    let count: Int
    let length: Int

    var fileSize: Int { length + count * format.width }

    init(_ bytes: [UInt8]) throws(FormatError) {
      var reader = ByteReader(bytes)
      try reader.expect([0, 0], of: .idx)
      let code = try reader.bigEndian(UInt8.self)
      guard let format = IDXFile.formats[code] else {
        throw FormatError(.unsupported(.elementType, found: String(code)), at: 2)
      }
      let rank = Int(try reader.bigEndian(UInt8.self))
      guard rank <= 32 else { throw FormatError(.tooManyAxes(rank), at: 3) }
      var extents: [Int] = []
      for _ in 0..<rank { extents.append(Int(try reader.bigEndian(UInt32.self))) }
      self.format = format
      self.extents = extents
      count = try extents.boundedElementCount(at: 4)
      length = reader.offset
    }

    func tensor(
      _ bytes: [UInt8], _ interruption: Interruption
    ) throws(FormatError) -> FileTensor {
      var reader = ByteReader(bytes, at: length)
      let range = try reader.take(count * format.width)
      guard reader.left == 0 else { throw reader.error(.trailingBytes(reader.left)) }
      return FileTensor(
        shape: Shape(extents),
        numbers: try format.decoded(bytes, range, count: count, interruption: interruption),
        wasBytes: format.isBytes)
    }
  }
}
