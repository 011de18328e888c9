import Documents
import NeuralNetwork

/// A tensor as it travels: `{"dtype":"<f8","shape":[2,3],"data":"…"}`, the numbers in row order, each
/// eight bytes, the lowest first, as Base64.
enum WireTensor {
  /// Why a value is no tensor.
  struct Misshape: Error {
    /// What it should be.
    let expected: String
  }

  private static let dtype = "<f8"
  /// As many elements as any tensor has.
  private static let mostElements = Shape.elementBound

  /// Writes a tensor.
  static func write(_ tensor: Tensor, name: String? = nil, to writer: inout JSONWriter) {
    writer.object { writer in
      if let name { writer.member("name", name) }
      writer.member("dtype", dtype)
      writer.member("shape") { $0.array(tensor.shape.extents) }
      writer.member("data") { writer in
        #if _endian(little)
          tensor.elements.withUnsafeBytes { writer.value(base64: $0) }
        #else
          tensor.elements.map(\.bitPattern.littleEndian).withUnsafeBytes {
            writer.value(base64: $0)
          }
        #endif
      }
    }
  }

  /// Reads a tensor.
  static func tensor(_ value: JSONValue) throws(Misshape) -> Tensor {
    guard case .record(let members) = value, members.count == 3 else {
      throw Misshape(expected: "an object of dtype, shape and data")
    }
    guard members["dtype"] == .text(dtype) else {
      throw Misshape(expected: "of the dtype \(dtype)")
    }
    guard case .list(let list)? = members["shape"], list.count <= 16 else {
      throw Misshape(expected: "of a shape, a list of at most 16 extents")
    }
    var extents: [Int] = []
    for entry in list {
      guard let extent = entry.integer, extent >= 0, extent <= mostElements else {
        throw Misshape(expected: "of a shape whose extents are whole numbers up to \(mostElements)")
      }
      extents.append(extent)
    }
    // Nor may they be too many but for an extent of 0: shapes are multiplied in any order.
    guard Shape(extents.map { max($0, 1) }).isWithinBound else {
      throw Misshape(expected: "of at most \(mostElements) numbers, an extent of 0 counted as 1")
    }
    let shape = Shape(extents)
    let count = shape.count
    guard case .text(let text)? = members["data"] else {
      throw Misshape(expected: "of data in Base64, a text")
    }
    guard let bytes = Base64.bytes(of: text) else {
      throw Misshape(expected: "of data in Base64, which this is not")
    }
    guard bytes.count == 8 * count else {
      throw Misshape(expected: "of \(8 * count) bytes of data for its shape, not \(bytes.count)")
    }
    let elements = [Double](unsafeUninitializedCapacity: count) { target, written in
      bytes.withUnsafeBytes { source in
        for place in 0..<count {
          let bits = source.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)
          target.initializeElement(at: place, to: Double(bitPattern: UInt64(littleEndian: bits)))
        }
      }
      written = count
    }
    return Tensor(shape: shape, elements: elements)
  }
}
