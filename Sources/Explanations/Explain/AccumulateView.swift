import Attribution
import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `accumulate` answers: a kernel's gradient growing pixel by pixel.
///
/// A kernel that several layers use grows over all of them, the last layer first, as backward meets
/// them: each layer's pixels in turn, and what it adds.
package struct AccumulateView {
  package let session: Session
  package let pass: Pass
  package let backward: BackwardPass
  /// The position of the layer whose kernel it is, or of one that uses it.
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

  private var network: Network { backward.forward.network }
  /// The layer whose kernel it is.
  private var owner: Layer { network.layers[network.owner(ofLayer: layer)] }
  /// The layers that use it, the last one first.
  private var layers: [Int] { network.uses(ofLayer: network.owner(ofLayer: layer)) }
  /// Whether several do.
  private var isShared: Bool { layers.count > 1 }
  /// Whether it is a channel's factor that grows, over the normalised numbers.
  private var isFactor: Bool { owner.wiring.factorWiring != nil }
  /// The kernel's place among the weights, as it is typed.
  private var place: String { isFactor ? "\(output)" : "\(output),\(channel)" }
  private var name: String { "\(owner.name).weight[\(place)]" }

  package func document() throws(Failure) -> Document {
    var uses: [AccumulatedUse] = []
    do {
      for layer in layers {
        uses.append(
          try AccumulatedUse(
            backward: backward, layer: layer, output: output, channel: channel, isShared: isShared,
            after: uses.last?.total, interruption: interruption))
      }
    } catch {
      throw Failure(.pass(error))
    }
    guard let first = uses.first, let last = uses.last else {
      preconditionFailure("a layer uses its own kernel")
    }
    let gradient = stored(like: last.total)
    var blocks: [Block] = StaleNote.blocks(session)
    blocks.append(
      .heading(
        "\(.strong(name))  \(isFactor ? "one factor" : first.kernel.description): its gradient is the sum, over \(extentWords(uses)), of \(first.productWords)"
      ))
    if isShared { blocks += shares(uses) }
    blocks.append(.paragraph(legend))
    blocks.append(.frames(frames(of: uses, gradient)))
    let channels = isFactor ? 1 : owner.weight?.shape[1] ?? 1
    if channels > 1 {
      blocks.append(
        .note(
          Note(
            .remark,
            "this is \(owner.wiring.isReversed ? "output" : "input") channel \(channel) of \(channels); the others are \(.code("accumulate \(owner.name).weight[\(output),\((channel + 1) % channels)]")) …"
          )))
    }
    blocks.append(
      .next("explain \(isFactor ? name : "\(owner.name).weight[\(place),0,0]")"))
    return Document(
      kind: "accumulate", blocks: blocks,
      facts: [
        Fact("name", .text(name)), Fact("pixels", .integer(uses.reduce(0) { $0 + $1.pixels })),
        Fact("gradient", .tensor(gradient)), Fact("sum", .tensor(last.total)),
        Fact("runningSums", .list(uses.flatMap { $0.steps.map { .tensor($0.sum) } })),
        Fact("uses", .list(layers.map { .text(network.layers[$0].name) })),
      ])
  }

  /// What each layer that uses the kernel adds, and the sum behind it.
  private func shares(_ uses: [AccumulatedUse]) -> [Block] {
    [
      .paragraph(
        "\(uses.count) layers use this kernel: its gradient is one running sum over all of them, the last layer first, as it is over pixels and samples"
      ),
      .grids(
        uses.flatMap { use -> [Grid] in
          let name = network.layers[use.layer].name
          var (own, total) = (
            AccumulatedUse.plain(use.own, "\(name) adds"),
            AccumulatedUse.plain(use.total, "sum behind \(name)")
          )
          (own.sign, total.sign) = (use.isContinued ? "+" : "", "=")
          return use.isContinued ? [own, total] : [own]
        }),
    ]
  }

  private func frames(of uses: [AccumulatedUse], _ gradient: Tensor) -> [Frame] {
    let heatScale = TensorGrids.heatScale(of: gradient)
    var frames: [Frame] = []
    for use in uses {
      let isOpen = frames.contains(where: \.isOpening)
      frames += use.frames(heatScale: heatScale, mayOpen: !isOpen)
    }
    guard let last = frames.last, let total = uses.last?.total,
      let verdict = verdict(total, gradient, uses.flatMap(\.steps).map(\.sum))
    else { return frames }
    // Only of the last pixel's sum is it true.
    frames[frames.count - 1] = Frame(
      title: last.title, blocks: last.blocks + [.note(verdict)],
      spoken: last.spoken + [verdict.text], isOpening: last.isOpening)
    return frames
  }

  /// What the signs of the frames stand for.
  private var legend: Text {
    Text.drawing(
      "[ ] the present pixel, and its window; \u{25C2} what it changes", spoken: "", style: .muted)
  }

  /// What the sum runs over: the feature map's pixels, or the input's, for each sample and layer.
  private func extentWords(_ uses: [AccumulatedUse]) -> String {
    let samples = backward.forward.batchSize
    let maps = uses.map { use in
      (use.isReversed ? use.extent.count.counted("input pixel") : use.extent.count.counted("pixel"))
        + (isShared ? " of \(network.layers[use.layer].name)" : "")
    }
    let map =
      maps.count > 1
      ? maps.dropLast().joined(separator: ", ") + " and " + maps[maps.count - 1] : maps[0]
    return samples == 1 ? map : "\(map)\(isShared ? "," : "") of each of \(samples) samples"
  }

  /// All that is summed.
  private var all: String {
    (backward.forward.batchSize == 1 ? "all pixels" : "all pixels of all samples")
      + (isShared ? " of \(layers.count == 2 ? "both" : "all \(layers.count)") layers" : "")
  }

  /// The kernel's gradient as it is stored.
  private func stored(like sum: Tensor) -> Tensor {
    guard
      let gradient = backward.gradient(of: .weight, ofLayer: network.owner(ofLayer: layer))
    else { return Tensor(shape: sum.shape) }
    return isFactor
      ? Tensor(shape: sum.shape, elements: [gradient.elements[output]])
      : gradient.slice(at: output).slice(at: channel)
  }

  /// How the sum of all pixels compares with what is stored; `nil` where nothing can be said yet.
  private func verdict(_ total: Tensor, _ gradient: Tensor, _ sums: [Tensor]) -> Note? {
    if total.elements == gradient.elements {
      return Note(.check, Text("the sum of \(all) is the stored gradient to the last bit"))
    }
    if isRounding(total, gradient, sums) {
      return Note(
        .check,
        "the sum of \(all) is the stored gradient, but for what single precision rounds off")
    }
    guard pass.progress == .complete, total.elements.allSatisfy(\.isFinite) else { return nil }
    let address = "\(owner.name).weight.grad[\(place)]"
    return Note(
      .warning, "the sum of \(all) is not the stored gradient: \(.code("show \(address)"))")
  }

  /// Whether the sums differ from what is stored by what single precision rounds off on the way.
  private func isRounding(_ total: Tensor, _ stored: Tensor, _ sums: [Tensor]) -> Bool {
    let scale = sums.flatMap(\.elements).reduce(0) { max($0, $1.magnitude) }
    return zip(total.elements, stored.elements).allSatisfy {
      pass.isRounding($0, $1, of: scale)
    }
  }
}
