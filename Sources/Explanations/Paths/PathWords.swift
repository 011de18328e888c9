import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// The factors of a path by their names, as they are typed or as they are called.
struct PathWords {
  let pass: Pass
  /// The number that the path begins with.
  let element: PassElements
  let path: GradientPath

  /// The names of all factors, in order.
  var names: [String] { path.steps.enumerated().map { name($1, isFirst: $0 == 0) } }

  /// The factors with their names, joined; layers that only lay out anew are left out.
  var text: Text {
    var text = Text()
    for (step, name) in zip(path.steps, names) where !isSilent(step) {
      if !text.spans.isEmpty { text += " · " }
      text += "\(name, style: .muted)\u{A0}\(step.factor)"
    }
    return text
  }

  private func isSilent(_ step: GradientPath.Step) -> Bool {
    step.layer.map { pass.forward.network.layers[$0].computation == .reshaping } ?? false
  }

  private func name(_ step: GradientPath.Step, isFirst: Bool) -> String {
    guard let position = step.layer else { return objectiveName }
    let layer = pass.forward.network.layers[position]
    if isFirst, let name = startName(step, layer, position) { return name }
    let unit = step.unit
    if let words = normalised(step, layer) { return words }
    if let offset = step.weightOffset, let weight = layer.weight {
      let name = Session.name("\(layer.name).weight", weight.shape.index(at: offset))
      // A kernel weight serves many positions; a dense weight says itself which unit it makes.
      return layer.outputShape.rank == 3 ? "\(name) at \(place(unit))" : name
    }
    switch layer.computation {
    case .function(let activation): return "\(layer.name) \(activation.words.factor)"
    case .largest: return "\(layer.name)\(place(unit)) winner"
    case .mean: return "\(layer.name)\(place(unit)) share"
    case .copying: return "\(layer.name)\(place(unit)) copy"
    case .products, .reshaping, .sum, .normalising: return layer.name
    case .masking: return "\(layer.name) mask"
    case .learnedSlope: return "\(layer.name) slope"
    case .softmax: return "\(layer.name)\(place(unit)) ∂y/∂x"
    }
  }

  /// The way through a normalisation: itself, its mean or its variance, and the unit that it leads to.
  private func normalised(_ step: GradientPath.Step, _ layer: Layer) -> String? {
    guard case .normalising = layer.computation else { return nil }
    let sample = layer.mixesSamples && pass.isBatched ? "[\(step.sample)]" : ""
    switch step.route {
    case .direct: return "\(layer.name) \(layer.weight == nil ? "1/σ" : "γ/σ")"
    case .mean, .variance:
      return "\(layer.name)\(sample)\(place(step.unit)) \(step.route.rawValue)"
    }
  }

  /// The first factor from a weight is its input, that from a bias is 1.
  private func startName(
    _ step: GradientPath.Step, _ layer: Layer, _ position: Int
  ) -> String? {
    let at = layer.outputShape.rank == 3 ? " at \(place(step.unit))" : ""
    switch element.place {
    case .weight: return inputName(step, layer, position) + at
    case .bias: return layer.name + at
    case .input, .activation: return nil
    }
  }

  /// The input that the weight is multiplied with at the unit.
  private func inputName(
    _ step: GradientPath.Step, _ layer: Layer, _ position: Int
  ) -> String {
    if case .normalising = layer.computation { return "\(layer.name) x̂" }
    if layer.computation == .learnedSlope { return "\(layer.name).in" }
    let terms = pass.forward.forwardTerms(
      ofLayer: position, sample: path.sample, index: step.unit)
    let weight = element.offsets[0]
    guard let term = terms.first(where: { $0.weightOffset == weight && $0.source != .bias }),
      case .input(let index) = term.source
    else { return "\(layer.name).in" }
    let network = pass.forward.network
    let (activation, place) = network.origin(
      ofInput: layer.inputShape.offset(of: index), inLayer: position)
    return Session.name(
      network.address(ofActivation: activation), pass.isBatched ? [path.sample] + place : place)
  }

  /// Where in a feature map: `(2,3)`, its channel in front where there are several.
  private func place(_ unit: [Int]) -> String {
    "(\(unit.map(String.init).joined(separator: ",")))"
  }

  /// The objective's own gradient at the output, as it is computed.
  private var objectiveName: String {
    let last =
      path.steps.count > 1
      ? path.steps[path.steps.count - 2].unit
      : Array(element.shape.index(at: element.offsets[0]).dropFirst())
    let sample = path.steps.last?.sample ?? path.sample
    let index = pass.isBatched ? [sample] + last : last
    guard !pass.startsFromGiven, let loss = pass.forward.network.loss,
      let slope = LossSlope(pass.forward, at: [sample] + last)
    else { return Session.name("given", index) }
    let division = loss.division(of: pass.forward).map { "/\($0)" } ?? ""
    return Session.name(slope.name, index) + division
  }
}
