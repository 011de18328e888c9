import NeuralNetwork

/// Convolutions relaxed, trained ten steps and tied, as PyTorch does it; see Tests/Oracles.
package struct RelaxedRuns: Decodable, Sendable {
  /// What became of one network under one relaxation.
  package struct Run: Decodable, Sendable {
    /// Which constraint was dropped.
    package let relaxation: String
    /// The loss of each step, before its update.
    package let losses: [Double]
    /// All parameters after the last step, by address, `conv2.weight` relaxed.
    package let parameters: [String: [Double]]
    /// The mean of the copies of each of conv2's weights.
    package let mean: [Double]
    /// How far the farthest copy is from it.
    package let distance: [Double]
  }

  /// One network, with how it learns.
  package struct Case: Decodable, Sendable {
    /// What it exercises.
    package let name: String
    let input: [Int]
    let samples: Int
    let out: Int
    let kernel: [Int]
    let stride: [Int]
    let padding: [Int]
    let dilation: [Int]
    let groups: Int
    let rule: String
    let lr: Double
    let momentum: Double?
    let start: [String: [Double]]
    let inputs: [Double]
    let labels: [Int]
    /// One for each relaxation.
    package let runs: [Run]
  }

  private let cases: [Case]

  /// What Tests/Oracles/relaxed.json holds, read once.
  package static let all = OracleFile.read("relaxed.json", as: RelaxedRuns.self).cases
}

extension RelaxedRuns.Case {
  /// The network as it starts, its `conv2` not relaxed yet.
  package func network() throws -> Network {
    func size(_ extents: [Int]) -> Size { Size(rows: extents[0], columns: extents[1]) }
    var network = Network(inputShape: Shape(input))
    network.loss = .crossEntropy
    let operations: [(String, NeuralNetwork.Operation)] = [
      ("conv1", .conv(2, 3, padding: 1)), ("tanh1", .activation(.tanh)),
      (
        "conv2",
        .conv(
          out, size(kernel), stride: size(stride), padding: size(padding),
          dilation: size(dilation), groups: groups)
      ),
      ("tanh2", .activation(.tanh)), ("flatten1", .flatten), ("dense1", .dense(3)),
    ]
    try network.append(operations, from: start)
    return network
  }

  /// The batch.
  package var batch: Tensor { Tensor(shape: Shape([samples] + input), elements: inputs) }
  /// Its classes.
  package var target: Target { .classes(labels) }

  /// Our optimiser.
  package var optimiser: Optimiser {
    Optimiser(
      rule: rule == "sgd"
        ? .gradientDescent(GradientDescent(learningRate: lr, momentum: momentum ?? 0))
        : .adaptiveMoments(AdaptiveMoments(learningRate: lr)))
  }
}
