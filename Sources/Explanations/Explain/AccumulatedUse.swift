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
    let zeros = Tensor(shape: Shape([1, 1]))
    (total, own) = (start ?? zeros, zeros)
    let shape = Shape([kernel.rows, kernel.columns])
    (total, own) = (start ?? Tensor(shape: shape), Tensor(shape: shape))
    steps = try allSteps(interruption)
  }

  /// How many pixels that add something have a frame of their own; the others share the last.
  private static let frameLimit = 256
  /// The input and the upstream are shown whole up to this extent; beyond it only what counts for
  /// the present pixel is.
  private static let pictureLimit = Size(rows: 12, columns: 16)

  private var network: Network { backward.forward.network }
  /// How many pixels there are, of all samples.
  var pixels: Int { extent.count * backward.forward.batchSize }
  private var name: String { network.layers[layer].name }

  /// How the kernel lies on what it moves over.
  private var geometry: WindowGeometry {
    guard let geometry = wiring.kernelGeometry else {
      preconditionFailure("accumulate is for a kernel")
    }
    return geometry
  }
  var kernel: Size { geometry.window.size }
  var extent: Size { geometry.output }
  /// The wires that the kernel moves along; a channel's factor is a kernel of one cell.
  private var wiring: Wiring {
    network.layers[layer].wiring.factorWiring ?? network.layers[layer].wiring.kernelWiring
  }
  /// Whether it is a channel's factor that grows, over the normalised numbers.
  var isFactor: Bool { network.layers[layer].wiring.factorWiring != nil }
  /// Whether the kernel moves with the layer's input, over its output.
  var isReversed: Bool { network.layers[layer].wiring.isReversed }
  /// What is one number at each position.
  private var single: Tensor {
    isReversed
      ? backward.forward.input(ofLayer: layer) : backward.activationGradients[layer + 1]
  }
  /// What the kernel moves over.
  private var under: Tensor {
    isReversed
      ? backward.activationGradients[layer + 1] : backward.forward.multiplicands(ofLayer: layer)
  }
  private var singleWord: String { isReversed ? "input" : "upstream" }
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
      let before = sum
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
    let (wiring, extent, size) = (wiring, extent, kernel.count)
    var taps: [Int?] = []
    taps.reserveCapacity(extent.count * size)
    for position in 0..<extent.count {
      let cells = wiring.cells(ofOutput: output * extent.count + position)
      try pacer.spend(4 * cells.count)
      taps += cells[channel * size..<(channel + 1) * size].lazy.map(\.input)
    }
    return taps
  }

  /// What lies under this kernel's taps at a position, padding among it.
  private func cells(at position: [Int], of wiring: Wiring) -> ArraySlice<Wiring.Cell> {
    let unit = (output * extent.rows + position[0]) * extent.columns + position[1]
    return wiring.cells(ofOutput: unit)[channel * kernel.count..<(channel + 1) * kernel.count]
  }

  /// A frame for each step.
  ///
  /// - Parameters:
  ///   - heatScale: what the sums are coloured by.
  ///   - mayOpen: whether the first pixel here that adds something is the first of all.
  func frames(heatScale: Double?, mayOpen: Bool) -> [Frame] {
    // Those so far that add something.
    var growing: [Int] = []
    // The first pixel that adds something is what there is to see.
    let opening =
      steps.firstIndex { $0.restCount == nil && $0.sum != $0.before }
      ?? steps.firstIndex { $0.restCount == nil && $0.upstream != 0 }
    return steps.enumerated().map { number, step in
      if let count = step.restCount { return rest(step, count: count) }
      if step.upstream != 0 { growing.append(number) }
      let lines = weightLines(steps, growing: growing, present: number)
      return Frame(
        title: title(step),
        blocks: [.grids(grids(step, heatScale: heatScale)), .formula(lines)],
        spoken: step.pixels.count > 1 || step.upstream == 0 ? [] : spoken(step),
        isOpening: mayOpen && number == opening)
    }
  }

  /// The frame of all pixels that have none of their own.
  private func rest(_ step: Step, count: Int) -> Frame {
    var (sum, before) = (Self.plain(step.sum, "sum so far"), Self.plain(step.before, "sum before"))
    let columns = step.sum.shape[1]
    for offset in 0..<step.sum.count
    where step.sum.elements[offset] != step.before.elements[offset] {
      sum.rows[offset / columns][offset % columns].mark = .changed
    }
    (before.sign, sum.sign) = ("", "→")
    let unit = backward.forward.batchSize == 1 ? "pixels" : "terms"
    let first = step.pixels.lowerBound + 1
    return Frame(
      title:
        "\(owner)\(unit) \(first.grouped) to \((step.pixels.upperBound + 1).grouped) of \(pixels.grouped) together · \(count.grouped) of them add something",
      blocks: [.grids([before, sum])], spoken: ["sum so far \(Self.rows(step.sum))"])
  }

  /// Whose pixels they are, where that is not plain.
  private var owner: String { isShared ? "\(name), " : "" }

  private func title(_ step: Step) -> Text {
    let unit = backward.forward.batchSize == 1 ? "pixel" : "term"
    if step.pixels.count > 1 {
      return
        "\(owner)\(unit)s \(step.pixels.lowerBound + 1) to \(step.pixels.upperBound + 1) of \(pixels) · \(singleWord) 0: they add nothing"
    }
    let sample = backward.forward.batchSize > 1 ? "sample \(step.sample), " : ""
    return
      "\(owner)\(unit) \(step.pixels.lowerBound + 1) of \(pixels) · \(sample)position (\(step.position[0]),\(step.position[1])) · \(singleWord) \(step.upstream)"
  }

  /// A pixel that adds something: the window, what it comes to, and the sum so far.
  private func spoken(_ step: Step) -> [Text] {
    [
      "\(step.upstream) times \(Self.rows(step.window))", "is \(Self.rows(step.product))",
      "sum so far \(Self.rows(step.sum))",
    ]
  }

  /// The numbers of a kernel, a semicolon between its rows.
  private static func rows(_ tensor: Tensor) -> Text {
    var text = Text()
    for (place, value) in tensor.elements.prefix(mostSpoken).enumerated() {
      if place > 0 { text += place.isMultiple(of: tensor.shape[1]) ? "; " : ", " }
      text += .number(value)
    }
    let left = tensor.count - mostSpoken
    return left > 0 ? text + " and \(left) more" : text
  }

  /// So many numbers of a kernel are told.
  private static let mostSpoken = 9

  private func grids(_ step: Step, heatScale: Double?) -> [Grid] {
    let isRun = step.pixels.count > 1
    var product = Self.plain(step.product, "\(singleWord) × \(isFactor ? "x̂" : "window")")
    product.sign = "="
    var sum = Self.plain(step.sum, "sum so far")
    let columns = step.sum.shape[1]
    for offset in 0..<step.sum.count
    where step.sum.elements[offset] != step.before.elements[offset] {
      sum.rows[offset / columns][offset % columns].mark = .changed
    }
    sum.heatScale = heatScale
    var picture = input(step, marked: !isRun)
    picture.sign = "×"
    return [upstream(step), picture, product, sum]
  }

  static func plain(_ tensor: Tensor, _ title: String) -> Grid {
    var grid = TensorGrids.planes(of: tensor, titled: title)[0]
    grid.heatScale = nil
    return grid
  }

  /// The upstream gradient of this kernel's channel, with the present pixel marked; the pixel alone
  /// where the feature map is large.
  private func upstream(_ step: Step) -> Grid {
    guard extent.rows <= Self.pictureLimit.rows, extent.columns <= Self.pictureLimit.columns else {
      return Grid(
        title: Text(singleWord), rows: [[Grid.Cell(.number(step.upstream), mark: .window)]])
    }
    let plane = single.slice(at: step.sample).slice(at: output)
    let first = step.pixels.lowerBound % extent.count
    let last = step.pixels.upperBound % extent.count
    var grid = TensorGrids.planes(of: plane, titled: singleWord)[0]
    for pixel in min(first, last)...max(first, last) {
      grid.rows[pixel / extent.columns][pixel % extent.columns].mark = .window
    }
    return grid
  }

  /// The channel that the kernel moves over with the window marked, or the window alone where it is
  /// large.
  private func input(_ step: Step, marked: Bool) -> Grid {
    let description = network.layers[layer]
    let inputs = isReversed ? description.outputShape : description.inputShape
    guard inputs[1] <= Self.pictureLimit.rows, inputs[2] <= Self.pictureLimit.columns else {
      return Self.plain(
        step.window, isFactor ? "x̂" : "\(isReversed ? "upstream" : "input") under the window")
    }
    let weight =
      isFactor ? output : description.weight?.shape.offset(of: [output, channel, 0, 0]) ?? 0
    let wiring = wiring
    let source = wiring.kernelPlace(ofWeight: weight)?.inputChannel ?? 0
    let plane = under.slice(at: step.sample).slice(at: source)
    let name =
      isReversed
      ? description.name + ".out.grad"
      : isFactor ? "x̂" : network.address(ofActivation: network.mainSource(ofLayer: layer))
    let suffix = isFactor ? "" : ", window"
    var grid = TensorGrids.planes(
      of: plane, titled: (inputs[0] > 1 ? "\(name)[\(source)]\(suffix)" : "\(name)\(suffix)"))[
        0]
    guard marked else { return grid }
    for place in cells(at: step.position, of: wiring).compactMap(\.input) {
      let cell = place % (inputs[1] * inputs[2])
      grid.rows[cell / inputs[2]][cell % inputs[2]].mark = .window
    }
    return grid
  }

  /// The first weight's terms and running sum up to here, the latest few of them.
  private func weightLines(
    _ steps: [Step], growing: [Int], present: Int
  ) -> [FormulaLine] {
    let shown = growing.suffix(4)
    let hidden = growing.count > shown.count || isContinued
    var terms: Text = hidden ? "…, " : ""
    var sums: Text = hidden ? "…, " : ""
    for number in shown {
      let step = steps[number]
      if number != shown.first {
        terms += ", "
        sums += ", "
      }
      terms +=
        step.isFirstOnPadding
        ? isReversed ? "cut off" : "padding"
        : Products.product([step.upstream, step.window.elements[0]])
      sums += number == present ? "[\(step.sum.elements[0])]" : Text.number(step.sum.elements[0])
    }
    if shown.isEmpty {
      (terms, sums) = (
        isContinued ? "none yet here" : "none yet", .number(steps[present].sum.elements[0])
      )
    }
    return [
      FormulaLine(isFactor ? "\(name).weight[\(output)]" : "weight (0,0)", "terms", terms),
      FormulaLine("", "sum", sums),
    ]
  }
}
