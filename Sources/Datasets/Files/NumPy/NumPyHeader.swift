/// What an `.npy` file says about itself: a dictionary in Python's own notation.
struct NumPyHeader {
  let format: NumberFormat
  let isColumnOrder: Bool
  let extents: [Int]
  /// Where the numbers begin.
  let length: Int
  /// Where the shape is written.
  let shapeOffset: Int

  /// The longest header that NumPy itself reads from a stranger.
  private static let longest = 10_000

  init(_ bytes: [UInt8]) throws(FormatError) {
    var reader = ByteReader(bytes)
    try reader.expect(NumPyArray.signature, of: .npy)
    let version = try reader.bigEndian(UInt8.self)
    _ = try reader.bigEndian(UInt8.self)
    guard (1...3).contains(version) else {
      throw FormatError(.unsupported(.version, found: String(version)), at: 6)
    }
    let size =
      version == 1
      ? Int(try reader.littleEndian(UInt16.self)) : Int(try reader.littleEndian(UInt32.self))
    guard size <= Self.longest else {
      throw reader.error(.malformed(.header, found: "\(size) bytes"))
    }
    let text = try reader.take(size)
    var scanner = PythonScanner(bytes, text)
    let fields = try scanner.dictionary()
    guard let type = fields["descr"], let order = fields["fortran_order"],
      let shape = fields["shape"]
    else {
      throw FormatError(
        .malformed(.header, found: fields.keys.sorted().joined(separator: ", ")),
        at: text.lowerBound)
    }
    format = try Self.format(type)
    switch order.value {
    case .flag(let isSet): isColumnOrder = isSet
    default: throw FormatError(.malformed(.header, found: order.text), at: order.offset)
    }
    guard case .tuple(let extents) = shape.value else {
      throw FormatError(.malformed(.shape, found: shape.text), at: shape.offset)
    }
    self.extents = extents
    shapeOffset = shape.offset
    length = reader.offset
  }

  /// The format of a type string, as `<f8`.
  private static func format(_ field: PythonScanner.Field) throws(FormatError) -> NumberFormat {
    guard case .string(let text) = field.value else {
      throw FormatError(.unsupported(.elementType, found: field.text), at: field.offset)
    }
    let characters = Array(text.utf8)
    if text.hasSuffix("O") { throw FormatError(.pickle, at: field.offset) }
    let kinds: [UInt8: (NumberFormat.Kind, [Int])] = [
      UInt8(ascii: "f"): (.float, [2, 4, 8]), UInt8(ascii: "i"): (.signed, [1, 2, 4, 8]),
      UInt8(ascii: "u"): (.unsigned, [1, 2, 4, 8]), UInt8(ascii: "b"): (.boolean, [1]),
    ]
    guard characters.count == 3, "<>|=".utf8.contains(characters[0]),
      let (kind, widths) = kinds[characters[1]], let width = Int(text.dropFirst(2)),
      widths.contains(width)
    else {
      throw FormatError(.unsupported(.elementType, found: text), at: field.offset)
    }
    return NumberFormat(
      kind: kind, width: width, isBigEndian: characters[0] == UInt8(ascii: ">"))
  }
}
