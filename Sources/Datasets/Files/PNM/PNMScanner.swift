/// Reads the numbers of a PGM or PPM file.
struct PNMScanner {
  private let bytes: [UInt8]
  private(set) var offset: Int

  init(_ bytes: [UInt8], at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Reads a number in text, over white space and remarks.
  mutating func number(_ part: FormatError.Part) throws(FormatError) -> Int {
    skipSpace()
    let start = offset
    var value = 0
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) {
      value = value * 10 + Int(bytes[offset] - 0x30)
      guard value <= 1 << 40 else { break }
      offset += 1
    }
    if offset > start, value <= 1 << 40, endsNumber { return value }
    if start == bytes.count { throw FormatError(.endsEarly(needed: 1, left: 0), at: start) }
    let found = String(decoding: bytes[start..<min(bytes.count, start + 20)], as: UTF8.self)
    throw FormatError(.malformed(part, found: found), at: start)
  }

  /// Goes over the one white space before samples that are bytes, of which so many have to be there.
  ///
  /// A remark straight behind the number ends with that white space; one on the lines below is told
  /// from samples by there being exactly so many bytes behind it.
  mutating func beginBytes(_ count: Int) throws(FormatError) {
    if offset < bytes.count, bytes[offset] == Self.remark { skipRemark() }
    guard offset < bytes.count, PNMPicture.isSpace(bytes[offset]) else {
      throw FormatError(.endsEarly(needed: count + 1, left: bytes.count - offset), at: offset)
    }
    offset += 1
    var after = self
    while after.offset < bytes.count, bytes.count - after.offset > count,
      bytes[after.offset] == Self.remark
    {
      after.skipRemark()
      after.offset += 1
      if bytes.count - after.offset == count { offset = after.offset }
    }
    guard bytes.count - offset >= count else {
      throw FormatError(.endsEarly(needed: count, left: bytes.count - offset), at: offset)
    }
  }

  /// Reads a sample of one or two bytes, which are there.
  mutating func sample(_ width: Int) -> Int {
    defer { offset += width }
    return width == 1 ? Int(bytes[offset]) : Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
  }

  private var endsNumber: Bool {
    offset == bytes.count || PNMPicture.isSpace(bytes[offset]) || bytes[offset] == Self.remark
  }

  private mutating func skipSpace() {
    while offset < bytes.count {
      if bytes[offset] == Self.remark {
        skipRemark()
      } else if PNMPicture.isSpace(bytes[offset]) {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func skipRemark() {
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
  }

  private static let remark = UInt8(ascii: "#")
}
