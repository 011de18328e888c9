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
  /// The activation it is in or, for a weight, the one it reads.
  let center: Int
  /// Whether it is an input or an activation, not a weight or a bias.
  let isActivation: Bool

  init(network: Network, element: PassElements) {
    self.network = network
    self.element = element
    let index = element.shape.index(at: element.offsets[0])
    switch element.place {
    case .input, .activation:
      if case .activation(let activation) = element.place {
        center = activation
      } else {
        center = 0
      }
      isActivation = true
      let unit = Array(index.dropFirst())
      seen = network.receptiveField(ofActivation: center, index: unit)
      seeing = Array(
        network.projectiveField(ofActivation: center, index: unit).dropFirst())
    case .weight(let layer):
      center = layer
      isActivation = false
      let uses = network.layers[layer].wiring.uses(ofWeight: element.offsets[0])
        .filter { $0.input != nil && $0.output != nil }
      seen = network.receptiveField(
        ofActivation: network.mainSource(ofLayer: layer), units: uses.compactMap(\.input))
      seeing = network.projectiveField(ofActivation: layer + 1, units: uses.compactMap(\.output))
    case .bias(let layer):
      center = layer
      isActivation = false
      seen = []
      seeing = network.projectiveField(
        ofActivation: layer + 1,
        units: Array(network.layers[layer].outputs(ofBias: element.offsets[0])))
    }
  }

  /// Whether what it sees is of every sample of the batch.
  var seesAllSamples: Bool { network.layers[..<center].contains(where: \.mixesSamples) }

  /// What batch norm does to samples, where it lies before or behind.
  var mixingWords: Text? {
    let before = network.layers[..<center].filter(\.mixesSamples).map(\.name)
    let behind = network.layers[center...].filter(\.mixesSamples).map(\.name)
    let eval: Text = "in \(.code("mode eval")) one sample would stay by itself"
    switch (before.first, behind.first) {
    case (let name?, _):
      return
        "in mode train this is of every sample of the batch: \(name) takes its mean and variance over all of them; \(eval)"
    case (nil, let name?):
      return
        "in mode train it is seen in every sample of the batch: \(name) takes its mean and variance over all of them; \(eval)"
    case (nil, nil): return nil
    }
  }

  /// For a kernel or dense weight: what it is multiplied with.
  var weightWords: Text? {
    guard case .weight(let layer) = element.place else {
      if case .bias(let layer) = element.place {
        let name = network.layers[layer].name
        if network.layers[layer].outputsPerBias == 1, element.shape.rank > 1 {
          let index = element.shape.index(at: element.offsets[0])
          return "it is added to one number, \(.code(Session.name(name + ".out", index)))"
        }
        return
          "it is added to every number of channel or unit \(element.offsets[0]) of \(.code(name + ".out"))"
      }
      return nil
    }
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
}
