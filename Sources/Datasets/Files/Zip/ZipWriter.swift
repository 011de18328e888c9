import CZlib

/// A zip archive being written, its entries stored as they are, all of the first day of 1980.
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
  mutating func add(_ name: String, _ content: [UInt8]) throws(FileTooLarge) {
    let start = body.bytes.count
    let size = start + directory.bytes.count + content.count + 256 + 2 * name.utf8.count
    guard size < Self.limit, count < Int(UInt16.max) else {
      throw FileTooLarge(limit: Self.limit)
    }
    body.write(ZipArchive.entrySignature)
    writeCommon(&body, name, content)
    body.write(name)
    body.write(content)
    directory.write(ZipArchive.directorySignature)
    directory.write(Self.version)
    writeCommon(&directory, name, content)
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

  /// What an entry's own header and the directory share.
  private func writeCommon(_ writer: inout ByteWriter, _ name: String, _ content: [UInt8]) {
    writer.write(Self.version)
    writer.write(name.utf8.allSatisfy { $0 < 0x80 } ? 0 : Self.unicodeNames)
    writer.write(UInt16(0))
    writer.write(UInt16(0))
    writer.write(Self.dosDate)
    writer.write(Checksum.crc32(content))
    writer.write(UInt32(content.count))
    writer.write(UInt32(content.count))
    writer.write(UInt16(name.utf8.count))
    writer.write(UInt16(0))
  }
}
