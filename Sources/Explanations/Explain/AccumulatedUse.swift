import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What one layer's use of a kernel adds to the kernel's gradient, pixel by pixel.
///
/// Each frame shows the window on the input, the upstream pixel, their product and the sum so far,
/// side by side. Pixels whose upstream is 0 add nothing and share a frame. A transposed convolution's
/// kernel moves with its input: there the window lies on the upstream gradient, and it is the input's
/// pixel that it is multiplied with.
struct AccumulatedUse {
  let backward: BackwardPass
  /// The layer's position.
  let layer: Int
  /// The output channel, which is the kernel; the input channel of a transposed convolution.
  let output: Int
  /// The input channel within the kernel; the output channel of a transposed convolution.
  let channel: Int
  /// Whether other layers use the kernel, too, so that a frame has to say whose it is.
  let isShared: Bool
  /// Whether other layers' uses were added before.
  let isContinued: Bool
  /// The wires that the kernel moves along; a channel's factor is a kernel of one cell.
  let wiring: Wiring
  /// How the kernel lies on what it moves over.
  private let geometry: WindowGeometry
  /// Whether it is a channel's factor that grows, over the normalised numbers.
  let isFactor: Bool
  /// Whether the kernel moves with the layer's input, over its output.
  let isReversed: Bool
  /// The pixels in the engine's order.
  private(set) var steps: [Step] = []
  /// The sum behind the last of them.
  private(set) var total: Tensor
  /// What they add by themselves.
  private(set) var own: Tensor

  /// Adds up what a layer's pixels add.
  ///
  /// - Parameter start: what other layers have added before.
  /// - Throws: where it was interrupted.
  init(
    backward: BackwardPass, layer: Int, output: Int, channel: Int, isShared: Bool,
    after start: Tensor?, interruption: Interruption
  ) throws(PassError) {
    self.backward = backward
    self.layer = layer
    self.output = output
    self.channel = channel
    self.isShared = isShared
    isContinued = start != nil
    let whole = backward.forward.network.layers[layer].wiring
    wiring = whole.factorWiring ?? whole.kernelWiring
    guard let geometry = wiring.kernelGeometry else {
      preconditionFailure("accumulate is for a kernel")
    }
    self.geometry = geometry
    (isFactor, isReversed) = (whole.factorWiring != nil, whole.isReversed)
    let shape = Shape([geometry.window.size.rows, geometry.window.size.columns])
    (total, own) = (start ?? Tensor(shape: shape), Tensor(shape: shape))
    steps = try allSteps(interruption)
  }

  /// How many pixels that add something have a frame of their own; the others share the last.
  private static let frameLimit = 256

  var network: Network { backward.forward.network }
  /// How many pixels there are, of all samples.
  var pixels: Int { extent.count * backward.forward.batchSize }
  var name: String { network.layers[layer].name }

  var kernel: Size { geometry.window.size }
  var extent: Size { geometry.output }
  /// What is one number at each position.
  var single: Tensor {
    isReversed
      ? backward.forward.input(ofLayer: layer) : backward.activationGradients[layer + 1]
  }
  /// What the kernel moves over.
  var under: Tensor {
    isReversed
      ? backward.activationGradients[layer + 1] : backward.forward.multiplicands(ofLayer: layer)
  }
  var singleWord: String { isReversed ? "input" : "upstream" }
  var productWords: String {
    isReversed
      ? "input \u{D7} window of upstream"
      : isFactor ? "upstream \u{D7} x̂" : "upstream \u{D7} window"
  }
  /// One or more pixels that are taken together.
  struct Step {
    let pixels: ClosedRange<Int>
    let sample: Int
    let position: [Int]
    let upstream: Double
    let window: Tensor
    let product: Tensor
    /// Whether the kernel's first weight lies on padding, where it adds nothing.
    let isFirstOnPadding: Bool
    let before: Tensor
    let sum: Tensor
    /// How many of its pixels add something, where it stands for all that have no frame.
    var restCount: Int?
  }

  /// Every pixel in the engine's order, those without upstream drawn together, and so those behind
  /// the last that has a frame.
  private mutating func allSteps(_ interruption: Interruption) throws(PassError) -> [Step] {
    var pacer = Pacer(interruption)
    let growth = KernelGrowth(
      single: single, under: under, taps: try taps(&pacer), kernel: kernel.count, channel: output)
    var (sum, own) = (total.elements, own.elements)
    var steps: [Step] = []
    var growing = 0
    // The pixels at hand that are drawn together.
    var open: (first: Int, before: [Double], isRest: Bool)?
    func close(behind pixel: Int) {
      guard let run = open else { return }
      var last = step(growth, run.first...pixel - 1, before: run.before, sum: sum)
      if run.isRest { last.restCount = growing - Self.frameLimit }
      steps.append(last)
      open = nil
    }
    for pixel in 0..<growth.count {
      try pacer.spend(4 * kernel.count)
      let isGrowing = growth.upstream(pixel) != 0
      if isGrowing, open?.isRest != true { close(behind: pixel) }
      if isGrowing { growing += 1 }
      let isAlone = isGrowing && growing <= Self.frameLimit
      // A copy, which a pixel that is drawn together with others needs none of.
      let before = isAlone || open == nil ? sum : []
      growth.add(pixel, to: &sum)
      if isContinued { growth.add(pixel, to: &own) }
      if isAlone {
        steps.append(step(growth, pixel...pixel, before: before, sum: sum))
      } else if open == nil {
        open = (pixel, before, isGrowing)
      }
    }
    close(behind: growth.count)
    total = Tensor(shape: total.shape, elements: sum)
    self.own = isContinued ? Tensor(shape: total.shape, elements: own) : total
    return steps
  }

  private func step(
    _ growth: KernelGrowth, _ pixels: ClosedRange<Int>, before: [Double], sum: [Double]
  ) -> Step {
    let shape = Shape([kernel.rows, kernel.columns])
    let pixel = pixels.upperBound
    let (sample, position) = pixel.quotientAndRemainder(dividingBy: extent.count)
    let (window, product) = growth.terms(pixel)
    return Step(
      pixels: pixels, sample: sample,
      position: [position / extent.columns, position % extent.columns],
      upstream: pixels.count > 1 ? 0 : growth.upstream(pixel),
      window: Tensor(shape: shape, elements: window),
      product: Tensor(shape: shape, elements: product),
      isFirstOnPadding: growth.isFirstOnPadding(pixel),
      before: Tensor(shape: shape, elements: before), sum: Tensor(shape: shape, elements: sum))
  }

  /// For each position, where the kernel's taps read in a sample of what it moves over; `nil` on
  /// padding.
  private func taps(_ pacer: inout Pacer) throws(PassError) -> [Int?] {
    let (extent, size) = (extent, kernel.count)
    var taps: [Int?] = []
    taps.reserveCapacity(extent.count * size)
    for position in 0..<extent.count {
      let cells = wiring.cells(ofOutput: output * extent.count + position)
      try pacer.spend(4 * cells.count)
      taps += cells[channel * size..<(channel + 1) * size].lazy.map(\.input)
    }
    return taps
  }
}
