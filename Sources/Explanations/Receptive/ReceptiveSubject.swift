import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What a number sees and what sees it, layer by layer.
struct ReceptiveSubject {
  let network: Network
  let element: PassElements
  /// What it sees, the network's input first; for an activation, itself last.
  let seen: [Region]
  /// What sees it, up to the output.
  let seeing: [Region]
  /// The activations it is in or, for a weight, that it reads in the layers that use it.
  let centers: Set<Int>
  /// Whether it is an input or an activation, not a weight or a bias.
  let isActivation: Bool
  /// The layers that use it, the first one first; none where it is an activation.
  let users: [Int]

  init(network: Network, element: PassElements) {
    let offset = element.offsets[0]
    switch element.place {
    case .input: self.init(network, element, activation: 0)
    case .activation(let activation): self.init(network, element, activation: activation)
    case .weight(let layer):
      let users: [Int] = network.uses(ofLayer: network.owner(ofLayer: layer)).reversed()
      var (inputs, outputs): ([Int: [Int]], [Int: [Int]]) = ([:], [:])
      for user in users {
        let uses = network.layers[user].wiring.uses(ofWeight: offset)
          .filter { $0.input != nil && $0.output != nil }
        inputs[network.mainSource(ofLayer: user), default: []] += uses.compactMap(\.input)
        outputs[user + 1] = uses.compactMap(\.output)
      }
      self.init(
        network, element, users: users, seen: network.receptiveField(of: inputs),
        seeing: network.projectiveField(of: outputs))
    case .bias(let layer):
      let users: [Int] = network.uses(ofLayer: network.owner(ofLayer: layer)).reversed()
      var outputs: [Int: [Int]] = [:]
      for user in users {
        outputs[user + 1] = Array(network.layers[user].outputs(ofBias: offset))
      }
      self.init(
        network, element, users: users, seen: [], seeing: network.projectiveField(of: outputs))
    }
  }

  private init(_ network: Network, _ element: PassElements, activation: Int) {
    self.network = network
    self.element = element
    let unit = Array(element.shape.index(at: element.offsets[0]).dropFirst())
    centers = [activation]
    isActivation = true
    users = []
    seen = network.receptiveField(ofActivation: activation, index: unit)
    seeing = Array(network.projectiveField(ofActivation: activation, index: unit).dropFirst())
  }

  private init(
    _ network: Network, _ element: PassElements, users: [Int], seen: [Region], seeing: [Region]
  ) {
    self.network = network
    self.element = element
    self.users = users
    self.seen = seen
    self.seeing = seeing
    isActivation = false
    centers = seen.isEmpty ? [] : Set(users.map { network.mainSource(ofLayer: $0) })
  }

  /// Whether it is a number of the network's input.
  var isInput: Bool { isActivation && centers == [0] }

  /// The first layer that makes one number of all samples' of what it sees.
  private var mixedBefore: Int? {
    let ways = seen.filter { $0.activation > 0 && !$0.isEmpty }.map { $0.activation - 1 }
    // What a norm's own weight is multiplied with was normalised there.
    let own = seen.isEmpty ? [] : users
    return (ways + own).sorted().first { network.layers[$0].mixesSamples }
  }

  /// The first layer that mixes it into all samples.
  private var mixedBehind: Int? {
    let reached = Set(seeing.filter { !$0.isEmpty }.map(\.activation))
      .union(isActivation ? centers : [])
    return network.layers.indices.first { layer in
      network.layers[layer].mixesSamples && network.sources[layer].contains(where: reached.contains)
    }
  }

  /// Whether what it sees is of every sample of the batch.
  var seesAllSamples: Bool { mixedBefore != nil }

  /// What batch norm does to samples, where it lies before or behind.
  var mixingWords: Text? {
    let eval: Text = "in \(.code("mode eval")) one sample would stay by itself"
    if let layer = mixedBefore {
      return
        "in mode train this is of every sample of the batch: \(network.layers[layer].name) takes its mean and variance over all of them; \(eval)"
    }
    return mixedBehind.map { layer in
      "in mode train it is seen in every sample of the batch: \(network.layers[layer].name) takes its mean and variance over all of them; \(eval)"
    }
  }

  /// For a weight or a bias: what it does in each layer that uses it.
  var parameterWords: [Text] {
    let words = users.map { user -> Text in
      let words = parameterWords(in: user)
      return users.count == 1 ? words : "in \(network.layers[user].name, style: .strong) \(words)"
    }
    if users.count < 2 { return words }
    return words + [
      "\(users.count) layers use it: its gradient is the sum over its uses, be they pixels, samples or layers"
    ]
  }

  /// What a weight is multiplied with in a layer, or a bias added to.
  private func parameterWords(in layer: Int) -> Text {
    if case .bias = element.place { return biasWords(in: layer) }
    let description = network.layers[layer]
    let index = element.shape.index(at: element.offsets[0])
    let source = network.address(ofActivation: network.mainSource(ofLayer: layer))
    let wiring = description.wiring
    if wiring.scalesOutputs {
      let count = wiring.uses(ofWeight: element.offsets[0]).count
      return description.computation == .learnedSlope
        ? "it is multiplied with each of the \(count) numbers that are not above 0"
        : "it is multiplied with \(count == 1 ? "one normalised number" : "each of \(count) normalised numbers") of a sample"
    }
    guard wiring.isTied, let place = WindowPlace(description, weight: element.offsets[0]) else {
      if description.outputShape.rank == 3 {
        guard let ends = description.connection(ofWeight: element.offsets[0]) else {
          return "it lies on padding, where it adds nothing"
        }
        let input = Session.name(source, description.inputShape.index(at: ends.input))
        let unit = Session.name(
          description.name + ".out", description.outputShape.index(at: ends.output))
        return
          "it joins one input, \(.code(input)), to one unit, \(.code(unit)): it is used once for each sample"
      }
      let origin = network.origin(ofInput: index.last ?? 0, inLayer: layer)
      let root = network.address(ofActivation: origin.activation)
      return
        "it joins one input, \(.code(Session.name(root, origin.index))), to one unit, \(.code(Session.name(description.name + ".out", [index[0]]))): it is used once for each sample"
    }
    let uses = wiring.uses(ofWeight: element.offsets[0])
    if wiring.isReversed {
      let cut = uses.count { $0.output == nil }
      let lost: Text = cut > 0 ? ", at \(cut) of them cut off, where it adds nothing" : ""
      return
        "at pixel (r,c) it multiplies \(.code("\(source)[\(index[0]),r,c]")) and is added to \(.code("\(description.name).out[\(place.text)]")): once at each of \(uses.count) pixels\(lost), the same weight at all of them"
    }
    let outside = uses.count { $0.input == nil }
    let padding: Text =
      outside > 0 ? ", at \(outside) of them on padding, where it adds nothing" : ""
    return
      "at position (r,c) it is multiplied with \(.code("\(source)[\(place.text)]")): once at each of \(uses.count) positions\(padding), the same weight at all of them"
  }

  private func biasWords(in layer: Int) -> Text {
    let name = network.layers[layer].name
    if network.layers[layer].outputsPerBias == 1, element.shape.rank > 1 {
      let index = element.shape.index(at: element.offsets[0])
      return "it is added to one number, \(.code(Session.name(name + ".out", index)))"
    }
    return
      "it is added to every number of channel or unit \(element.offsets[0]) of \(.code(name + ".out"))"
  }
}
