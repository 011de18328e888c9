import FastProgram

/// How the terms of a layer's weights are written, and what memory that takes.
struct TermProgram {
  let terms: WeightTerms
  let table: [Int32]
  /// How many numbers it writes down in between.
  let scratch: Int
  /// Prepares to write for some outputs of one group; `nil` where the layer has no weights or is a
  /// relaxed convolution.
  ///
  /// - Parameters:
  ///   - layer: the layer.
  ///   - outputs: for how many output channels or units.
  ///   - samples: how many samples there are.
  ///   - upstream: how the gradient of its output lies.
  ///   - input: how its input lies.
  ///   - width: how many numbers a vector has.
  init?(
    _ layer: Layer, outputs: Int, samples: Int, upstream: WeightTerms.Spacing,
    input: WeightTerms.Spacing,
    width: Int
  ) {
    guard layer.weight != nil else { return nil }
    var room = Room()
    switch layer.weightForm {
    case .matrix:
      let isInOrder = input.channel == samples && (samples == 1 || input.sample == 1)
      let inputs = layer.inputShape[0]
      let period = Self.period(of: samples, width: width)
      terms = .dense(
        DenseTerms(
          samples: samples, inputs: inputs, outputs: outputs, upstream: upstream,
          source: .init(input, scratch: isInOrder ? nil : room.reserve(inputs * samples)),
          period: period, periodScratch: room.reserve(period)))
      table = [0]
    case .kernels(let convolution):
      guard let geometry = layer.geometry else { return nil }
      let lines = LinedUpRows(geometry)
      let (from, to) = (geometry.input, geometry.output)
      // Where samples are each other's nearest neighbours, some are fetched together.
      let round = min(samples, upstream.sample < upstream.column ? 16 : 1)
      let upstreamIsInOrder = upstream.column == 1 && upstream.row == to.columns
      let inputIsInOrder = input.column == 1
      let period = Self.period(of: to.columns, width: width, atLeast: 256)
      terms = .convolution(
        ConvolutionTerms(
          samples: samples, round: round, groups: 1,
          inputs: layer.inputShape[0] / convolution.groups, outputs: outputs,
          input: .init(rows: from.rows, columns: from.columns),
          output: .init(rows: to.rows, columns: to.columns),
          kernel: .init(rows: convolution.kernel.rows, columns: convolution.kernel.columns),
          step: FittedWindow(geometry).columns.stride,
          upstream: .init(
            upstream,
            scratch: upstreamIsInOrder ? nil : room.reserve(round * layer.outputShape.count)),
          source: .init(
            input, scratch: inputIsInOrder ? nil : room.reserve(round * layer.inputShape.count)),
          lines: lines.rows.count,
          linesScratch: room.reserve(convolution.kernel.columns * lines.rows.count * to.columns),
          period: period, maskScratch: room.reserve(convolution.kernel.columns * period),
          lineTable: 0, rowTable: lines.rows.count,
          columnTable: lines.rows.count + lines.tapRows.count))
      let row = inputIsInOrder ? input.row : from.columns
      table =
        lines.rows.map { $0 * Int32(row) } + lines.tapRows.map { $0 * Int32(to.columns) }
        + lines.tapColumns
    case .none, .ownKernels, .unrolled, .transposedKernels, .scaleAndShift, .slope: return nil
    }
    scratch = room.size
  }

  /// How many numbers some runs of `count` have that are whole vectors.
  private static func period(of count: Int, width: Int, atLeast bound: Int = 0) -> Int {
    var period = count
    while period % width != 0 || period < bound { period *= 2 }
    return period
  }

  /// Memory that is given away piece by piece.
  private struct Room {
    private(set) var size = 0

    mutating func reserve(_ count: Int) -> Int {
      defer { size += max(1, count).rounded(upTo: 16) }
      return size
    }
  }
}
