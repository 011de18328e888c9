import NeuralNetwork
import TestSupport

/// A network with branches, norms and masks, drawn from a seed, and batches to train it on.
struct TrainedNetwork: CustomStringConvertible {
  private(set) var network: Network
  let samples: Int
  let optimiser: Optimiser
  private var generator: SplitMix

  /// - Parameter samples: how many there are in a batch; drawn unless given.
  init(seed: UInt64, samples: Int? = nil) throws {
    generator = SplitMix(seed: seed)
    let drawn = generator.pick([1, 2, 3, 4, 5, 8, 16])
    self.samples = samples ?? drawn
    let isPicture = generator.int(in: 0...3) > 0
    network = Network(
      inputShape: isPicture
        ? [generator.int(in: 1...6), generator.int(in: 2...6), generator.int(in: 2...6)]
        : [generator.int(in: 2...9)])
    optimiser = generator.pick([
      Optimiser(),
      Optimiser(rule: .gradientDescent(GradientDescent(momentum: 0.9))),
      Optimiser(rule: .adaptiveMoments(AdaptiveMoments())),
    ])
    let depth = generator.int(in: 3...9)
    while network.layers.count < depth { try append() }
    try close()
    if generator.int(in: 0...3) == 0 { network.mode = .eval }
    if network.isChain, generator.int(in: 0...3) == 0 {
      let index = generator.int(in: 0...network.layers.count - 1)
      network.update(layer: index) { $0.isBlocked = true }
    }
  }

  /// The layers, each with what it reads.
  var description: String {
    let layers = network.layers.indices.map { "\(network.layers[$0].name)\(network.sources[$0])" }
    return "\(samples) × \(network.inputShape) \(network.mode) \(layers.joined(separator: " "))"
  }

  /// Another batch.
  mutating func batch() -> (input: Tensor, target: Target) {
    let input = draw(
      network.inputShape.prepending(samples), seed: UInt64(generator.int(in: 0...9999)))
    let classes = network.outputShape[0]
    return (
      input,
      network.loss?.takesClasses == true
        ? .classes((0..<samples).map { _ in generator.int(in: 0...classes - 1) })
        : .values(draw(network.outputShape.prepending(samples), seed: 5))
    )
  }

  private mutating func append() throws {
    let last = network.layers.count
    // Mostly what came last is read, now and then something before it.
    let read = generator.int(in: 0...3) == 0 ? generator.int(in: 0...last) : last
    let shape = network.shape(ofActivation: read)
    let fitting = (0...last).filter { network.shape(ofActivation: $0) == shape }
    let joinable = (0...last).filter {
      let other = network.shape(ofActivation: $0)
      return other.rank == shape.rank && other.extents.dropFirst() == shape.extents.dropFirst()
    }
    switch generator.int(in: 0...9) {
    case 0, 1:
      try join([read] + (0...generator.int(in: 0...1)).map { _ in generator.pick(fitting) }) {
        .addition(inputs: $0)
      }
    case 2:
      let others = (0...generator.int(in: 0...1)).map { _ in generator.pick(joinable) }
      try join(others + [read]) { .concatenation(inputs: $0) }
    default: try add(operation(shape), reading: [read])
    }
  }

  private mutating func join(
    _ read: [Int], upTo most: Int = 200, _ make: (Int) -> NeuralNetwork.Operation
  ) throws {
    try add(make(read.count), reading: read, upTo: most)
  }

  private mutating func add(
    _ operation: NeuralNetwork.Operation, reading read: [Int], upTo most: Int = 200
  ) throws {
    guard let shape = try? network.inputShape(of: operation, reading: read),
      var layer = try? Layer(
        name: "\(operation.word)\(network.layers.count)", operation: operation, inputShape: shape),
      layer.outputShape.count <= most
    else { return }
    if network.mode == .train, samples * layer.positionCount == 1, operation.isNormalisation {
      return
    }
    layer.initialise(seed: UInt64(generator.int(in: 0...999)))
    if operation.isNormalisation, let weight = layer.weight {
      layer.weight = draw(weight.shape, seed: 3)
      layer.bias = draw(weight.shape, seed: 4)
    }
    for role in RunningStatistics.Role.allCases {
      guard let tensor = layer[role] else { continue }
      layer[role] = Tensor(
        shape: tensor.shape, elements: draw(tensor.shape).elements.map { abs($0) + 0.5 })
    }
    network.append(layer, reading: read)
  }

  /// Makes every loose end one, and puts a loss behind it.
  private mutating func close() throws {
    while let end = network.deadEnd {
      let last = network.layers.count
      if network.shape(ofActivation: end) == network.shape(ofActivation: last) {
        try join([last, end], upTo: .max) { .addition(inputs: $0) }
        continue
      }
      var both = [end, last]
      for (slot, loose) in both.enumerated() where network.shape(ofActivation: loose).rank == 3 {
        try add(.flatten, reading: [loose], upTo: .max)
        both[slot] = network.layers.count
      }
      try join(both, upTo: .max) { .concatenation(inputs: $0) }
    }
    let losses: [Loss] = [.meanSquaredError, .squaredError]
    network.loss =
      network.outputShape.rank == 1 && generator.int(in: 0...1) == 0
      ? .crossEntropy : generator.pick(losses)
  }

  private mutating func operation(_ input: Shape) -> NeuralNetwork.Operation {
    let norms: [Normalisation] = [
      Normalisation(.batch(momentum: 0.1, tracks: true)),
      Normalisation(.batch(momentum: 0.3, tracks: false), epsilon: 1e-3),
      Normalisation(.batch(momentum: 0.2, tracks: true), isAffine: false),
      Normalisation(.sample), Normalisation(.sample, isAffine: false),
      Normalisation(.groups(input[0])), Normalisation(.groups(1)),
      Normalisation(.groups(input[0].isMultiple(of: 2) ? 2 : 1)),
    ]
    let norm = NeuralNetwork.Operation.normalisation(generator.pick(norms))
    let common: [NeuralNetwork.Operation] = [
      norm, norm, norm, .activation(generator.pick([.relu, .relu] + Activation.samples)),
      .dropout(Dropout(rate: generator.pick([0.5, 0.25, 0, 1]))),
    ]
    guard input.rank == 3 else {
      return generator.pick(common + [.dense(generator.int(in: 1...9))])
    }
    let groups = generator.int(in: 0...3) == 0 ? input[0] : 1
    return generator.pick(
      common + [
        .conv(
          groups * generator.int(in: 1...(groups == 1 ? 9 : 2)), 3,
          stride: Size(square: generator.int(in: 1...2)), padding: 1, groups: groups),
        .conv(generator.int(in: 1...9), 1),
        .transposedConvolution(
          TransposedConvolution(outputChannels: generator.int(in: 1...5), kernel: 2)),
        .maxpool(2, stride: 1), .avgpool(2, stride: 1, padding: 1), .globalAveragePooling, .flatten,
      ])
  }
}
