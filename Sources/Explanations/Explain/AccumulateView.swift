import Attribution
import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `accumulate` answers: a kernel's gradient growing pixel by pixel.
///
/// Each frame shows the window on the input, the upstream pixel, their product and the sum so far,
/// side by side. Pixels whose upstream is 0 add nothing and share a frame. A transposed convolution's
/// kernel moves with its input: there the window lies on the upstream gradient, and it is the input's
/// pixel that it is multiplied with.
package struct AccumulateView {
  package let session: Session
  package let pass: Pass
  package let backward: BackwardPass
  /// The layer's position.
  package let layer: Int
  /// The output channel, which is the kernel; the input channel of a transposed convolution.
  package let output: Int
  /// The input channel within the kernel; the output channel of a transposed convolution.
  package let channel: Int
  package let interruption: Interruption

  /// Makes an accumulate view of its parts.
  package init(
    session: Session, pass: Pass, backward: BackwardPass, layer: Int, output: Int, channel: Int,
    interruption: Interruption
  ) {
    self.session = session
    self.pass = pass
    self.backward = backward
    self.layer = layer
    self.output = output
    self.channel = channel
    self.interruption = interruption
  }

  /// How many pixels that add something have a frame of their own; the others share the last.
  private static let frameLimit = 256
  /// The input and the upstream are shown whole up to this extent; beyond it only what counts for
  /// the present pixel is.
  private static let pictureLimit = Size(rows: 12, columns: 16)

  private var network: Network { backward.forward.network }
  /// How the kernel lies on what it moves over.
  private var geometry: WindowGeometry {
    guard let geometry = wiring.kernelGeometry else {
      preconditionFailure("accumulate is for a kernel")
    }
    return geometry
  }
  private var kernel: Size { geometry.window.size }
  private var extent: Size { geometry.output }
  /// The wires that the kernel moves along; a channel's factor is a kernel of one cell.
  private var wiring: Wiring {
    network.layers[layer].wiring.factorWiring ?? network.layers[layer].wiring.kernelWiring
  }
  /// Whether it is a channel's factor that grows, over the normalised numbers.
  private var isFactor: Bool { network.layers[layer].wiring.factorWiring != nil }
  /// Whether the kernel moves with the layer's input, over its output.
  private var isReversed: Bool { network.layers[layer].wiring.isReversed }
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
  private var productWords: String {
    isReversed
      ? "input \u{D7} window of upstream"
      : isFactor ? "upstream \u{D7} x̂" : "upstream \u{D7} window"
  }
  /// The kernel's place among the weights, as it is typed.
  private var place: String { isFactor ? "\(output)" : "\(output),\(channel)" }
  private var name: String { "\(network.layers[layer].name).weight[\(place)]" }

  /// Whether the sums differ from what is stored by what single precision rounds off on the way.
  private func isRounding(_ total: Tensor, _ stored: Tensor, _ sums: [Tensor]) -> Bool {
    let scale = sums.flatMap(\.elements).reduce(0) { max($0, $1.magnitude) }
    return zip(total.elements, stored.elements).allSatisfy {
      pass.isRounding($0, $1, of: scale)
    }
  }

  package func document() throws(Failure) -> Document {
    let steps: [Step]
    do {
      steps = try allSteps()
    } catch {
      throw Failure(.pass(error))
    }
    let pixels = extent.count * backward.forward.batchSize
    let gradient = sliceOfGradient
    var blocks: [Block] = StaleNote.blocks(session)
    blocks.append(
      .heading(
        "\(.strong(name))  \(isFactor ? "one factor" : kernel.description): \(isShared ? "what \(network.layers[layer].name) adds to its gradient" : "its gradient") is the sum, over \(extentWords), of \(productWords)"
      ))
    blocks += SharingNote.blocks(layer, in: network)
    let total = steps.last?.sum ?? Tensor(shape: gradient.shape)
    var frames = frames(steps, pixels: pixels)
    if let verdict = verdict(total, gradient, steps), !frames.isEmpty {
      // Only of the last pixel's sum is it true.
      let last = frames.removeLast()
      frames.append(
        Frame(
          title: last.title, blocks: last.blocks + [.note(verdict)],
          spoken: last.spoken + [verdict.text], isOpening: last.isOpening))
    }
    blocks.append(.paragraph(legend))
    blocks.append(.frames(frames))
    let channels = isFactor ? 1 : network.layers[layer].weight?.shape[1] ?? 1
    if channels > 1 {
      blocks.append(
        .note(
          Note(
            .remark,
            "this is \(isReversed ? "output" : "input") channel \(channel) of \(channels); the others are \(.code("accumulate \(network.layers[layer].name).weight[\(output),\((channel + 1) % channels)]")) …"
          )))
    }
    blocks.append(
      .next("explain \(isFactor ? name : "\(network.layers[layer].name).weight[\(place),0,0]")"))
    return Document(
      kind: "accumulate", blocks: blocks,
      facts: [
        Fact("name", .text(name)), Fact("pixels", .integer(pixels)),
        Fact("gradient", .tensor(gradient)), Fact("sum", .tensor(total)),
        Fact("runningSums", .list(steps.map { .tensor($0.sum) })),
      ])
  }

  /// Whether other layers use the kernel, too: then this is one use of it.
  private var isShared: Bool { network.uses(ofLayer: network.owner(ofLayer: layer)).count > 1 }

  /// What the sum is held against.
  private var whole: String {
    isShared ? "what \(network.layers[layer].name) adds" : "the stored gradient"
  }

  /// What the signs of the frames stand for.
  private var legend: Text {
    Text.drawing(
      "[ ] the present pixel, and its window; \u{25C2} what it changes", spoken: "", style: .muted)
  }

  /// What the sum runs over: the feature map's pixels, or the input's, for each sample.
  private var extentWords: String {
    let samples = backward.forward.batchSize
    let map = isReversed ? extent.count.counted("input pixel") : extent.count.counted("pixel")
    return samples == 1 ? map : "\(map) of each of \(samples) samples"
  }

  /// All that is summed.
  private var all: String {
    backward.forward.batchSize == 1 ? "all pixels" : "all pixels of all samples"
  }

  /// How the sum of all pixels compares with what is stored; `nil` where nothing can be said yet.
  private func verdict(_ total: Tensor, _ gradient: Tensor, _ steps: [Step]) -> Note? {
    if total.elements == gradient.elements {
      return Note(.check, Text("the sum of \(all) is \(whole) to the last bit"))
    }
    if isRounding(total, gradient, steps.map(\.sum)) {
      return Note(
        .check,
        "the sum of \(all) is \(whole), but for what single precision rounds off")
    }
    guard pass.progress == .complete, total.elements.allSatisfy(\.isFinite) else { return nil }
    let address = "\(network.layers[layer].name).weight.grad[\(place)]"
    return Note(
      .warning,
      "the sum of \(all) is not \(whole): \(.code("show \(address)"))")
  }

  /// One or more pixels that are taken together.
  private struct Step {
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

  private var sliceOfGradient: Tensor {
    let shape = Shape([kernel.rows, kernel.columns])
    guard let gradient = backward.gradients(ofUse: layer).weight else {
      return Tensor(shape: shape)
    }
    return isFactor
      ? Tensor(shape: shape, elements: [gradient.elements[output]])
      : gradient.slice(at: output).slice(at: channel)
  }

  /// Every pixel in the engine's order, those without upstream drawn together, and so those behind
  /// the last that has a frame.
  private func allSteps() throws(PassError) -> [Step] {
    var pacer = Pacer(interruption)
    let growth = KernelGrowth(
      single: single, under: under, taps: try taps(&pacer), kernel: kernel.count, channel: output)
    var sum = [Double](repeating: 0, count: kernel.count)
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
      if isAlone {
        steps.append(step(growth, pixel...pixel, before: before, sum: sum))
      } else if open == nil {
        open = (pixel, before, isGrowing)
      }
    }
    close(behind: growth.count)
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

  private func frames(_ steps: [Step], pixels: Int) -> [Frame] {
    let heatScale = TensorGrids.heatScale(of: sliceOfGradient)
    // Those so far that add something.
    var growing: [Int] = []
    // The first pixel that adds something is what there is to see.
    let opening = steps.firstIndex { $0.upstream != 0 && $0.restCount == nil }
    return steps.enumerated().map { number, step in
      if let count = step.restCount { return rest(step, count: count, pixels: pixels) }
      if step.upstream != 0 { growing.append(number) }
      let lines = weightLines(steps, growing: growing, present: number)
      return Frame(
        title: title(step, pixels: pixels),
        blocks: [.grids(grids(step, heatScale: heatScale)), .formula(lines)],
        spoken: step.pixels.count > 1 || step.upstream == 0 ? [] : spoken(step),
        isOpening: number == opening)
    }
  }

  /// The frame of all pixels that have none of their own.
  private func rest(_ step: Step, count: Int, pixels: Int) -> Frame {
    var (sum, before) = (plain(step.sum, "sum so far"), plain(step.before, "sum before"))
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
        "\(unit) \(first.grouped) to \((step.pixels.upperBound + 1).grouped) of \(pixels.grouped) together · \(count.grouped) of them add something",
      blocks: [.grids([before, sum])], spoken: ["sum so far \(Self.rows(step.sum))"])
  }

  private func title(_ step: Step, pixels: Int) -> Text {
    let unit = backward.forward.batchSize == 1 ? "pixel" : "term"
    if step.pixels.count > 1 {
      return
        "\(unit)s \(step.pixels.lowerBound + 1) to \(step.pixels.upperBound + 1) of \(pixels) · \(singleWord) 0: they add nothing"
    }
    let sample = backward.forward.batchSize > 1 ? "sample \(step.sample), " : ""
    return
      "\(unit) \(step.pixels.lowerBound + 1) of \(pixels) · \(sample)position (\(step.position[0]),\(step.position[1])) · \(singleWord) \(step.upstream)"
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
    var product = plain(step.product, "\(singleWord) × \(isFactor ? "x̂" : "window")")
    product.sign = "="
    var sum = plain(step.sum, "sum so far")
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

  private func plain(_ tensor: Tensor, _ title: String) -> Grid {
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
      return plain(
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
    let hidden = growing.count > shown.count
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
    if shown.isEmpty { (terms, sums) = ("none yet", "0") }
    return [
      FormulaLine(isFactor ? Text(name) : "weight (0,0)", "terms", terms),
      FormulaLine("", "sum", sums),
    ]
  }
}
