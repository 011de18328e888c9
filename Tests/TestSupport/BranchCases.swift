/// Networks that are more than a chain, with PyTorch's numbers; see Tests/Oracles.
public struct BranchCases: Decodable, Sendable {
  /// One network and one pass.
  public struct Case: Decodable, Sendable, CustomStringConvertible {
    /// Which one it is.
    public let name: String
    /// What makes the network, and sets its weights, input and target, a line each.
    public let script: [String]
    /// Values by their addresses, in row order.
    public let values: [String: [Double]]

    /// The name.
    public var description: String { name }
  }

  /// All of them.
  public let cases: [Case]

  /// Those of `branches.json`.
  public static let all = OracleFile.read("branches.json", as: BranchCases.self).cases
}
