import Foundation
import NeuralNetwork

/// Networks with norms, dropout, learned slopes and softmax, as PyTorch runs them; see Tests/Oracles.
package struct NormCases: Decodable, Sendable {
  /// One network with its passes.
  package struct Case: Decodable, Sendable, CustomStringConvertible {
    /// The name, as in `n042`.
    package let name: String
    /// The statements that build it.
    package let lines: [String]
    /// Its passes, one after the other.
    package let stages: [Stage]

    /// The name, and the layers that it has.
    package var description: String { "\(name): \(lines.filter { !$0.contains("=") })" }
  }

  /// A pass forward and back.
  package struct Stage: Decodable, Sendable {
    /// The statements that run it.
    package let lines: [String]
    /// What values are to be afterwards.
    package let checks: [String: Numbers]
  }

  /// A value.
  package struct Numbers: Decodable, Sendable {
    /// Its extents.
    package let shape: [Int]
    /// Its numbers in row order.
    package let data: [Double]
  }

  let cases: [Case]

  /// Those of `norms.json`.
  package static let all: [Case] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/norms.json")
    guard let data = try? Data(contentsOf: file),
      let cases = try? JSONDecoder().decode(NormCases.self, from: data)
    else { fatalError("Tests/Oracles/norms.json is missing or damaged") }
    return cases.cases
  }()
}
