import NeuralNetwork

/// What PyTorch computes for some small networks; see Tests/Oracles.
package struct Oracle: Decodable, Sendable {
  /// A tensor as the file writes it; the batch axis is there only where the network is batched.
  package struct Numbers: Decodable, Sendable {
    let shape: [Int]
    let data: [Double]

    /// The tensor as it stands in the file.
    package var tensor: Tensor { Tensor(shape: Shape(shape), elements: data) }
  }

  /// A layer with its weights.
  package struct Layer: Decodable, Sendable {
    /// The name, as in `conv1`.
    package let name: String
    let kind: String
    let out: Int?
    let kernel: [Int]?
    let stride: [Int]?
    let padding: [Int]?
    let dilation: [Int]?
    let groups: Int?
    let bias: Bool?
    let countPad: Bool?
    let same: Bool?
    let ceil: Bool?
    let outputPadding: [Int]?
    let sides: [Int]?
    let biases: String?
    let slope: Double?
    /// The weight.
    package let weight: Numbers?
    /// The bias.
    package let biasValue: Numbers?
  }

  /// The gradients of everything.
  package struct Gradients: Decodable, Sendable {
    /// Of the input.
    package let input: Numbers
    /// Of each layer's output.
    package let outputs: [Numbers]
    /// Of each layer's weight.
    package let weights: [Numbers?]
    /// Of each layer's bias.
    package let biases: [Numbers?]
  }

  /// What each position adds to one number's gradient.
  package struct Contribution: Decodable, Sendable {
    /// The layer's name.
    package let layer: String
    /// `weight` or `bias`.
    package let parameter: String
    /// The number's index in the parameter.
    package let index: [Int]
    let shape: [Int]
    let data: [Double]

    /// The contributions as they stand in the file.
    package var tensor: Tensor { Tensor(shape: Shape(shape), elements: data) }
  }

  /// The name, as in `n042`.
  package let name: String
  /// What the network was made to exercise.
  package let recipe: String
  /// The statements that build it.
  package let lines: [String]
  let inputShape: [Int]
  /// The layers, with their weights.
  package let layers: [Layer]
  let loss: String
  let batched: Bool
  /// The input.
  package let input: Numbers
  /// The target.
  package let target: Numbers
  /// The output of each layer.
  package let outputs: [Numbers]
  /// The loss.
  package let lossValue: Double
  /// The gradients.
  package let gradients: Gradients
  /// The contributions of some entries of each convolution.
  package let contributions: [Contribution]

  private struct Document: Decodable {
    let networks: [Oracle]
  }

  /// All networks of Tests/Oracles, read once.
  package static let all = read("networks.json") + windows

  /// Those with layers of windows.
  package static let windows = read("windows.json")

  private static func read(_ name: String) -> [Oracle] {
    OracleFile.read(name, as: Document.self).networks
  }
}
