import NeuralNetwork

extension NumPyArray {
  /// Reads an `.npy` file: whole and floating numbers and booleans of any width and byte order, in
  /// row or column order.
  ///
  /// - Throws: ``FormatError``; arrays of Python objects are refused.
  public static func decoded(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(FormatError) -> FileTensor {
    let header = try NumPyHeader(bytes)
    var reader = ByteReader(bytes, at: header.length)
    let count = try header.extents.boundedElementCount(at: header.shapeOffset)
    let range = try reader.take(count * header.format.width)
    guard reader.left == 0 else { throw reader.error(.trailingBytes(reader.left)) }
    let shape = Shape(header.extents)
    var elements = try header.format.decoded(
      bytes, range, count: count, interruption: interruption)
    if header.isColumnOrder { elements = try rowOrdered(elements, shape, interruption) }
    return FileTensor(
      Tensor(shape: shape, elements: elements), wasBytes: header.format.isBytes)
  }

  /// Numbers whose first axis runs fastest, put into row order.
  private static func rowOrdered(
    _ elements: [Double], _ shape: Shape, _ interruption: Interruption
  ) throws(FormatError) -> [Double] {
    var pacer = Pacer(interruption)
    var steps: [Int] = []
    var step = 1
    for extent in shape.extents {
      steps.append(step)
      step *= extent
    }
    var index = [Int](repeating: 0, count: shape.rank)
    var place = 0
    var result: [Double] = []
    result.reserveCapacity(elements.count)
    for _ in elements.indices {
      try pacer.read(4)
      result.append(elements[place])
      var axis = shape.rank - 1
      while axis >= 0 {
        index[axis] += 1
        place += steps[axis]
        if index[axis] < shape[axis] { break }
        place -= steps[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return result
  }
}
