import NeuralNetwork

extension NumPyArray {
  /// Reads an `.npy` file: whole and floating numbers and booleans of any width and byte order, in
  /// row or column order.
  ///
  /// - Throws: ``FormatError``; arrays of Python objects are refused.
  package static func decoded(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(FormatError) -> FileTensor {
    let header = try NumPyHeader(bytes)
    var reader = ByteReader(bytes, at: header.length)
    let count = try header.extents.boundedElementCount(at: header.shapeOffset)
    let range = try reader.take(count * header.format.width)
    guard reader.left == 0 else { throw reader.error(.trailingBytes(reader.left)) }
    let shape = Shape(header.extents)
    let numbers = try header.format.decoded(
      bytes, range, count: count, interruption: interruption)
    return FileTensor(
      shape: shape,
      numbers: header.isColumnOrder ? try rowOrdered(numbers, shape, interruption) : numbers,
      wasBytes: header.format.isBytes)
  }

  /// Numbers whose first axis runs fastest, put into row order.
  private static func rowOrdered(
    _ numbers: StoredNumbers, _ shape: Shape, _ interruption: Interruption
  ) throws(FormatError) -> StoredNumbers {
    switch numbers {
    case .bytes(let bytes): .bytes(try rowOrdered(bytes, shape, interruption)[...])
    case .singles(let singles): .singles(try rowOrdered(singles[...], shape, interruption))
    case .doubles(let doubles): .doubles(try rowOrdered(doubles[...], shape, interruption))
    }
  }

  private static func rowOrdered<Number>(
    _ numbers: ArraySlice<Number>, _ shape: Shape, _ interruption: Interruption
  ) throws(FormatError) -> [Number] {
    var pacer = Pacer(interruption)
    var steps: [Int] = []
    var step = 1
    for extent in shape.extents {
      steps.append(step)
      step *= extent
    }
    var index = [Int](repeating: 0, count: shape.rank)
    var place = numbers.startIndex
    var result: [Number] = []
    result.reserveCapacity(numbers.count)
    for _ in numbers.indices {
      try pacer.read(4)
      result.append(numbers[place])
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
