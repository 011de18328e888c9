import NeuralNetwork

/// Elementwise layers of given numbers with PyTorch's values and gradients; see Tests/Oracles.
package struct ActivationCases: Decodable, Sendable {
  /// One layer.
  package struct Case: Decodable, Sendable, CustomStringConvertible {
    /// The layer as it is typed.
    package let layer: String
    /// What goes in.
    package let input: [Number]
    /// What comes out.
    package let output: [Number]
    /// The gradient that arrives.
    package let upstream: [Double]
    /// The gradient of what goes in.
    package let gradient: [Number]

    /// The layer.
    package var description: String { layer }
  }

  /// A number, which JSON has only where it is finite.
  package struct Number: Decodable, Sendable {
    /// The number.
    package let value: Double

    /// Reads a number, or a word that is one.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let word = try? container.decode(String.self) {
        guard let value = Double(word) else {
          throw DecodingError.dataCorruptedError(in: container, debugDescription: word)
        }
        self.value = value
      } else {
        value = try container.decode(Double.self)
      }
    }
  }

  /// All of them.
  package let cases: [Case]

  /// Those of `activations.json`.
  package static let all = OracleFile.read("activations.json", as: ActivationCases.self).cases
}

extension Activation {
  /// Every kind, with numbers of its own.
  package static let samples: [Activation] = [
    .relu, .leakyReLU(slope: 0.1), .sigmoid, .tanh, .gelu(.exact), .gelu(.approximate),
    .elu(alpha: 1), .elu(alpha: 0.6), .selu, .silu, .softplus(beta: 1), .softplus(beta: 3),
  ]
}
