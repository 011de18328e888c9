import NeuralNetwork
import TestSupport

@testable import Attribution

/// Small networks with norms, dropout, learned slopes and softmax among other layers, drawn from a
/// seed.
struct NormalisedPass {
  let forward: ForwardPass
  let backward: BackwardPass

  /// How many there are.
  static let seeds = 0..<60

  init(seed: Int) throws {
    var generator = SplitMix(seed: UInt64(seed))
    let isPicture = generator.int(in: 0...2) > 0
    let samples = generator.int(in: 2...3)
    let shape: Shape =
      isPicture
      ? [generator.int(in: 1...3), generator.int(in: 2...3), generator.int(in: 2...3)]
      : [generator.int(in: 2...6)]
    var network = Network(inputShape: shape)
    network.trainingPasses = seed % 3
    let depth = generator.int(in: 3...6)
    while network.layers.count < depth {
      let operation = Self.operation(network.outputShape, &generator)
      guard
        var layer = try? Layer(
          name: "\(operation.word)\(network.layers.count)", operation: operation,
          inputShape: network.outputShape), layer.outputShape.count <= 40
      else { continue }
      layer.initialise(seed: UInt64(generator.int(in: 0...999)))
      for role in ParameterName.Role.allCases {
        guard let shape = layer[role]?.shape else { continue }
        layer[role] = Tensor(
          shape: shape, elements: (0..<shape.count).map { _ in generator.double(in: -1...1) })
      }
      if layer[.mean] != nil {
        layer[.mean] = draw([layer.inputShape[0]], seed: UInt64(seed))
        layer[.variance] = Tensor(
          shape: [layer.inputShape[0]],
          elements: (0..<layer.inputShape[0]).map { _ in generator.double(in: 0.5...2) })
      }
      layer.isBlocked = generator.int(in: 0...11) == 0
      network.append(layer)
    }
    network.loss = .squaredError
    network.mode = seed % 5 == 4 ? .eval : .train
    forward = try network.forward(
      draw(shape.prepending(samples), seed: UInt64(seed) + 9),
      target: .values(draw(network.outputShape.prepending(samples), seed: UInt64(seed) + 1)))
    backward = try forward.backward()
  }

  private static func operation(
    _ input: Shape, _ generator: inout SplitMix
  ) -> NeuralNetwork.Operation {
    let isAffine = generator.int(in: 0...3) > 0
    let epsilon = generator.pick([1e-5, 0.1])
    func norm(_ scope: Normalisation.Scope) -> NeuralNetwork.Operation {
      .normalisation(Normalisation(scope, epsilon: epsilon, isAffine: isAffine))
    }
    let common: [NeuralNetwork.Operation] = [
      norm(.batch(momentum: 0.3, tracks: generator.int(in: 0...3) > 0)), norm(.sample),
      norm(.groups(generator.pick([1, 2, 3]))),
      .dropout(Dropout(rate: generator.pick([0.5, 0.2, 1]))), .learnedSlope, .softmax,
      .activation(.tanh), .activation(.relu),
    ]
    return generator.pick(
      input.rank == 3
        ? common + [.conv(2, 2, padding: 1), .avgpool(2, stride: 1), .flatten]
        : common + [.dense(generator.int(in: 2...5))])
  }
}
