import NeuralNetwork

extension NumPyArray {
  /// The array as the bytes of an `.npy` file, the very ones that `numpy.save` writes: format
  /// version 1.0, little-endian double precision, row order.
  package static func encoded(_ tensor: Tensor) -> [UInt8] {
    let extents = tensor.shape.extents.map(String.init)
    let shape = extents.count == 1 ? "(\(extents[0]),)" : "(\(extents.joined(separator: ", ")))"
    var header = "{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }"
    // NumPy leaves room for the first extent to grow to 21 digits.
    if let first = extents.first {
      header += String(repeating: " ", count: 21 - first.utf8.count)
    }
    let start = signature.count + 4
    let padding = alignment - (start + header.utf8.count + 1) % alignment
    header += String(repeating: " ", count: padding) + "\n"
    var writer = ByteWriter()
    writer.write(signature)
    writer.write([1, 0])
    writer.write(UInt16(header.utf8.count))
    writer.write(header)
    writer.write(doubles: tensor.elements)
    return writer.bytes
  }
}
