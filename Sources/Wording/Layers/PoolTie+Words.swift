import Attribution

extension PoolTie {
  /// Which of the equal ones wins.
  package var order: String { isNaN ? "last" : "first" }

  /// How many times a value is there: `twice`, `3 times`.
  package static func times(_ count: Int) -> String { count == 2 ? "twice" : "\(count) times" }
}
