import FastProgram

extension PlanBuilder {
  /// Appends a layer's instructions on the way back.
  mutating func appendBackward(_ index: Int) {
    let layer = network.layers[index]
    let input = inputArrangement(index)
    let isWanted = wantsInputGradient(index)
    if !isWanted, layer.weight == nil { return }
    switch layer.fastForm {
    case .convolution(let convolution):
      guard let geometry = layer.geometry else { return }
      appendBackward(convolution, index, geometry)
    case .locallyConnected(let convolution):
      guard let geometry = layer.geometry else { return }
      appendLocalBackward(convolution, index, geometry)
    case .unrolledConvolution(let convolution):
      appendUnrolledBackward(convolution, index)
    case .transposedConvolution(let convolution):
      appendTransposedBackward(convolution, index)
    case .dense:
      appendDenseBackward(index)
    case .largest:
      guard let pool = pool(index, isBackward: true) else { return }
      if !pool.isTiling { clearGradient(index) }
      appendToInput(index, [.spreadLargest(pool)])
    case .mean:
      guard let pool = pool(index, isBackward: true) else { return }
      clearGradient(index)
      appendToInput(index, [.spreadMean(pool)])
    case .function where isLeftToPool(index): break
    case .function(let function, _):
      appendToInput(
        index,
        [
          .deactivate(
            ElementwiseGradient(
              input: inputStart(index), output: start(index + 1), upstream: slope(index + 1),
              gradient: inputSlope(index), runs: input.runs()), function)
        ])
    case .reshaping:
      appendToInput(
        index, [.copy(flattening(index, from: inputSlope(index), to: slope(index + 1)).reversed)])
    case .sum, .joining: return appendShares(index)
    case .normalising: appendNormGradient(index)
    case .masking:
      guard let mask = layout.masks[index] else { return }
      layout.backward.append(
        .multiply(
          Pairing(slope(index + 1), mask, output: inputSlope(index), runs: input.runs())))
    case nil: preconditionFailure("\(layer.name) has no fast form")
    }
    addShare(index)
  }

  private mutating func clearGradient(_ index: Int) {
    appendToInput(
      index,
      [
        .clear(
          start: inputSlope(index) - inputArrangement(index).origin,
          count: inputArrangement(index).size)
      ])
  }

  private mutating func appendDenseBackward(_ index: Int) {
    guard let weight = parameter(index, .weight) else { return }
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let row = input.counts.channels.rounded(upTo: width)
    let features = 0..<input.counts.channels
    let units = 0..<output.counts.channels
    if let bias = parameter(index, .bias) {
      layout.backward.append(
        .sumSamples(
          SampleSum(
            source: slope(index + 1), rows: units.count, row: output.lanes, samples: samples,
            target: bias.gradient, accumulates: isPortion)))
    }
    // The sum runs over the samples, so the lanes are the inputs here.
    let turned = reserve(samples * row)
    layout.backward.append(
      .copy(
        Copy(
          source: inputStart(index), target: turned, .init(1, source: 0, target: 0),
          .init(1, source: 0, target: 0),
          .init(features.count, source: input.lanes, target: 1),
          .init(samples, source: 1, target: row)
        ).joined))
    if order == .features {
      layout.backward.append(
        .outer(
          Dots(
            a: weight.gradient, rows: units.count, row: row, b: turned, c: slope(index + 1),
            addend: nil)))
    } else {
      var product = Product(
        a: .init(slope(index + 1)), b: .init(turned), c: .init(weight.gradient),
        rows: units.count, rowA: offsets(units.map { $0 * output.lanes }),
        rowC: offsets(units.map { $0 * row }), terms: samples, termA: offsets(0..<samples),
        termB: offsets((0..<samples).map { $0 * row }), lanes: row, samples: 1)
      product.accumulates = isPortion
      layout.backward += product.parts
    }
    guard wantsInputGradient(index) else { return }
    let tables = (offsets(features), offsets(units), offsets(units.map { $0 * row }))
    let product =
      order == .features
      ? Product(
        a: .init(slope(index + 1)), b: .init(weight.values), c: .init(inputSlope(index)), rows: 1,
        rowA: offsets(0..<1), rowC: offsets(0..<1), terms: units.count, termA: tables.1,
        termB: tables.2, lanes: row, samples: 1)
      : Product(
        a: .init(weight.values), b: .init(slope(index + 1)), c: .init(inputSlope(index)),
        rows: features.count, rowA: tables.0,
        rowC: offsets(features.map { $0 * input.lanes }), terms: units.count, termA: tables.2,
        termB: offsets(units.map { $0 * output.lanes }), lanes: input.lanes, samples: 1)
    appendToInput(index, product.parts)
  }

  private mutating func appendBackward(
    _ convolution: Convolution, _ index: Int, _ geometry: WindowGeometry
  ) {
    guard order != .samples else { return appendSampleBackward(convolution, index, geometry) }
    guard let weight = parameter(index, .weight) else { return }
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let kernels = Kernels(convolution, inputChannels: input.counts.channels, width: width)
    let places = convolutionPlaces(
      kernels, geometry, from: (inputStart(index), input), to: output)
    let bias = parameter(index, .bias)
    var sums: Int?
    if let bias { sums = placeForSums(of: bias, kernels) }
    // The forward pass's product with taps and positions exchanged: the outer sum. The bias's is the
    // same without a factor.
    for group in 0..<kernels.groups {
      var product = Product(
        a: .init(places.corner + group * kernels.inputs, sample: input.distances.samples),
        b: .init(slope(index + 1) + group * kernels.outputs, sample: output.distances.samples),
        c: .init(weight.gradient + group * kernels.group),
        rows: kernels.inputs * kernels.cells, rowA: places.tapInput, rowC: places.tapKernel,
        terms: geometry.output.count, termA: places.positionInput,
        termB: places.positionOutput, lanes: kernels.tap, samples: samples,
        addsSamples: true, laneSums: sums.map { $0 + group * kernels.tap })
      product.accumulates = isPortion
      layout.backward += product.parts
    }
    if let sums, let bias, sums != bias.gradient {
      layout.backward.append(
        .copy(
          Copy(
            source: sums, target: bias.gradient, .init(1, source: 0, target: 0),
            .init(1, source: 0, target: 0),
            .init(kernels.groups, source: kernels.tap, target: kernels.outputs),
            .init(kernels.outputs, source: 1, target: 1))))
    }
    if wantsInputGradient(index) {
      let instructions = scattering(
        kernels, geometry, weight, from: (slope(index + 1), output), to: (inputSlope(index), input),
        bias: nil)
      appendToInput(index, instructions)
    }
  }

  /// Where a convolution's bias gradient is added up: whole vectors for each group, which would write
  /// over the next group's.
  private mutating func placeForSums(
    of bias: PlanLayout.Parameter, _ kernels: Kernels
  ) -> Int {
    if kernels.groups == 1 || kernels.tap == kernels.outputs { return bias.gradient }
    let sums = reserve(kernels.groups * kernels.tap)
    if isPortion { layout.begin.append(.clear(start: sums, count: kernels.groups * kernels.tap)) }
    return sums
  }

  /// What a convolution's positions send to the cells under their windows, gathered.
  ///
  /// Each cell sums over output channel, output row and output column, of the positions whose window
  /// reads it: that is the gradient of its input, or a transposed convolution. Cells that the same taps read share a product, over all samples.
  ///
  /// - Parameters:
  ///   - source: the positions' numbers: where the first stands, and how they lie.
  ///   - target: the same of the cells.
  ///   - bias: what is added to each channel of the cells.
  mutating func scattering(
    _ kernels: Kernels, _ geometry: WindowGeometry, _ weight: PlanLayout.Parameter,
    from source: (start: Int, arrangement: Arrangement),
    to target: (start: Int, arrangement: Arrangement), bias: PlanLayout.Parameter?
  ) -> [Instruction] {
    let (input, output) = (target.arrangement, source.arrangement)
    var instructions: [Instruction] = []
    let window = FittedWindow(geometry)
    let lanes = kernels.inputs.rounded(upTo: width)
    let turned = reserve(kernels.groups * kernels.outputs * kernels.cells * lanes)
    let group = kernels.outputs * kernels.cells * lanes
    for number in 0..<kernels.groups {
      instructions.append(
        .copy(
          Copy(
            source: weight.values + number * kernels.group, target: turned + number * group,
            .init(1, source: 0, target: 0),
            .init(kernels.outputs, source: 1, target: kernels.cells * lanes),
            .init(kernels.inputs, source: kernels.cells * kernels.tap, target: 1),
            .init(kernels.cells, source: kernels.tap, target: lanes))))
    }
    guard let (rows, columns) = readers(of: window, channels: kernels.outputs) else { return [] }
    for row in rows {
      for column in columns {
        var (termA, termB): ([Int], [Int]) = ([], [])
        for channel in 0..<kernels.outputs {
          for (tapRow, above) in row.taps {
            for (tapColumn, beside) in column.taps {
              termA.append(
                channel + above * output.distances.rows + beside * output.distances.columns)
              let cell = tapRow * window.columns.window + tapColumn
              termB.append((channel * kernels.cells + cell) * lanes)
            }
          }
        }
        var (rowA, rowC): ([Int], [Int]) = ([], [])
        for sample in 0..<samples {
          for (inputRow, above) in row.cells {
            for (inputColumn, beside) in column.cells {
              rowA.append(
                sample * output.distances.samples + above * output.distances.rows
                  + beside * output.distances.columns)
              rowC.append(
                sample * input.distances.samples + inputRow * input.distances.rows
                  + inputColumn * input.distances.columns)
            }
          }
        }
        let tables = (offsets(rowA), offsets(rowC), offsets(termA), offsets(termB))
        for number in 0..<kernels.groups {
          instructions +=
            Product(
              a: .init(source.start + number * kernels.outputs),
              b: .init(turned + number * group),
              c: .init(target.start + number * kernels.inputs),
              rows: rowA.count, rowA: tables.0, rowC: tables.1, terms: termA.count,
              termA: tables.2, termB: tables.3, lanes: lanes, samples: 1,
              addend: bias.map { .lanes($0.values + number * kernels.inputs) } ?? .none
            ).parts
        }
      }
    }
    return instructions
  }
}
