/// Which weight meets which input at which output of a layer: the one place that knows.
///
/// A fully connected layer joins all pairs, each with a weight of its own. A convolution is the same
/// with two constraints: what lies outside an output's window is *masked*, and the outputs of a
/// channel are *tied* to one kernel. Dropping the second leaves a locally connected layer, dropping
/// both a fully connected one. A pool is masked and has no weights. A transposed convolution has the
/// wires of a convolution, with outputs and inputs exchanged.
///
/// Outputs, inputs and weights are counted in row order within one sample. Padding is no input: what
/// lies on it is never read, so that it adds nothing, whatever the weight.
package struct Wiring: Hashable, Sendable {
  /// An output reads an input, through a weight where the layer has any.
  package struct Tap: Hashable, Sendable {
    /// The output.
    package let output: Int
    /// The input.
    package let input: Int
    /// The weight; `nil` where the layer has none.
    package let weight: Int?
  }

  /// What the outputs read.
  enum Form: Hashable {
    /// Every output reads every input, each pair through a weight of its own.
    case pairs
    /// Every output reads the one input of the same number.
    case each
    /// The inputs lie one behind the other, each as large as the output, and every output reads the
    /// one at its place in each.
    case behindEachOther
    /// Every output reads what its window shows of some channels.
    case windows(Windows)
    /// Every input is what a window reads: the windows are those of the way back, from the outputs.
    case reversed(Windows)
    /// Every output reads a rectangle of its channel, whose rows and columns have no one formula.
    case spans(Spans)
    /// Every output reads the inputs of its run of so many numbers, of which it is one.
    case runs(Int)
  }

  /// Weights that scale the outputs: as many outputs as a run has share one.
  struct Scaling: Hashable {
    /// How many outputs share a weight.
    let run: Int
    /// The axes that those outputs are laid out in.
    let positions: Shape
  }

  /// Rectangles on a channel, one for each pair of a row and a column of outputs.
  struct Spans: Hashable {
    /// The input's rows that each row of outputs reads.
    let rows: [Range<Int>]
    /// The input's columns that each column of outputs reads.
    let columns: [Range<Int>]
    /// The extent of a channel on the way in.
    let input: Size

    /// The extent of a channel on the way out.
    var output: Size { Size(rows: rows.count, columns: columns.count) }
  }

  /// Windows on the channels of a group.
  struct Windows: Hashable {
    /// Where the taps lie.
    let geometry: WindowGeometry
    /// The number of channels that an output reads.
    let groupInputs: Int
    /// The number of output channels that read the same channels.
    let groupOutputs: Int
    /// Whose weights the taps have.
    let weights: Weights

    /// The number of weights, or of cells, that an output has.
    var cellCount: Int { groupInputs * geometry.window.size.count }

    /// Where the weights of an output begin.
    func firstWeight(ofOutput output: Int) -> Int {
      switch weights {
      case .none: 0
      case .tied: output / geometry.output.count * cellCount
      case .own: output * cellCount
      }
    }
  }

  /// Whose weights the taps of a window have.
  enum Weights: Hashable {
    /// Nobody's: a pool has none.
    case none
    /// Those of the output's channel.
    case tied
    /// Those of the output alone.
    case own
  }

  let form: Form
  /// The number of outputs.
  package let outputs: Int
  /// The number of inputs.
  package let inputs: Int
  /// The weights that scale the outputs, if any do; they stand on no wire.
  let scaling: Scaling?

  /// Whether a weight may meet several outputs of a sample.
  package var isTied: Bool {
    if let windows { return windows.weights == .tied }
    return scaling.map { $0.run > 1 } ?? false
  }

  /// The windows, of the way there or of the way back.
  var windows: Windows? {
    switch form {
    case .windows(let windows), .reversed(let windows): windows
    case .pairs, .each, .runs, .behindEachOther, .spans: nil
    }
  }

  /// The wires whose way back these are, where they are reversed: outputs and inputs exchanged.
  func turned(_ windows: Windows) -> Wiring {
    Wiring(form: .windows(windows), outputs: inputs, inputs: outputs)
  }

  /// Whether the windows are those of the way back, from the outputs.
  package var isReversed: Bool { if case .reversed = form { true } else { false } }

  /// How kernels lie on the input, or, where the wires are reversed, on the output; `nil` where there
  /// are none.
  package var kernelGeometry: WindowGeometry? {
    windows.flatMap { $0.weights == .none ? nil : $0.geometry }
  }

  /// Whether all outputs read alike, each from its own place.
  package var readsAlike: Bool {
    switch form {
    case .each, .behindEachOther, .windows: true
    case .pairs, .reversed, .spans, .runs: false
    }
  }

  /// The wires in which kernels move over what they read: these, or, where they are reversed, those of
  /// the way back.
  package var kernelWiring: Wiring {
    if case .reversed(let windows) = form { turned(windows) } else { self }
  }

  /// The wires between what a channel's factor multiplies and the outputs: those of a kernel of one cell
  /// for each channel; `nil` where no factor is shared by a plane.
  package var factorWiring: Wiring? {
    guard let scaling, scaling.positions.rank == 2 else { return nil }
    let plane = Size(rows: scaling.positions[0], columns: scaling.positions[1])
    let one = Size(square: 1)
    let windows = Windows(
      geometry: WindowGeometry(
        window: Window(size: one, stride: one), input: plane, output: plane),
      groupInputs: 1, groupOutputs: 1, weights: .tied)
    return Wiring(form: .windows(windows), outputs: outputs, inputs: inputs)
  }

  /// The extent of what an output reads of a channel, padding included; one cell where it has no
  /// window.
  package func windowSize(ofOutput output: Int) -> Size {
    switch form {
    case .windows(let windows): return windows.geometry.window.size
    case .spans(let spans):
      let position = output % spans.output.count
      return Size(
        rows: spans.rows[position / spans.columns.count].count,
        columns: spans.columns[position % spans.columns.count].count)
    case .pairs, .each, .runs, .behindEachOther, .reversed: return Size(square: 1)
    }
  }

  /// Whether weights scale the outputs, and stand on no wire.
  package var scalesOutputs: Bool { scaling != nil }

  /// Whether the wires go through weights.
  package var hasWeights: Bool {
    switch form {
    case .pairs: true
    case .each, .runs, .behindEachOther, .spans: scaling != nil
    case .windows(let windows), .reversed(let windows): windows.weights != .none
    }
  }

  init(form: Form, outputs: Int, inputs: Int, scaling: Scaling? = nil) {
    self.form = form
    self.scaling = scaling
    self.outputs = outputs
    self.inputs = inputs
  }

  /// The wires of a convolution's windows, as long as it has them.
  ///
  /// - Parameter isTied: whether the outputs of a channel share a kernel.
  init(windowsOf convolution: Convolution, inputShape: Shape, outputShape: Shape, isTied: Bool) {
    let windows = Windows(
      geometry: convolution.geometry(input: inputShape, output: outputShape),
      groupInputs: inputShape[0] / convolution.groups,
      groupOutputs: convolution.outputChannels / convolution.groups,
      weights: isTied ? .tied : .own)
    self.init(form: .windows(windows), outputs: outputShape.count, inputs: inputShape.count)
  }

  /// The same wires through another window that has as many positions: what a fault reads.
  package func reading(through window: Window) -> Wiring {
    guard case .windows(let windows) = form else { return self }
    let geometry = WindowGeometry(
      window: window, input: windows.geometry.input, output: windows.geometry.output)
    let other = Windows(
      geometry: geometry, groupInputs: windows.groupInputs, groupOutputs: windows.groupOutputs,
      weights: windows.weights)
    return Wiring(form: .windows(other), outputs: outputs, inputs: inputs)
  }
}
