import FastProgram

extension PlanBuilder {
  /// The activation that a layer reads; of one that joins several, the first of them.
  func source(_ layer: Int) -> Int { network.sources[layer][0] }

  /// Where an activation's first number stands.
  func start(_ index: Int) -> Int { layout.activations[index] + layout.arrangements[index].origin }

  /// Where its gradient's first number stands.
  func slope(_ index: Int) -> Int { layout.gradients[index] + layout.arrangements[index].origin }

  /// How what a layer reads lies.
  func inputArrangement(_ layer: Int) -> Arrangement { layout.arrangements[source(layer)] }

  /// Where the first number stands that a layer reads.
  func inputStart(_ layer: Int) -> Int { start(source(layer)) }

  /// Where the first number goes of what a layer sends back.
  func inputSlope(_ layer: Int) -> Int {
    (layout.shares[layer] ?? layout.gradients[source(layer)]) + inputArrangement(layer).origin
  }

  /// Appends a layer's instructions on the way forward.
  mutating func appendForward(_ index: Int) {
    let layer = network.layers[index]
    let input = inputArrangement(index)
    switch layer.fastForm {
    case .convolution(let convolution):
      guard let geometry = layer.geometry else { return }
      appendForward(convolution, index, geometry)
    case .locallyConnected(let convolution):
      guard let geometry = layer.geometry else { return }
      appendLocalForward(convolution, index, geometry)
    case .unrolledConvolution(let convolution):
      appendUnrolledForward(convolution, index)
    case .transposedConvolution(let convolution):
      appendTransposedForward(convolution, index)
    case .dense:
      appendDenseForward(index)
    case .largest:
      guard let pool = pool(index, isBackward: false) else { return }
      layout.forward.append(.largest(pool))
    case .mean:
      guard let pool = pool(index, isBackward: false) else { return }
      layout.forward.append(.mean(pool))
    case .function where isLeftToPool(index): break
    case .function(let function, _):
      layout.forward.append(
        .activate(
          Elementwise(input: inputStart(index), output: start(index + 1), runs: input.runs()),
          function))
    case .reshaping:
      layout.forward.append(.copy(flattening(index, from: inputStart(index), to: start(index + 1))))
    case .sum: appendSum(index)
    case .joining: appendJoin(index)
    case .normalising:
      guard let step = normStep(index) else { return }
      layout.forward.append(.normalise(step))
    case .masking:
      guard let mask = layout.masks[index] else { return }
      layout.forward.append(
        .multiply(
          Pairing(inputStart(index), mask, output: start(index + 1), runs: input.runs())))
    case nil: preconditionFailure("\(layer.name) has no fast form")
    }
  }

  private mutating func appendDenseForward(_ index: Int) {
    guard let weight = parameter(index, .weight) else { return }
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let row = input.counts.channels.rounded(upTo: width)
    let features = 0..<input.counts.channels
    let units = 0..<output.counts.channels
    if order == .features {
      layout.forward.append(
        .dots(
          Dots(
            a: weight.values, rows: units.count, row: row, b: inputStart(index),
            c: start(index + 1),
            addend: parameter(index, .bias)?.values)))
      return
    }
    layout.forward +=
      Product(
        a: .init(weight.values), b: .init(inputStart(index)), c: .init(start(index + 1)),
        rows: units.count, rowA: offsets(units.map { $0 * row }),
        rowC: offsets(units.map { $0 * output.lanes }), terms: features.count,
        termA: offsets(features), termB: offsets(features.map { $0 * input.lanes }),
        lanes: input.lanes, samples: 1,
        addend: parameter(index, .bias).map { .rows($0.values) } ?? .none
      ).parts
  }

  private mutating func appendForward(
    _ convolution: Convolution, _ index: Int, _ geometry: WindowGeometry
  ) {
    guard order != .samples else { return appendSampleForward(convolution, index, geometry) }
    guard let weight = parameter(index, .weight) else { return }
    let input = inputArrangement(index)
    let output = layout.arrangements[index + 1]
    let kernels = Kernels(convolution, inputChannels: input.counts.channels, width: width)
    let places = convolutionPlaces(
      kernels, geometry, from: (inputStart(index), input), to: output)
    let bias = parameter(index, .bias)
    for group in 0..<kernels.groups {
      layout.forward +=
        Product(
          a: .init(
            places.corner + group * kernels.inputs, sample: input.distances.samples),
          b: .init(weight.values + group * kernels.group),
          c: .init(start(index + 1) + group * kernels.outputs, sample: output.distances.samples),
          rows: geometry.output.count, rowA: places.positionInput, rowC: places.positionOutput,
          terms: kernels.inputs * kernels.cells, termA: places.tapInput,
          termB: places.tapKernel, lanes: kernels.tap, samples: samples,
          addend: bias.map { .lanes($0.values + group * kernels.outputs) } ?? .none
        ).parts
    }
  }

  /// The tables that a convolution's products share.
  struct ConvolutionPlaces {
    /// Where the first window's first tap reads.
    let corner: Int
    /// For each position, where its window begins in the input and where it stands in the output.
    let positionInput: Int
    let positionOutput: Int
    /// For each tap of a group's input channels, where it reads and where its weights are.
    let tapInput: Int
    let tapKernel: Int
  }

  /// - Parameters:
  ///   - source: what the windows lie on: where its first number stands, and its arrangement.
  ///   - target: the arrangement of the positions.
  mutating func convolutionPlaces(
    _ kernels: Kernels, _ geometry: WindowGeometry,
    from source: (start: Int, arrangement: Arrangement), to target: Arrangement
  ) -> ConvolutionPlaces {
    let (input, output) = (source.arrangement.distances, target.distances)
    let window = FittedWindow(geometry)
    let positions = (0..<geometry.output.count).map {
      (row: $0 / geometry.output.columns, column: $0 % geometry.output.columns)
    }
    let taps = (0..<kernels.inputs).flatMap { channel in
      (0..<window.rows.window).flatMap { row in
        (0..<window.columns.window).map { column in
          channel + row * window.rows.dilation * input.rows
            + column * window.columns.dilation * input.columns
        }
      }
    }
    return ConvolutionPlaces(
      corner: source.start - window.rows.padding * input.rows
        - window.columns.padding * input.columns,
      positionInput: offsets(
        positions.map {
          $0.row * window.rows.stride * input.rows
            + $0.column * window.columns.stride * input.columns
        }),
      positionOutput: offsets(positions.map { $0.row * output.rows + $0.column * output.columns }),
      tapInput: offsets(taps), tapKernel: offsets(taps.indices.map { $0 * kernels.tap }))
  }

  /// A pooling layer's instruction, for either way.
  func pool(_ index: Int, isBackward: Bool) -> Pool? {
    guard let geometry = network.layers[index].geometry else { return nil }
    let window = FittedWindow(geometry)
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let isGate = index > 0 && isLeftToPool(index - 1)
    return Pool(
      input: isBackward ? inputSlope(index) : inputStart(index),
      inputGrid: input.grid,
      output: isBackward ? slope(index + 1) : start(index + 1), outputGrid: output.grid,
      winners: layout.winners[index] ?? 0, rows: window.rows, columns: window.columns,
      // Lanes that one side alone has, for a reader of its own, lie on the other's next position.
      lanes: min(input.lanes, output.lanes), samples: output.planes.count,
      countsPadding: network.layers[index].operation.countsPadding,
      gate: isGate ? start(index + 1) : nil)
  }

  /// From a picture, or a vector, to a vector of the same numbers.
  func flattening(_ index: Int, from source: Int, to target: Int) -> Copy {
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let plane = input.counts.rows * input.counts.columns
    let samples = Copy.Axis(
      input.counts.samples, source: input.distances.samples, target: output.distances.samples)
    let channels = Copy.Axis(
      input.counts.channels, source: input.distances.channels, target: plane * output.lanes)
    let rows = Copy.Axis(
      input.counts.rows, source: input.distances.rows,
      target: input.counts.columns * output.lanes)
    let columns = Copy.Axis(
      input.counts.columns, source: input.distances.columns, target: output.lanes)
    return order == .samples
      ? Copy(source: source, target: target, channels, rows, columns, samples).joined
      : Copy(source: source, target: target, samples, channels, rows, columns)
  }
}
