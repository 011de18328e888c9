import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension StepView {
  /// The layer's name, or `loss`.
  func name(of stage: StepStage) -> String {
    stage.layer.map { network.layers[$0].name } ?? "loss"
  }

  /// The sample and the index in it of one of a layer's outputs.
  func place(_ unit: Int, in layer: Layer) -> (sample: Int, index: [Int]) {
    let count = layer.outputShape.count
    return (unit / count, layer.outputShape.index(at: unit % count))
  }

  /// A position in words: `forward · conv1 · pixel 3 of 36 · channel 0, position (0,2)`.
  func title(_ place: StepLocation) -> Text {
    var text: Text = "\(place.stage.pass.rawValue) \u{B7} \(.strong(name(of: place.stage)))"
    text += " \u{B7} \(position(place))"
    if !place.isWhole, place.terms.count == 1 {
      text += " \u{B7} term \(place.terms.upperBound) of \(place.termCount)"
    }
    return text
  }

  /// The same in fewer words, for what comes next.
  func shortTitle(_ place: StepLocation) -> Text {
    let text: Text = "\(name(of: place.stage)), \(position(place))"
    guard place.terms.lowerBound > 0 else { return text }
    return text + " from term \(place.terms.lowerBound + 1) of \(place.termCount) on"
  }

  private func position(_ place: StepLocation) -> Text {
    switch place.stage {
    case .loss:
      let positions = network.loss?.positionsPerSample ?? 1
      let sample = place.unit / positions
      let what = place.unit % positions == positions - 1 ? "its value" : "softmax"
      return stepper.samples > 1 ? "\(what) \u{B7} sample \(sample)" : Text(what)
    case .lossGradient:
      return stepper.samples > 1 ? "its gradient \u{B7} sample \(place.unit)" : "its gradient"
    case .update(let index):
      let layer = network.layers[index]
      if layer.relaxation != nil {
        return "channel \(place.unit) \u{B7} the weights of all its positions"
      }
      if layer.wiring.scalesOutputs {
        return layer.computation == .learnedSlope
          ? "its slope" : "factors and shifts \(place.unit + 1) of \(place.count)"
      }
      if layer.wiring.isReversed { return "the kernels of input channel \(place.unit)" }
      let isKernel = layer.outputShape.rank == 3
      return "\(isKernel ? "kernel" : "unit") \(place.unit + 1) of \(place.count)"
    case .forward(let index), .backward(let index):
      let layer = network.layers[index]
      if layer.computation == .reshaping {
        return "all \(layer.outputShape.count.counted("number"))"
      }
      if case .normalising = layer.computation { return normalisingTitle(place, layer) }
      let (sample, cell) = self.place(place.unit, in: layer)
      let prefix = stepper.samples > 1 ? "sample \(sample), " : ""
      guard cell.count == 3 else {
        return "\(prefix)unit \(cell[0] + 1) of \(layer.outputShape[0])"
      }
      let pixels = layer.outputShape[1] * layer.outputShape[2]
      let number = cell[1] * layer.outputShape[2] + cell[2] + 1
      let word =
        switch layer.computation {
        case .products, .copying, .reshaping, .sum: "pixel"
        case .function, .learnedSlope: "gate"
        case .masking, .softmax, .normalising: "number"
        case .largest, .mean: "window"
        }
      let channel = layer.outputShape[0] > 1 ? "channel \(cell[0]), " : ""
      return
        "\(word) \(number) of \(pixels) \u{B7} \(prefix)\(channel)position (\(cell[1]),\(cell[2]))"
    }
  }

  /// The drawing of the network in one line, the present layer in brackets.
  func track(_ stage: StepStage) -> Block {
    let names = ["input"] + network.layers.map(\.name) + (network.loss == nil ? [] : ["loss"])
    let present = stage.layer.map { $0 + 1 } ?? names.count - 1
    let arrow = stage.pass == .backward ? " \u{2190} " : stage.pass == .update ? "  " : " \u{2192} "
    // Long networks keep their ends and the neighbourhood.
    let isLong = names.reduce(0) { $0 + $1.count + 3 } > 72
    var text: Text = ""
    var isGap = false
    for (place, name) in names.enumerated() {
      let isNear =
        abs(place - present) <= (isLong ? 1 : 2) || place == 0 || place == names.count - 1
      if isLong, !isNear {
        if !isGap { text += "\(.muted("\u{2026}"))\(arrow)" }
        isGap = true
        continue
      }
      isGap = false
      text += place == present ? .strong("[\(name)]") : Text(name)
      if place < names.count - 1 { text += Text(arrow) }
    }
    return .paragraph(text)
  }

  /// The name of what a layer reads: `input`, or the layer's before `.out`.
  func inputName(_ layer: Int) -> String {
    network.address(ofActivation: network.mainSource(ofLayer: layer))
  }

  /// The address of an element, with the sample in front in a batch.
  func address(_ name: String, sample: Int, _ index: [Int]) -> String {
    Session.name(name, pass.isBatched ? [sample] + index : index)
  }

  /// What a position computed.
  func body(_ place: StepLocation) -> [Block] {
    switch place.stage {
    case .forward(let layer): forwardBody(layer, place)
    case .loss: lossBody(place)
    case .lossGradient: lossGradientBody(place)
    case .backward(let layer): backwardBody(layer, place)
    case .update(let layer): updateBody(layer, place)
    }
  }
}
