import NeuralNetwork

/// The networks that are measured, with an input and a target each.
struct Workload {
  let network: Network
  let input: Tensor
  let target: Target

  /// 1×8×8 → conv 2 3×3 → ReLU → maxpool 2 → dense 3, cross-entropy: 77 parameters.
  static func tiny(samples: Int = 1) throws -> Workload {
    try Workload(
      [1, 8, 8],
      [
        .convolution(Convolution(outputChannels: 2, kernel: Size(square: 3))), .activation(.relu),
        .maxPooling(MaxPooling(window: Size(square: 2))), .flatten, .dense(Dense(outputs: 3)),
      ], samples: samples)
  }

  /// LeNet-5 with ReLU and max pools on 28×28 pictures: 61,706 parameters.
  static func leNet(samples: Int) throws -> Workload {
    try Workload(
      [1, 28, 28],
      [
        .convolution(
          Convolution(outputChannels: 6, kernel: Size(square: 5), padding: Size(square: 2))),
        .activation(.relu), .maxPooling(MaxPooling(window: Size(square: 2))),
        .convolution(Convolution(outputChannels: 16, kernel: Size(square: 5))),
        .activation(.relu), .maxPooling(MaxPooling(window: Size(square: 2))), .flatten,
        .dense(Dense(outputs: 120)), .activation(.relu), .dense(Dense(outputs: 84)),
        .activation(.relu), .dense(Dense(outputs: 10)),
      ], samples: samples)
  }

  /// A residual block on 1×16×16 pictures: two convolutions of 8 channels, each with batch norm, and
  /// the first one's output added to the second's.
  ///
  /// - Parameter isNormed: whether the norms are there.
  static func residual(samples: Int, isNormed: Bool = true) throws -> Workload {
    let conv = Operation.convolution(
      Convolution(outputChannels: 8, kernel: Size(square: 3), padding: Size(square: 1)))
    let norm =
      isNormed ? [Operation.normalisation(Normalisation(.batch(momentum: 0.1, tracks: true)))] : []
    let first = [conv] + norm + [.activation(.relu)]
    return try Workload(
      [1, 16, 16],
      first + [conv] + norm + [
        .addition(inputs: 2), .activation(.relu), .globalAveragePooling, .flatten,
        .dense(Dense(outputs: 4)),
      ], adding: first.count, samples: samples)
  }

  /// Appends each operation to the one before.
  ///
  /// - Parameter early: the activation that an addition adds.
  private init(
    _ inputShape: Shape, _ operations: [Operation], adding early: Int = 0, samples: Int
  ) throws {
    var network = Network(inputShape: inputShape)
    network.loss = .crossEntropy
    for (index, operation) in operations.enumerated() {
      let read = operation.sourceCount > 1 ? [network.layers.count, early] : [network.layers.count]
      var layer = try Layer(
        name: "\(operation.word)\(index)", operation: operation,
        inputShape: network.inputShape(of: operation, reading: read))
      layer.initialise(seed: 1)
      network.append(layer, reading: read)
    }
    let shape = inputShape.prepending(samples)
    var generator = RandomGenerator(seed: 1, stream: "benchmark", shape: shape)
    let classes = network.outputShape.count
    self.network = network
    input = Tensor(shape: shape, elements: (0..<shape.count).map { _ in generator.normal() })
    target = .classes((0..<samples).map { $0 % classes })
  }
}
