import NeuralNetwork

/// What PyTorch computes for some small networks; see Tests/Oracles.
public struct Oracle: Decodable, Sendable {
  /// A tensor as the file writes it; the batch axis is there only where the network is batched.
  public struct Numbers: Decodable, Sendable {
    let shape: [Int]
    let data: [Double]

    /// The tensor as it stands in the file.
    public var tensor: Tensor { Tensor(shape: Shape(shape), elements: data) }
  }

  /// A layer with its weights.
  public struct Layer: Decodable, Sendable {
    /// The name, as in `conv1`.
    public let name: String
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
    public let weight: Numbers?
    /// The bias.
    public let biasValue: Numbers?
  }

  /// The gradients of everything.
  public struct Gradients: Decodable, Sendable {
    /// Of the input.
    public let input: Numbers
    /// Of each layer's output.
    public let outputs: [Numbers]
    /// Of each layer's weight.
    public let weights: [Numbers?]
    /// Of each layer's bias.
    public let biases: [Numbers?]
  }

  /// What each position adds to one number's gradient.
  public struct Contribution: Decodable, Sendable {
    /// The layer's name.
    public let layer: String
    /// `weight` or `bias`.
    public let parameter: String
    /// The number's index in the parameter.
    public let index: [Int]
    let shape: [Int]
    let data: [Double]

    /// The contributions as they stand in the file.
    public var tensor: Tensor { Tensor(shape: Shape(shape), elements: data) }
  }

  /// The name, as in `n042`.
  public let name: String
  /// What the network was made to exercise.
  public let recipe: String
  /// The statements that build it.
  public let lines: [String]
  let inputShape: [Int]
  /// The layers, with their weights.
  public let layers: [Layer]
  let loss: String
  let batched: Bool
  /// The input.
  public let input: Numbers
  /// The target.
  public let target: Numbers
  /// The output of each layer.
  public let outputs: [Numbers]
  /// The loss.
  public let lossValue: Double
  /// The gradients.
  public let gradients: Gradients
  /// The contributions of some entries of each convolution.
  public let contributions: [Contribution]

  private struct Document: Decodable {
    let networks: [Oracle]
  }

  /// All networks of Tests/Oracles, read once.
  public static let all = read("networks.json") + windows

  /// Those with layers of windows.
  public static let windows = read("windows.json")

  private static func read(_ name: String) -> [Oracle] {
    OracleFile.read(name, as: Document.self).networks
  }
}
