import NeuralNetwork

extension Safetensors {
  /// The tensors as the bytes of a file in double precision, ordered by name: the very ones that the
  /// Python package writes.
  package static func encoded(_ tensors: [NamedTensor]) -> [UInt8] {
    let ordered = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var entries: [String] = []
    var offset = 0
    for entry in ordered {
      let end = offset + 8 * entry.tensor.count
      let shape = entry.tensor.shape.extents.map(String.init).joined(separator: ",")
      entries.append(
        "\(quoted(entry.name)):{\"dtype\":\"F64\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var header = ByteWriter()
    header.write("{\(entries.joined(separator: ","))}")
    header.pad(to: 8)
    var writer = ByteWriter()
    writer.write(UInt64(header.bytes.count))
    writer.write(header.bytes)
    for entry in ordered { writer.write(doubles: entry.tensor.elements) }
    return writer.bytes
  }

  /// A file of ``encoded(_:)`` with a word on it in its metadata.
  package static func noted(_ bytes: [UInt8], _ key: String, _ value: String) -> [UInt8] {
    let size = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let rest = bytes[9..<8 + size]
    let isEmpty = rest.first == UInt8(ascii: "}")
    var header = ByteWriter()
    header.write(
      "{\(quoted(metadataKey)):{\(quoted(key)):\(quoted(value))}\(isEmpty ? "" : ",")")
    header.write(Array(rest))
    header.pad(to: 8)
    var writer = ByteWriter()
    writer.write(UInt64(header.bytes.count))
    writer.write(header.bytes)
    writer.write(Array(bytes[(8 + size)...]))
    return writer.bytes
  }

  /// A name as a JSON string.
  private static func quoted(_ name: String) -> String {
    var result = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
