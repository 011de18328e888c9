import NeuralNetwork

/// Pictures in Portable Network Graphics.
package enum PNGPicture {
  /// What a file begins with.
  static let signature: [UInt8] = [0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A]

  /// Reads a picture of any colour type, depth and interlacing, [channel, row, column], from 0 to 1.
  ///
  /// Grey has one channel, colours have three, those of a palette too; opacity is left out.
  ///
  /// - Throws: ``FormatError``; what is wrong with the pixels is reported where they begin.
  package static func decoded(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(FormatError) -> Tensor {
    var reader = ByteReader(bytes)
    try reader.expect(signature, of: .png)
    guard case .header(let header)? = try chunk(&reader, header: nil) else {
      throw FormatError(.malformed(.chunkOrder, found: ""), at: signature.count)
    }
    var palette: [UInt8] = []
    var compressed: [UInt8] = []
    var dataOffset: Int?
    chunks: while true {
      let start = reader.offset
      switch try chunk(&reader, header: header) {
      case .end: break chunks
      case .palette(let range):
        guard dataOffset == nil, palette.isEmpty, range.count % 3 == 0, !range.isEmpty,
          range.count <= 3 * 256
        else { throw FormatError(.malformed(.palette, found: String(range.count)), at: start) }
        palette = Array(bytes[range])
      case .pixels(let range):
        dataOffset = dataOffset ?? start
        compressed += bytes[range]
      case .header: throw FormatError(.malformed(.chunkOrder, found: "IHDR"), at: start)
      case nil: continue
      }
    }
    guard let dataOffset else {
      throw FormatError(.malformed(.chunkOrder, found: "IEND"), at: reader.offset)
    }
    if header.colour == .palette, palette.isEmpty {
      throw FormatError(.malformed(.palette, found: "0"), at: dataOffset)
    }
    let pixels = PNGPixels(header: header, palette: palette, dataOffset: dataOffset)
    return try pixels.decoded(compressed, interruption)
  }

  private enum Chunk {
    case header(PNGHeader)
    case palette(Range<Int>)
    case pixels(Range<Int>)
    case end
  }

  /// Reads a chunk and its checksum; `nil` for one that need not be understood.
  private static func chunk(
    _ reader: inout ByteReader, header: PNGHeader?
  ) throws(FormatError) -> Chunk? {
    let start = reader.offset
    let length = Int(try reader.bigEndian(UInt32.self))
    let nameRange = try reader.take(4)
    let name = String(decoding: reader.bytes[nameRange], as: UTF8.self)
    let body = try reader.take(length)
    let stored = try reader.bigEndian(UInt32.self)
    let computed = Checksum.crc32(Array(reader.bytes[nameRange.lowerBound..<body.upperBound]))
    guard stored == computed else {
      throw FormatError(
        .checksum(stored: stored, computed: computed), at: body.upperBound)
    }
    switch name {
    case "IHDR":
      guard header == nil, length == 13 else { break }
      var inner = ByteReader(reader.bytes, at: body.lowerBound)
      return .header(try PNGHeader(&inner))
    case "PLTE" where header != nil: return .palette(body)
    case "IDAT" where header != nil: return .pixels(body)
    case "IEND" where header != nil: return .end
    default:
      // A small first letter says that a chunk may be passed over.
      if header != nil, reader.bytes[nameRange.lowerBound] & 0x20 != 0 { return nil }
    }
    throw FormatError(.malformed(.chunkOrder, found: name), at: start)
  }
}
