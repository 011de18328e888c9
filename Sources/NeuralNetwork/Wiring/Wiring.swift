/// Which weight meets which input at which output of a layer: the one place that knows.
///
/// A fully connected layer joins all pairs, each with a weight of its own. A convolution is the same
/// with two constraints: what lies outside an output's window is *masked*, and the outputs of a
/// channel are *tied* to one kernel. Dropping the second leaves a locally connected layer, dropping
/// both a fully connected one. A pool is masked and has no weights.
///
/// Outputs, inputs and weights are counted in row order within one sample. Padding is no input: what
/// lies on it is never read, so that it adds nothing, whatever the weight.
public struct Wiring: Hashable, Sendable {
  /// An output reads an input, through a weight where the layer has any.
  public struct Tap: Hashable, Sendable {
    /// The output.
    public let output: Int
    /// The input.
    public let input: Int
    /// The weight; `nil` where the layer has none.
    public let weight: Int?
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
    /// Every output reads the inputs of its run of so many numbers, of which it is one.
    case runs(Int)
  }

  /// Weights that scale the outputs: as many outputs as a run has share one.
  struct Scaling: Hashable {
    /// How many outputs share a weight.
    let run: Int
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
  public let outputs: Int
  /// The number of inputs.
  public let inputs: Int
  /// The weights that scale the outputs, if any do; they stand on no wire.
  let scaling: Scaling?

  /// Whether a weight may meet several outputs of a sample.
  public var isTied: Bool {
    if case .windows(let windows) = form { return windows.weights == .tied }
    return scaling.map { $0.run > 1 } ?? false
  }

  /// Whether weights scale the outputs, and stand on no wire.
  public var scalesOutputs: Bool { scaling != nil }

  /// Whether the wires go through weights.
  public var hasWeights: Bool {
    switch form {
    case .pairs: true
    case .each, .runs, .behindEachOther: scaling != nil
    case .windows(let windows): windows.weights != .none
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
