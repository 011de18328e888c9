/// Layers in order, each reading what an earlier one made, and the loss at their end.
///
/// An *activation* is the network's input, number 0, or the output of layer `k − 1`, number `k`. A
/// layer mostly reads the one before it; see ``sources``.
package struct Network: Equatable, Sendable {
  /// The shape of one input sample, [channel, row, column] or [feature].
  package let inputShape: Shape
  /// The layers, the first one nearest to the input.
  package private(set) var layers: [Layer]
  /// For each layer the activations that it reads, in the order in which they are joined.
  package private(set) var sources: [[Int]]
  /// The activation that the next layer reads; the last one, unless another was chosen.
  package private(set) var head: Int
  /// For each layer that shares its weights, the one whose they are.
  package private(set) var owners: [Int: Int] = [:]
  /// How the output is held against a target, once that was said.
  package var loss: Loss?
  /// What batch norm and dropout do.
  package var mode = Mode.train {
    didSet { for index in layers.indices { layers[index].mode = mode } }
  }
  /// How many passes in training masks were drawn in: the next ones are drawn from that number, too.
  package var trainingPasses = 0

  /// Makes a network without layers.
  package init(inputShape: Shape) {
    self.inputShape = inputShape
    layers = []
    sources = []
    head = 0
  }

  /// The shape of one output sample.
  package var outputShape: Shape { layers.last?.outputShape ?? inputShape }

  /// The number of weights and biases.
  package var parameterCount: Int {
    layers.reduce(0) { $0 + ($1[.weight]?.count ?? 0) + ($1[.bias]?.count ?? 0) }
  }

  /// The number of all that it holds: weights, biases, running statistics and masks that were given.
  package var numberCount: Int {
    layers.reduce(parameterCount) { count, layer in
      count
        + RunningStatistics.Role.allCases.reduce(layer.givenMask?.count ?? 0) {
          $0 + (layer[$1]?.count ?? 0)
        }
    }
  }

  /// The network without the numbers of its weights, biases and running statistics, and without the
  /// number of passes in training, to compare all else.
  ///
  /// - Complexity: O(*layers*); no number is copied.
  package var outline: Network {
    var outline = self
    outline.trainingPasses = 0
    for index in layers.indices {
      outline.layers[index].weight = nil
      outline.layers[index].bias = nil
      outline.layers[index].statistics = nil
      outline.layers[index].givenMask = nil
    }
    return outline
  }

  /// The position of the layer of that name.
  package func index(ofLayer name: String) -> Int? { layers.firstIndex { $0.name == name } }

  /// The layer of that name.
  package subscript(name: String) -> Layer? { layers.first { $0.name == name } }

  /// Adds a layer at the end.
  ///
  /// - Parameters:
  ///   - activations: what it reads; the ``head`` alone unless given.
  ///   - owner: the layer whose weight and bias it uses, if they are not its own.
  /// - Precondition: its input is shaped as they are, joined, and its weights as the owner's.
  package mutating func append(
    _ layer: Layer, reading activations: [Int]? = nil, sharing owner: Int? = nil
  ) {
    let read = activations ?? [head]
    precondition(
      (try? inputShape(of: layer.operation, reading: read)) == layer.inputShape,
      "a layer fits what it reads")
    var layer = layer
    layer.isSharing = owner != nil
    if let owner {
      precondition(canShare(layer, from: owner), "shared weights have one shape")
      owners[layers.count] = owner
      (layer.weight, layer.bias) = (layers[owner].weight, layers[owner].bias)
    }
    layers.append(layer)
    layers[layers.count - 1].mode = mode
    sources.append(read)
    head = layers.count
  }

  /// Chooses the activation that the next layer reads.
  ///
  /// - Precondition: there is such an activation.
  package mutating func branch(from activation: Int) {
    precondition((0...layers.count).contains(activation), "an activation of this network")
    head = activation
  }

  /// Takes over another network's loss, mode, and number of passes in training.
  package mutating func keepManner(of other: Network) {
    (loss, mode, trainingPasses) = (other.loss, other.mode, other.trainingPasses)
  }

  /// Changes the weights or the name of one layer in place.
  package mutating func update<Failure: Error>(
    layer index: Int, _ body: (inout Layer) throws(Failure) -> Void
  ) throws(Failure) {
    // What must stay, and not the layer: a second owner of its weights would have them copied.
    let operation = layers[index].operation
    let (weight, bias) = (layers[index].weight?.shape, layers[index].bias?.shape)
    let others = uses(ofLayer: owner(ofLayer: index)).filter { $0 != index }
    for other in others { (layers[other].weight, layers[other].bias) = (nil, nil) }
    defer {
      for other in others {
        (layers[other].weight, layers[other].bias) = (layers[index].weight, layers[index].bias)
      }
    }
    try body(&layers[index])
    precondition(
      layers[index].operation == operation && layers[index].weight?.shape == weight
        && layers[index].bias?.shape == bias, "a layer keeps its shape")
  }
}
