/// Networks that are more than a chain, with PyTorch's numbers; see Tests/Oracles.
package struct BranchCases: Decodable, Sendable {
  /// One network and one pass.
  package struct Case: Decodable, Sendable, CustomStringConvertible {
    /// Which one it is.
    package let name: String
    /// What makes the network, and sets its weights, input and target, a line each.
    package let script: [String]
    /// Values by their addresses, in row order.
    package let values: [String: [Double]]

    /// The name.
    package var description: String { name }
  }

  /// All of them.
  package let cases: [Case]

  /// Those of `branches.json`.
  package static let all = OracleFile.read("branches.json", as: BranchCases.self).cases
}
