import NeuralNetwork

/// A zip archive being read, from the directory at its end.
struct ZipReader {
  /// One file in it.
  struct Entry: Equatable {
    let name: String
    let method: UInt16
    let checksum: UInt32
    let storedSize: Int
    let size: Int
    /// Where its own header is.
    let offset: Int
  }

  let entries: [Entry]
  private let bytes: [UInt8]

  private static let shortestEnd = 22
  private static let longestComment = 0xFFFF
  private static let isEncrypted: UInt16 = 1
  /// The most bytes that an entry may come to: those of the largest tensor, and its header.
  private static let largestEntry = 8 * Shape.elementBound + 1 << 16
  /// Stands where a number needs more than 32 bits.
  private static let inZip64 = UInt32.max

  init(_ bytes: [UInt8]) throws(FormatError) {
    self.bytes = bytes
    let end = try Self.endRecord(bytes)
    var reader = ByteReader(bytes, at: end + 10)
    let count = Int(try reader.littleEndian(UInt16.self))
    _ = try reader.take(4)
    let start = try reader.littleEndian(UInt32.self)
    guard start != Self.inZip64 else {
      throw FormatError(.unsupported(.largeArchive, found: ""), at: end)
    }
    guard start <= end else {
      throw FormatError(.malformed(.directory, found: String(start)), at: end + 16)
    }
    var directory = ByteReader(bytes, at: Int(start))
    var names: Set<String> = []
    var entries: [Entry] = []
    var total = 0
    for _ in 0..<count {
      let place = directory.offset
      let entry = try Self.entry(&directory)
      guard names.insert(entry.name).inserted else {
        throw FormatError(.malformed(.duplicateName, found: entry.name), at: place)
      }
      total += entry.size
      // Together, too, so that entries which share their bytes cannot blow up.
      guard total <= Self.largestEntry else {
        throw FormatError(.inflatesBeyond(Self.largestEntry), at: place)
      }
      entries.append(entry)
    }
    self.entries = entries
  }

  /// What an entry holds, its size and checksum compared with what the directory says.
  func content(
    of entry: Entry, interruption: Interruption
  ) throws(FormatError) -> [UInt8] {
    guard entry.offset <= bytes.count else {
      throw FormatError(.malformed(.entryHeader, found: String(entry.offset)), at: entry.offset)
    }
    var reader = ByteReader(bytes, at: entry.offset)
    guard try reader.littleEndian(UInt32.self) == ZipArchive.entrySignature else {
      throw FormatError(.malformed(.entryHeader, found: entry.name), at: entry.offset)
    }
    _ = try reader.take(22)
    let (name, extra) = (
      try reader.littleEndian(UInt16.self), try reader.littleEndian(UInt16.self)
    )
    _ = try reader.take(Int(name) + Int(extra))
    let range = try reader.take(entry.storedSize)
    let content: [UInt8]
    switch entry.method {
    case ZipArchive.stored: content = Array(bytes[range])
    case ZipArchive.deflated:
      let output = try Inflater.inflated(
        bytes, range, as: .raw, limit: entry.size, interruption: interruption)
      guard output.isComplete else {
        throw FormatError(.inflatesBeyond(entry.size), at: range.lowerBound)
      }
      content = output.bytes
    default:
      throw FormatError(
        .unsupported(.compression, found: String(entry.method)), at: entry.offset + 8)
    }
    guard content.count == entry.size else {
      throw FormatError(
        .inflatesTo(content.count, expected: entry.size), at: range.lowerBound)
    }
    let computed = Checksum.crc32(content)
    guard computed == entry.checksum else {
      throw FormatError(
        .checksum(stored: entry.checksum, computed: computed), at: range.lowerBound)
    }
    return content
  }

  /// Where the record at the end is: the last one whose comment reaches the end.
  private static func endRecord(_ bytes: [UInt8]) throws(FormatError) -> Int {
    let signature = withUnsafeBytes(of: ZipArchive.endSignature.littleEndian) { Array($0) }
    var place = bytes.count - shortestEnd
    let first = max(0, place - longestComment)
    while place >= first {
      if bytes[place...].starts(with: signature) {
        let comment = Int(bytes[place + 20]) | Int(bytes[place + 21]) << 8
        if place + shortestEnd + comment == bytes.count { return place }
      }
      place -= 1
    }
    throw FormatError(.malformed(.directory, found: ""), at: bytes.count)
  }

  private static func entry(_ reader: inout ByteReader) throws(FormatError) -> Entry {
    let place = reader.offset
    guard try reader.littleEndian(UInt32.self) == ZipArchive.directorySignature else {
      throw FormatError(.malformed(.directory, found: ""), at: place)
    }
    _ = try reader.take(4)
    let flags = try reader.littleEndian(UInt16.self)
    let method = try reader.littleEndian(UInt16.self)
    _ = try reader.take(4)
    let checksum = try reader.littleEndian(UInt32.self)
    let (storedSize, size) = (
      try reader.littleEndian(UInt32.self), try reader.littleEndian(UInt32.self)
    )
    let nameLength = Int(try reader.littleEndian(UInt16.self))
    let extraLength = Int(try reader.littleEndian(UInt16.self))
    let commentLength = Int(try reader.littleEndian(UInt16.self))
    _ = try reader.take(8)
    let offset = try reader.littleEndian(UInt32.self)
    let name = String(decoding: reader.bytes[try reader.take(nameLength)], as: UTF8.self)
    _ = try reader.take(extraLength + commentLength)
    if flags & isEncrypted != 0 {
      throw FormatError(.unsupported(.encryption, found: name), at: place + 8)
    }
    guard storedSize != inZip64, size != inZip64, offset != inZip64 else {
      throw FormatError(.unsupported(.largeArchive, found: name), at: place)
    }
    return Entry(
      name: name, method: method, checksum: checksum, storedSize: Int(storedSize),
      size: Int(size), offset: Int(offset))
  }
}
