extension Sequence<Int> {
  /// The numbers as an index is typed: `0,1,2`.
  package var commaJoined: String { map(String.init).joined(separator: ",") }
}
