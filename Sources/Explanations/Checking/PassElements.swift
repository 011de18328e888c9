import CommandLanguage
import NeuralNetwork
import Sessions

/// Numbers of the last pass that a view is about: a tensor and which of its elements.
package struct PassElements {
  /// The tensor.
  package let place: GradientCheck.Place
  /// Its shape, activations with the batch axis in front.
  let shape: Shape
  /// The offsets in row order of that shape; at least one.
  package let offsets: [Int]
  /// The shape that they were selected in.
  let selected: Shape
  /// The name as it was typed, without `.grad`.
  package let name: String

  /// The only element's index, activations with the sample in front.
  var onlyIndex: [Int]? { offsets.count == 1 ? shape.index(at: offsets[0]) : nil }
}

/// The tensors that addresses can mean: a network's, for some samples.
package struct ElementSpace {
  /// The network.
  let network: Network
  /// The number of samples.
  let samples: Int
  /// Whether indices of activations have the sample in front.
  let isBatched: Bool

  /// The tensors of a pass.
  package init(_ pass: Pass) {
    network = pass.forward.network
    samples = pass.forward.batchSize
    isBatched = pass.isBatched
  }

  /// The tensors of a network that need not have run.
  package init(_ network: Network, input: InputValue?) {
    self.network = network
    samples = input?.batch.shape[0] ?? 1
    isBatched = input?.isBatched ?? false
  }

  /// The shape of an activation, with the batch axis in front.
  func activationShape(_ position: Int) -> Shape {
    network.shape(ofActivation: position)
      .prepending(samples)
  }
}

extension Session {
  /// The elements of the last pass that an address means; `.grad` behind it changes nothing.
  ///
  /// - Parameters:
  ///   - call: the command that asks.
  ///   - ending: what it has behind the address, as an example.
  package func passElements(
    _ given: Given<Expression>, of call: some CalledCommand, ending: String = "",
    in space: ElementSpace, interruption: Interruption
  ) throws(Failure) -> PassElements {
    let expression = given.value
    guard let address = try address(expression) else {
      throw Failure(.notAnAddress(expected: "behind `\(call.word)`"), at: expression.range)
    }
    let network = space.network
    let place: GradientCheck.Place
    let shape: Shape
    switch address.root {
    case .input:
      place = .input
      shape = space.activationShape(0)
    case .layer(let name, let field):
      guard let layer = network.index(ofLayer: name) else {
        throw Failure(.noValueYet(address.name, needing: .gradients), at: address.range)
      }
      switch field {
      case .mean, .variance, .mask:
        throw Failure(
          .notApplicable(
            command: call.word,
            reason:
              "\(address.root.name) is not learned: `\(call.word)` takes a weight, a bias, the input or an activation",
            remedy:
              "\(call.word) \(exampleElement(of: space))\(ending)"
          ), at: expression.range)
      case .input, .output:
        let position = field == .input ? network.mainSource(ofLayer: layer) : layer + 1
        place = position == 0 ? .input : .activation(position)
        shape = space.activationShape(position)
      case .weight, .bias:
        guard let parameter = network.layers[layer].parameter(field) else {
          throw Failure(.noValueYet(address.name, needing: .gradients), at: address.range)
        }
        place = field == .weight ? .weight(layer: layer) : .bias(layer: layer)
        shape = parameter.shape
      }
    case .target, .loss, .definition:
      throw Failure(
        .notApplicable(
          command: call.word,
          reason: "`\(call.word)` takes a weight, a bias, the input or an activation",
          remedy:
            "\(call.word) \(exampleElement(of: space))\(ending)"
        ), at: expression.range)
    }
    var evaluator = Evaluator(self, interruption: interruption)
    let isActivation: Bool
    switch place {
    case .input, .activation: isActivation = true
    case .weight, .bias: isActivation = false
    }
    let seen = isActivation && !space.isBatched ? shape.droppingFirst() : shape
    let selection = try selection(of: address, in: seen, evaluator: &evaluator)
    guard !selection.offsets.isEmpty else {
      throw Failure(
        .needsOneElement(
          address.name, shape: selection.shape, example: exampleElement(of: space)),
        at: address.range)
    }
    let name =
      selection.onlyIndex.map { Self.name(address.root.name, $0) }
      ?? (address.isGradient ? address.root.name : expression.sourceText)
    return PassElements(
      place: place, shape: shape, offsets: selection.offsets,
      selected: selection.shape, name: name)
  }

  /// The one element that an address has to mean.
  package func passElement(
    _ given: Given<Expression>, of call: some CalledCommand, in space: ElementSpace,
    interruption: Interruption
  ) throws(Failure) -> PassElements {
    let elements = try passElements(given, of: call, in: space, interruption: interruption)
    guard elements.onlyIndex == nil else { return elements }
    let isActivation: Bool
    switch elements.place {
    case .input, .activation: isActivation = true
    case .weight, .bias: isActivation = false
    }
    let index = elements.shape.index(at: elements.offsets[0])
    let root = elements.name.prefix { $0 != "[" }
    let example = Self.name(
      String(root), isActivation && !space.isBatched ? Array(index.dropFirst()) : index)
    throw Failure(
      .needsOneElement(
        elements.name, shape: elements.selected, example: example),
      at: given.range)
  }

  /// An address to show how one looks: the first weight, or the first input.
  private func exampleElement(of space: ElementSpace) -> String {
    for layer in space.network.layers {
      if let weight = layer.weight {
        return Self.name("\(layer.name).weight", weight.shape.extents.map { _ in 0 })
      }
    }
    let input = space.activationShape(0)
    return Self.name(
      "input", (space.isBatched ? input : input.droppingFirst()).extents.map { _ in 0 })
  }
}
