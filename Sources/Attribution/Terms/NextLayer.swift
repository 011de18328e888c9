import NeuralNetwork

/// The layer behind an activation, laid out to ask which of its units read an element.
struct NextLayer {
  /// A way from an element to a unit.
  struct Way {
    /// The unit's offset in one sample of the layer's output.
    let unit: Int
    /// The unit's derivative with respect to the element: a weight, a gate, a share.
    let derivative: Double
    /// The derivative's offset in the layer's weight, where it is a weight.
    var weightOffset: Int?
  }

  /// For each place along an axis the taps that read it, from the last to the first, and the
  /// positions at which they do.
  private typealias Taps = [[(tap: Int, position: Int)]]

  private let layer: Layer
  private let weight: [Double]
  private let input: [Double]
  private let output: [Double]
  private let winners: [Int32]
  private let geometry: WindowGeometry?
  private let rows: Taps
  private let columns: Taps

  /// Prepares the layer behind an activation; `nil` behind the last one.
  init?(_ forward: ForwardPass, behindActivation activation: Int) {
    guard activation < forward.network.layers.count else { return nil }
    layer = forward.network.layers[activation]
    weight = layer.weight?.elements ?? []
    input = forward.activations[activation].elements
    output = forward.activations[activation + 1].elements
    if case .maxPooling(let winners, _) = forward.contexts[activation] {
      self.winners = winners
    } else {
      winners = []
    }
    geometry = layer.geometry
    guard let geometry else {
      (rows, columns) = ([], [])
      return
    }
    let size = geometry.window.size
    rows = (0..<geometry.input.rows).map { row in
      (0..<size.rows).reversed().compactMap { tap in
        geometry.outputRow(reading: row, tap: tap).map { (tap, $0) }
      }
    }
    columns = (0..<geometry.input.columns).map { column in
      (0..<size.columns).reversed().compactMap { tap in
        geometry.outputColumn(reading: column, tap: tap).map { (tap, $0) }
      }
    }
  }

  /// Visits the ways from an element in the order in which the engine adds; see
  /// ``NeuralNetwork/BackwardPass/innerTerms(ofActivation:sample:index:)``.
  ///
  /// - Parameter offset: the element's offset in one sample of the activation.
  @inline(__always)
  func forEachWay(sample: Int, from offset: Int, _ body: (Way) -> Void) {
    switch layer.operation {
    case .convolution(let convolution):
      forEachTap(of: convolution, isShared: true, from: offset, body)
    case .locallyConnected(let convolution):
      forEachTap(of: convolution, isShared: false, from: offset, body)
    case .dense, .unrolledConvolution:
      let inputs = layer.inputShape.count
      for unit in 0..<(weight.isEmpty ? 0 : layer.outputShape.count) {
        let place = unit * inputs + offset
        body(Way(unit: unit, derivative: weight[place], weightOffset: place))
      }
    case .maxPooling, .averagePooling, .globalAveragePooling:
      forEachWindow(sample: sample, from: offset, body)
    case .activation(let function):
      let place = sample * layer.inputShape.count + offset
      body(
        Way(
          unit: offset,
          derivative: function.derivative(input: input[place], output: output[place])))
    case .flatten: body(Way(unit: offset, derivative: 1))
    }
  }

  @inline(__always)
  private func forEachTap(
    of convolution: Convolution, isShared: Bool, from offset: Int, _ body: (Way) -> Void
  ) {
    guard let geometry, !weight.isEmpty else { return }
    let (input, cell) = offset.quotientAndRemainder(dividingBy: geometry.input.count)
    let (row, column) = cell.quotientAndRemainder(dividingBy: geometry.input.columns)
    let groupInputs = layer.inputShape[0] / convolution.groups
    let groupOutputs = convolution.outputChannels / convolution.groups
    let (group, groupInput) = input.quotientAndRemainder(dividingBy: groupInputs)
    let size = geometry.window.size
    for channel in group * groupOutputs..<(group + 1) * groupOutputs {
      for above in rows[row] {
        for beside in columns[column] {
          let unit =
            (channel * geometry.output.rows + above.position) * geometry.output.columns
            + beside.position
          let kernel = (isShared ? channel : unit) * groupInputs + groupInput
          let place = (kernel * size.rows + above.tap) * size.columns + beside.tap
          body(Way(unit: unit, derivative: weight[place], weightOffset: place))
        }
      }
    }
  }

  @inline(__always)
  private func forEachWindow(sample: Int, from offset: Int, _ body: (Way) -> Void) {
    guard let geometry else { return }
    let (channel, cell) = offset.quotientAndRemainder(dividingBy: geometry.input.count)
    let (row, column) = cell.quotientAndRemainder(dividingBy: geometry.input.columns)
    let averaging = layer.averaging
    let start = sample * layer.outputShape.count
    for above in rows[row] {
      for beside in columns[column] {
        let unit =
          (channel * geometry.output.rows + above.position) * geometry.output.columns
          + beside.position
        let share: Double
        if let averaging {
          let cells = averaging.cells(
            row: above.position, column: beside.position, geometry: geometry)
          share = 1 / Double(cells.divisor)
        } else {
          share = !winners.isEmpty && Int(winners[start + unit]) == offset ? 1 : 0
        }
        body(Way(unit: unit, derivative: share))
      }
    }
  }
}
