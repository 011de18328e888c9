import NeuralNetwork

extension Safetensors {
  private static let formats: [String: NumberFormat] = [
    "F64": NumberFormat(kind: .float, width: 8), "F32": NumberFormat(kind: .float, width: 4),
    "F16": NumberFormat(kind: .float, width: 2), "BF16": NumberFormat(kind: .brainFloat, width: 2),
    "I64": NumberFormat(kind: .signed, width: 8), "I32": NumberFormat(kind: .signed, width: 4),
    "I16": NumberFormat(kind: .signed, width: 2), "I8": NumberFormat(kind: .signed, width: 1),
    "U64": NumberFormat(kind: .unsigned, width: 8), "U32": NumberFormat(kind: .unsigned, width: 4),
    "U16": NumberFormat(kind: .unsigned, width: 2), "U8": NumberFormat(kind: .unsigned, width: 1),
    "BOOL": NumberFormat(kind: .boolean, width: 1),
  ]
  /// The longest header that the Python package reads.
  private static let longestHeader = 100_000_000

  /// Reads a file: the tensors in the order in which their numbers come.
  ///
  /// - Throws: ``FormatError``, also where numbers overlap or leave a gap, as the Python package.
  package static func decoded(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(FormatError) -> [NamedTensor] {
    var reader = ByteReader(bytes)
    let length = try reader.littleEndian(UInt64.self)
    guard length <= longestHeader else {
      throw FormatError(.malformed(.header, found: "\(length) bytes"), at: 0)
    }
    let header = try reader.take(Int(length))
    var scanner = JSONScanner(bytes, header)
    var entries: [Entry] = []
    for member in try scanner.object() where member.name != metadataKey {
      entries.append(try Entry(member))
    }
    entries.sort { ($0.begin, $0.end) < ($1.begin, $1.end) }
    var tensors: [NamedTensor] = []
    var total = 0
    var position = 0
    for entry in entries {
      let count = try entry.extents.boundedElementCount(at: entry.offset)
      total += count
      guard total <= Shape.elementBound else {
        throw FormatError(.tooManyTogether(total), at: entry.offset)
      }
      guard let format = formats[entry.type] else {
        throw FormatError(
          .unsupported(.elementType, found: "\(entry.type) of \(entry.name)"), at: entry.offset)
      }
      guard entry.begin == position, entry.end - entry.begin == count * format.width else {
        throw FormatError(
          .malformed(.dataOffsets, found: "[\(entry.begin),\(entry.end)] of \(entry.name)"),
          at: entry.offset)
      }
      let range = try reader.take(count * format.width)
      position = entry.end
      tensors.append(
        NamedTensor(
          entry.name,
          FileTensor(
            shape: Shape(entry.extents),
            numbers: try format.decoded(bytes, range, count: count, interruption: interruption),
            wasBytes: format.isBytes)))
    }
    guard reader.left == 0 else { throw reader.error(.trailingBytes(reader.left)) }
    return tensors
  }

  /// What the header says of a tensor.
  private struct Entry {
    let name: String
    let offset: Int
    let type: String
    let extents: [Int]
    let begin: Int
    let end: Int

    init(_ member: JSONScanner.Member) throws(FormatError) {
      guard case .object(let fields) = member.value else {
        throw FormatError(.malformed(.header, found: member.name), at: member.offset)
      }
      var values: [String: JSONScanner.Value] = [:]
      for field in fields { values[field.name] = field.value }
      guard case .string(let type)? = values["dtype"],
        let extents = values["shape"]?.wholeNumbers,
        let offsets = values["data_offsets"]?.wholeNumbers, offsets.count == 2,
        offsets[0] <= offsets[1]
      else { throw FormatError(.malformed(.header, found: member.name), at: member.offset) }
      name = member.name
      offset = member.offset
      self.type = type
      self.extents = extents
      (begin, end) = (offsets[0], offsets[1])
    }
  }
}

extension JSONScanner.Value {
  /// The numbers of a list of whole numbers of at least 0.
  fileprivate var wholeNumbers: [Int]? {
    guard case .list(let entries) = self else { return nil }
    var numbers: [Int] = []
    for case .whole(let number) in entries { numbers.append(number) }
    return numbers.count == entries.count ? numbers : nil
  }
}
