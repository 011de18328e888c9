import NeuralNetwork

/// The pixels of a PNG picture.
struct PNGPixels {
  let header: PNGHeader
  /// The colours, three bytes each, where pixels are numbers of them.
  let palette: [UInt8]
  /// Where the pixels begin in the file, for errors.
  let dataOffset: Int

  /// The picture, [channel, row, column], from 0 to 1.
  func decoded(
    _ compressed: [UInt8], _ interruption: Interruption
  ) throws(FormatError) -> Tensor {
    let passes = header.passes
    let length = passes.reduce(0) { $0 + $1.length }
    let output: Inflater.Output
    do {
      output = try Inflater.inflated(
        compressed, 0..<compressed.count, as: .zlib, limit: length, interruption: interruption)
    } catch {
      throw FormatError(error.reason, at: dataOffset)
    }
    guard output.isComplete else { throw FormatError(.inflatesBeyond(length), at: dataOffset) }
    guard output.bytes.count == length else {
      throw FormatError(.inflatesTo(output.bytes.count, expected: length), at: dataOffset)
    }
    var bytes = output.bytes
    let shape: Shape = [header.colour.channels, header.size.rows, header.size.columns]
    var elements = [Double](repeating: 0, count: shape.count)
    let distance = max(1, header.colour.samples * header.depth / 8)
    var start = 0
    var pacer = Pacer(interruption)
    for pass in passes {
      try pass.unfilter(
        &bytes, from: start, distance: distance, place: dataOffset, &pacer)
      for row in 0..<pass.size.rows {
        try pacer.read(16 * pass.size.columns)
        let begin = start + row * (pass.rowLength + 1) + 1
        for column in 0..<pass.size.columns {
          let target =
            (pass.top + row * pass.down) * header.size.columns + pass.left + column * pass.right
          try place(bytes, rowStart: begin, column: column, at: target, in: &elements)
        }
      }
      start += pass.length
    }
    return Tensor(shape: shape, elements: elements)
  }

  private func place(
    _ bytes: [UInt8], rowStart: Int, column: Int, at target: Int, in elements: inout [Double]
  ) throws(FormatError) {
    let plane = header.size.count
    let first = column * header.colour.samples
    if header.colour == .palette {
      let number = sample(bytes, rowStart, first)
      guard 3 * number + 2 < palette.count else {
        throw FormatError(.malformed(.pixel, found: String(number)), at: dataOffset)
      }
      for channel in 0..<3 {
        elements[channel * plane + target] = Double(palette[3 * number + channel]) / 255
      }
    } else {
      let brightest = Double(1 << header.depth - 1)
      for channel in 0..<header.colour.channels {
        elements[channel * plane + target] =
          Double(sample(bytes, rowStart, first + channel)) / brightest
      }
    }
  }

  /// A sample of a row, of whatever depth.
  private func sample(_ bytes: [UInt8], _ rowStart: Int, _ number: Int) -> Int {
    switch header.depth {
    case 16: return Int(bytes[rowStart + 2 * number]) << 8 | Int(bytes[rowStart + 2 * number + 1])
    case 8: return Int(bytes[rowStart + number])
    default:
      let bit = number * header.depth
      let shift = 8 - header.depth - bit % 8
      return Int(bytes[rowStart + bit / 8]) >> shift & (1 << header.depth - 1)
    }
  }
}
