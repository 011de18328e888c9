import FastProgram

/// A convolution without sharing: at each position products with kernels of its own, whose rows are the
/// samples and whose lanes are the output channels.
extension PlanBuilder {
  /// The copies' arrangement: a position's groups behind each other, each as ``Kernels`` has it.
  struct CopiedKernels {
    /// The kernels of one position.
    let kernels: Kernels
    let positions: Int

    /// How far apart two positions are.
    var position: Int { kernels.groups * kernels.group }
    /// How many numbers they take.
    var count: Int { positions * position }

    init(_ convolution: Convolution, _ layer: Layer, width: Int) {
      kernels = Kernels(convolution, inputChannels: layer.inputShape[0], width: width)
      positions = layer.outputShape[1] * layer.outputShape[2]
    }

    /// A copy for each position and group, to row order: output channel, position, input channel, tap.
    var copies: [Copy] {
      let taps = kernels.inputs * kernels.cells
      return (0..<positions).flatMap { position in
        (0..<kernels.groups).map { group in
          Copy(
            source: position * self.position + group * kernels.group,
            target: (group * kernels.outputs * positions + position) * taps,
            .init(1, source: 0, target: 0), .init(1, source: 0, target: 0),
            .init(kernels.outputs, source: 1, target: positions * taps),
            .init(taps, source: kernels.tap, target: 1))
        }
      }
    }
  }

  /// Where the samples of an arrangement begin, from its first one.
  private mutating func sampleOffsets(_ arrangement: Arrangement) -> Int {
    offsets((0..<samples).map { $0 * arrangement.distances.samples })
  }

  /// A position's place in an arrangement, from its first one.
  private func place(_ position: Int, in arrangement: Arrangement) -> Int {
    let (row, column) = position.quotientAndRemainder(dividingBy: arrangement.counts.columns)
    return row * arrangement.distances.rows + column * arrangement.distances.columns
  }

  /// Where the window of a position begins, from the first position's.
  private func corner(_ position: Int, _ index: Int, _ window: FittedWindow) -> Int {
    let input = inputArrangement(index).distances
    let (row, column) = position.quotientAndRemainder(dividingBy: window.columns.output)
    return row * window.rows.stride * input.rows + column * window.columns.stride * input.columns
  }

  /// Appends the way forward of a locally connected layer.
  mutating func appendLocalForward(
    _ convolution: Convolution, _ index: Int, _ geometry: WindowGeometry
  ) {
    guard let weight = parameter(index, .weight) else { return }
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let copied = CopiedKernels(convolution, network.layers[index], width: width)
    let kernels = copied.kernels
    let window = FittedWindow(geometry)
    let places = convolutionPlaces(
      kernels, geometry, from: (inputStart(index), input), to: output)
    let addends = biases(convolution, index, copied)
    let (rowA, rowC) = (sampleOffsets(input), sampleOffsets(output))
    for position in 0..<copied.positions where !isStopped {
      for group in 0..<kernels.groups {
        layout.forward +=
          Product(
            a: .init(places.corner + corner(position, index, window) + group * kernels.inputs),
            b: .init(
              weight.values + position * copied.position + group * kernels.group),
            c: .init(start(index + 1) + place(position, in: output) + group * kernels.outputs),
            rows: samples, rowA: rowA, rowC: rowC, terms: kernels.inputs * kernels.cells,
            termA: places.tapInput, termB: places.tapKernel, lanes: kernels.tap, samples: 1,
            addend: addends.map {
              .lanes($0.start + position * $0.position + group * kernels.outputs)
            } ?? .none
          ).parts
      }
    }
  }

  /// Where the biases begin that are added, a channel's side by side, and how far apart two positions
  /// have theirs; those that each output has for itself are laid out so first.
  private mutating func biases(
    _ convolution: Convolution, _ index: Int, _ copied: CopiedKernels
  ) -> (start: Int, position: Int)? {
    guard let bias = parameter(index, .bias) else { return nil }
    guard convolution.biases == .each else { return (bias.values, 0) }
    let channels = convolution.outputChannels
    let position = channels.rounded(upTo: width) + width
    let turned = reserve(copied.positions * position)
    layout.forward.append(
      .copy(
        Copy(
          source: bias.values, target: turned, .init(1, source: 0, target: 0),
          .init(1, source: 0, target: 0),
          .init(copied.positions, source: 1, target: position),
          .init(channels, source: copied.positions, target: 1))))
    return (turned, position)
  }

  /// Appends the way back of a locally connected layer.
  ///
  /// A copy's gradient sums over the samples alone; that of an input's cell over the positions whose
  /// window read it, as a convolution's does.
  mutating func appendLocalBackward(
    _ convolution: Convolution, _ index: Int, _ geometry: WindowGeometry
  ) {
    guard let weight = parameter(index, .weight) else { return }
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let copied = CopiedKernels(convolution, network.layers[index], width: width)
    let kernels = copied.kernels
    let window = FittedWindow(geometry)
    let places = convolutionPlaces(
      kernels, geometry, from: (inputStart(index), input), to: output)
    let (inSamples, outSamples) = (sampleOffsets(input), sampleOffsets(output))
    for position in 0..<copied.positions where !isStopped {
      for group in 0..<kernels.groups {
        var product = Product(
          a: .init(places.corner + corner(position, index, window) + group * kernels.inputs),
          b: .init(slope(index + 1) + place(position, in: output) + group * kernels.outputs),
          c: .init(weight.gradient + position * copied.position + group * kernels.group),
          rows: kernels.inputs * kernels.cells, rowA: places.tapInput, rowC: places.tapKernel,
          terms: samples, termA: inSamples, termB: outSamples, lanes: kernels.tap, samples: 1)
        product.accumulates = isPortion
        layout.backward += product.parts
      }
    }
    appendOutputBiasSum(convolution, index)
    if wantsInputGradient(index) { appendLocalInputGradient(index, copied, window, weight) }
  }

  private mutating func appendLocalInputGradient(
    _ index: Int, _ copied: CopiedKernels, _ window: FittedWindow,
    _ weight: PlanLayout.Parameter
  ) {
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let kernels = copied.kernels
    let lanes = kernels.inputs.rounded(upTo: width)
    let group = kernels.outputs * kernels.cells * lanes
    let turned = reserve(copied.positions * kernels.groups * group)
    var instructions = (0..<copied.positions * kernels.groups).map { number in
      Instruction.copy(
        Copy(
          source: weight.values + number * kernels.group, target: turned + number * group,
          .init(1, source: 0, target: 0),
          .init(kernels.outputs, source: 1, target: kernels.cells * lanes),
          .init(kernels.inputs, source: kernels.cells * kernels.tap, target: 1),
          .init(kernels.cells, source: kernels.tap, target: lanes)))
    }
    let (rowA, rowC) = (sampleOffsets(output), sampleOffsets(input))
    for row in 0..<input.counts.rows {
      let above = window.rows.readers(of: row)
      for column in 0..<input.counts.columns where !isStopped {
        let beside = window.columns.readers(of: column)
        var (termA, termB): ([Int], [Int]) = ([], [])
        for channel in 0..<kernels.outputs {
          for (tapRow, outputRow) in above {
            for (tapColumn, outputColumn) in beside {
              let position = outputRow * window.columns.output + outputColumn
              termA.append(channel + place(position, in: output))
              let cell = tapRow * window.columns.window + tapColumn
              termB.append(
                position * kernels.groups * group + (channel * kernels.cells + cell) * lanes)
            }
          }
        }
        let tables = (offsets(termA), offsets(termB))
        for number in 0..<kernels.groups {
          instructions +=
            Product(
              a: .init(slope(index + 1) + number * kernels.outputs),
              b: .init(turned + number * group),
              c: .init(
                inputSlope(index) + row * input.distances.rows
                  + column * input.distances.columns + number * kernels.inputs),
              rows: samples, rowA: rowA, rowC: rowC, terms: termA.count, termA: tables.0,
              termB: tables.1, lanes: lanes, samples: 1
            ).parts
        }
      }
    }
    appendToInput(index, instructions)
  }

  /// Appends the gradient of a bias that a channel has, or each output for itself.
  mutating func appendOutputBiasSum(_ convolution: Convolution, _ index: Int) {
    guard let bias = parameter(index, .bias) else { return }
    guard convolution.biases == .each else { return appendBiasSum(bias, index) }
    let output = layout.arrangements[index + 1]
    let row = samples.rounded(upTo: width)
    let turned = reserve(bias.shape.count * row)
    layout.backward.append(
      .copy(output.copy(from: slope(index + 1), rowOrderAt: turned, samplesBeside: row)))
    layout.backward.append(
      .sumSamples(
        SampleSum(
          source: turned, rows: bias.shape.count, row: row, samples: samples,
          target: bias.gradient, accumulates: isPortion)))
  }
}

extension Arrangement {
  /// A copy between this and the same numbers in row order of one sample, each with its samples side by
  /// side.
  ///
  /// - Parameter row: how far apart two numbers of a sample are there.
  func copy(from source: Int, rowOrderAt target: Int, samplesBeside row: Int) -> Copy {
    let plane = counts.rows * counts.columns
    return Copy(
      source: source, target: target,
      .init(counts.channels, source: distances.channels, target: plane * row),
      .init(counts.rows, source: distances.rows, target: counts.columns * row),
      .init(counts.columns, source: distances.columns, target: row),
      .init(counts.samples, source: distances.samples, target: 1))
  }
}
