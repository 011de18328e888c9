/// Two numbers made one, at each place of three regions that are arranged alike.
public struct Pairing: Equatable, Sendable {
  /// Where the first one's numbers begin.
  public var first: Int
  /// Where the second one's begin.
  public var second: Int
  /// Where the results go; may be one of the places.
  public var output: Int
  /// The arrangement.
  public var runs: Runs

  /// Makes the places.
  public init(_ first: Int, _ second: Int, output: Int, runs: Runs) {
    self.first = first
    self.second = second
    self.output = output
    self.runs = runs
  }
}
