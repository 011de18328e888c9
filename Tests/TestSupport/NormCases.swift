import Foundation
import NeuralNetwork

/// Networks with norms, dropout, learned slopes and softmax, as PyTorch runs them; see Tests/Oracles.
public struct NormCases: Decodable, Sendable {
  /// One network with its passes.
  public struct Case: Decodable, Sendable, CustomStringConvertible {
    /// The name, as in `n042`.
    public let name: String
    /// The statements that build it.
    public let lines: [String]
    /// Its passes, one after the other.
    public let stages: [Stage]

    /// The name, and the layers that it has.
    public var description: String { "\(name): \(lines.filter { !$0.contains("=") })" }
  }

  /// A pass forward and back.
  public struct Stage: Decodable, Sendable {
    /// The statements that run it.
    public let lines: [String]
    /// What values are to be afterwards.
    public let checks: [String: Numbers]
  }

  /// A value.
  public struct Numbers: Decodable, Sendable {
    /// Its extents.
    public let shape: [Int]
    /// Its numbers in row order.
    public let data: [Double]
  }

  let cases: [Case]

  /// Those of `norms.json`.
  public static let all: [Case] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/norms.json")
    guard let data = try? Data(contentsOf: file),
      let cases = try? JSONDecoder().decode(NormCases.self, from: data)
    else { fatalError("Tests/Oracles/norms.json is missing or damaged") }
    return cases.cases
  }()
}
