import NeuralNetwork
import TestSupport

/// A small network with a pass over it, drawn from a seed: every kind of layer, loss and trouble.
struct RandomPass {
  /// What is out of the ordinary.
  enum Trouble: CaseIterable {
    case none
    /// Whole numbers, so that gates stand at 0 and windows have ties.
    case coarse
    /// A convolution that is relaxed.
    case relaxed
    /// A mistake in the way back.
    case fault
    /// Numbers so large that sums overflow.
    case huge
    /// A weight or an input that is infinite or not a number.
    case notFinite
  }

  let trouble: Trouble
  let backward: BackwardPass
  private(set) var generator: SplitMix

  init(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    trouble = Trouble.allCases[Int(seed) % Trouble.allCases.count]
    let samples = generator.int(in: 1...5)
    var network = try Self.network(trouble, &generator)
    var numbers = Self.numbers(trouble, network.inputShape.count * samples, &generator)
    if trouble == .notFinite {
      let odd = generator.pick([Double.nan, .infinity, -.infinity])
      if let index = network.layers.firstIndex(where: { $0.weight != nil }), seed % 4 < 2 {
        network.update(layer: index) { $0.weight?.elements[0] = odd }
      } else {
        numbers[0] = odd
      }
    }
    let input = Tensor(shape: network.inputShape.prepending(samples), elements: numbers)
    let classes = network.outputShape[0]
    let target: Target =
      network.loss?.takesClasses == true
      ? .classes((0..<samples).map { _ in generator.int(in: 0...classes - 1) })
      : network.loss?.target(for: network.outputShape.prepending(samples), seed: seed)
        ?? .values(draw(network.outputShape.prepending(samples), seed: seed))
    let forward = try network.forward(input, target: target)
    if trouble == .fault {
      backward = try forward.backward(
        fault: generator.pick(Fault.allCases.filter { !$0.isOfUpdate }))
    } else if generator.int(in: 0...2) == 0 {
      backward = forward.backward(from: draw(forward.output.shape, seed: seed + 1))
    } else {
      backward = try forward.backward()
    }
    self.generator = generator
  }

  /// Some numbers of every tensor.
  mutating func claims() -> [GradientCheck.Claim] {
    let network = backward.forward.network
    let inner = (1...network.layers.count).map { GradientCheck.Place.activation($0) }
    var claims: [GradientCheck.Claim] = []
    for place in GradientCheck.allPlaces(of: network) + inner {
      guard let gradient = backward.gradient(at: place) else { continue }
      let offsets = Set((0..<4).map { _ in generator.int(in: 0...gradient.count - 1) })
      claims.append(GradientCheck.Claim(place, gradient, offsets: offsets.sorted()))
    }
    return claims
  }

  private static func network(
    _ trouble: Trouble, _ generator: inout SplitMix
  ) throws -> Network {
    let isPicture = generator.int(in: 0...4) > 0
    let shape: Shape =
      isPicture
      ? [generator.int(in: 1...4), generator.int(in: 2...7), generator.int(in: 2...7)]
      : [generator.int(in: 1...9)]
    var network = Network(inputShape: shape)
    let depth = generator.int(in: 1...6)
    while network.layers.count < depth {
      let operation = Self.operation(network.outputShape, &generator)
      guard
        var layer = try? Layer(
          name: "\(operation.word)\(network.layers.count)", operation: operation,
          inputShape: network.outputShape), layer.outputShape.count <= 150
      else { continue }
      layer.initialise(seed: UInt64(generator.int(in: 0...999)))
      for role in ParameterName.Role.allCases {
        guard let shape = layer[role]?.shape, trouble != .none else { continue }
        layer[role] = Tensor(
          shape: shape, elements: numbers(trouble, shape.count, &generator))
      }
      if trouble == .relaxed, case .convolution = operation {
        layer = try layer.relaxingSharing()
        if generator.int(in: 0...1) == 0 { layer = try layer.relaxingLocality() }
      }
      layer.isBlocked = generator.int(in: 0...9) == 0
      network.append(layer)
    }
    let losses = Loss.variants(outputs: network.outputShape[0]).filter { loss in
      // What is no probability is refused, and so is what is no number.
      (network.outputShape.rank == 1 || !loss.takesClasses)
        && (![.huge, .notFinite].contains(trouble) || loss.head.isEmpty)
    }
    let loss = generator.pick(losses)
    for operation in loss.head {
      network.append(
        try Layer(name: "head", operation: operation, inputShape: network.outputShape))
    }
    network.loss = loss
    return network
  }

  private static func operation(
    _ input: Shape, _ generator: inout SplitMix
  ) -> NeuralNetwork.Operation {
    func size(_ range: ClosedRange<Int>) -> Size {
      Size(rows: generator.int(in: range), columns: generator.int(in: range))
    }
    let activation = NeuralNetwork.Operation.activation(
      generator.pick([.relu, .relu] + Activation.samples))
    guard input.rank == 3 else {
      return generator.pick([
        .dense(generator.int(in: 1...11), hasBias: generator.int(in: 0...3) > 0), activation,
      ])
    }
    let groups = generator.int(in: 0...3) == 0 ? input[0] : 1
    return generator.pick([
      .conv(
        groups * generator.int(in: 1...(groups == 1 ? 10 : 3)), size(1...3), stride: size(1...2),
        padding: size(0...2), dilation: size(1...2), groups: groups,
        hasBias: generator.int(in: 0...3) > 0),
      activation,
      .maxpool(size(1...3), stride: size(1...2), padding: size(0...1), dilation: size(1...2)),
      .avgpool(
        size(1...3), stride: size(1...3), padding: size(0...1),
        countsPadding: generator.int(in: 0...1) == 0),
      .globalAveragePooling, .maxPooling(MaxPooling(wholeOf: Size(square: 1))), .flatten,
    ])
  }

  private static func numbers(
    _ trouble: Trouble, _ count: Int, _ generator: inout SplitMix
  ) -> [Double] {
    (0..<count).map { _ in
      switch trouble {
      case .coarse: Double(generator.int(in: -1...1))
      case .huge: generator.double(in: -1...1) * generator.pick([1, 1e80, 1e160])
      default: generator.double(in: -1...1)
      }
    }
  }
}
