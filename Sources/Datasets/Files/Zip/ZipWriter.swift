import NeuralNetwork

/// A zip archive being written, its entries stored or deflated, all of the first day of 1980.
struct ZipWriter {
  /// The most bytes that offsets of 32 bits reach.
  private static let limit = Int(UInt32.max)
  private static let dosDate: UInt16 = 0x21
  private static let version: UInt16 = 20
  /// Says that names are UTF-8.
  private static let unicodeNames: UInt16 = 1 << 11

  private var body = ByteWriter()
  private var directory = ByteWriter()
  private var count = 0

  /// Adds an entry.
  mutating func add(
    _ name: String, _ content: [UInt8], isCompressed: Bool = false,
    interruption: Interruption = .never
  ) throws(EncodingError) {
    let stored: [UInt8]
    do {
      stored =
        isCompressed ? try Deflater.deflated(content, interruption: interruption) : content
      try interruption.check()
    } catch {
      throw .interrupted
    }
    let start = body.bytes.count
    let size = start + directory.bytes.count + stored.count + 256 + 2 * name.utf8.count
    guard size < Self.limit, content.count < Self.limit, count < Int(UInt16.max) else {
      throw .tooLarge(limit: Self.limit)
    }
    var common = ByteWriter()
    common.write(Self.version)
    common.write(name.utf8.allSatisfy { $0 < 0x80 } ? 0 : Self.unicodeNames)
    common.write(isCompressed ? ZipArchive.deflated : ZipArchive.stored)
    common.write(UInt16(0))
    common.write(Self.dosDate)
    common.write(Checksum.crc32(content))
    common.write(UInt32(stored.count))
    common.write(UInt32(content.count))
    common.write(UInt16(name.utf8.count))
    common.write(UInt16(0))
    body.write(ZipArchive.entrySignature)
    body.write(common.bytes)
    body.write(name)
    body.write(stored)
    directory.write(ZipArchive.directorySignature)
    directory.write(Self.version)
    directory.write(common.bytes)
    // No comment, first disk, no attributes.
    directory.write([UInt8](repeating: 0, count: 10))
    directory.write(UInt32(start))
    directory.write(name)
    count += 1
  }

  /// The whole archive.
  func finished() -> [UInt8] {
    var whole = body
    whole.write(directory.bytes)
    whole.write(ZipArchive.endSignature)
    whole.write(UInt32(0))
    whole.write(UInt16(count))
    whole.write(UInt16(count))
    whole.write(UInt32(directory.bytes.count))
    whole.write(UInt32(body.bytes.count))
    whole.write(UInt16(0))
    return whole.bytes
  }
}
