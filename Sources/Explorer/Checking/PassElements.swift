import CommandLanguage
import NeuralNetwork

/// Numbers of the last pass that a view is about: a tensor and which of its elements.
struct PassElements {
  /// The tensor.
  let place: GradientCheck.Place
  /// Its shape, activations with the batch axis in front.
  let shape: Shape
  /// The offsets in row order of that shape, none empty.
  let offsets: [Int]
  /// The name as it was typed, without `.grad`.
  let name: String

  /// The only element's index, activations with the sample in front.
  var onlyIndex: [Int]? { offsets.count == 1 ? shape.index(at: offsets[0]) : nil }
}

extension Session {
  /// The elements of the last pass that an address means; `.grad` behind it changes nothing.
  func passElements(
    _ call: CommandCall, in pass: Pass, interruption: Interruption
  ) throws(Failure) -> PassElements {
    let expression = try call.required("address")
    guard let address = try address(expression) else {
      throw Failure(.notAnAddress(expected: "behind `\(call.word)`"), at: expression.range)
    }
    let network = pass.forward.network
    let place: GradientCheck.Place
    let shape: Shape
    switch address.root {
    case .input:
      place = .input
      shape = pass.forward.activations[0].shape
    case .layer(let name, let field):
      guard let layer = network.index(ofLayer: name) else {
        throw Failure(.noValueYet(address.name, remedy: "forward; backward"), at: address.range)
      }
      switch field {
      case .input, .output:
        let position = field == .input ? layer : layer + 1
        place = position == 0 ? .input : .activation(position)
        shape = pass.forward.activations[position].shape
      case .weight, .bias:
        guard let parameter = network.layers[layer].parameter(field) else {
          throw Failure(.noValueYet(address.name, remedy: "forward; backward"), at: address.range)
        }
        place = field == .weight ? .weight(layer: layer) : .bias(layer: layer)
        shape = parameter.shape
      }
    case .target, .loss, .definition:
      throw Failure(
        .notApplicable(
          command: call.word,
          reason: "`\(call.word)` takes a weight, a bias, the input or an activation",
          remedy: "\(call.word) \(exampleElement(of: pass))\(call.word == "nudge" ? " by 0.1" : "")"
        ), at: expression.range)
    }
    var evaluator = Evaluator(self, interruption: interruption)
    let isActivation: Bool
    switch place {
    case .input, .activation: isActivation = true
    case .weight, .bias: isActivation = false
    }
    let seen = isActivation && !pass.isBatched ? shape.droppingFirst() : shape
    let selection = try selection(of: address, in: seen, evaluator: &evaluator)
    guard !selection.offsets.isEmpty else {
      throw Failure(
        .needsOneElement(
          address.name, shape: selection.shape, example: exampleElement(of: pass)),
        at: address.range)
    }
    let name =
      selection.onlyIndex.map { Self.name(address.root.name, $0) }
      ?? (address.isGradient ? address.root.name : expression.sourceText)
    return PassElements(place: place, shape: shape, offsets: selection.offsets, name: name)
  }

  /// The one element that an address has to mean.
  func passElement(
    _ call: CommandCall, in pass: Pass, interruption: Interruption
  ) throws(Failure) -> PassElements {
    let elements = try passElements(call, in: pass, interruption: interruption)
    guard elements.onlyIndex == nil else { return elements }
    let isActivation: Bool
    switch elements.place {
    case .input, .activation: isActivation = true
    case .weight, .bias: isActivation = false
    }
    let index = elements.shape.index(at: elements.offsets[0])
    let root = elements.name.prefix { $0 != "[" }
    let example = Self.name(
      String(root), isActivation && !pass.isBatched ? Array(index.dropFirst()) : index)
    throw Failure(
      .needsOneElement(
        elements.name, shape: Shape([elements.offsets.count]), example: example),
      at: call["address"]?.range)
  }

  /// An address to show how one looks: the first weight, or the first input.
  private func exampleElement(of pass: Pass) -> String {
    for layer in pass.forward.network.layers {
      if let weight = layer.weight {
        return Self.name("\(layer.name).weight", weight.shape.extents.map { _ in 0 })
      }
    }
    let input = pass.forward.activations[0].shape
    return Self.name(
      "input", (pass.isBatched ? input : input.droppingFirst()).extents.map { _ in 0 })
  }
}
