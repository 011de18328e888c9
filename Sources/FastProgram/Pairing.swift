/// Two numbers made one, at each place of three regions that are arranged alike.
package struct Pairing: Equatable, Sendable {
  /// Where the first one's numbers begin.
  package var first: Int
  /// Where the second one's begin.
  package var second: Int
  /// Where the results go; may be one of the places.
  package var output: Int
  /// The arrangement.
  package var runs: Runs

  /// Makes the places.
  package init(_ first: Int, _ second: Int, output: Int, runs: Runs) {
    self.first = first
    self.second = second
    self.output = output
    self.runs = runs
  }
}
