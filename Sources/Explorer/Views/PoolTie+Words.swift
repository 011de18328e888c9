import Attribution

extension PoolTie {
  /// Which of the equal ones wins.
  var order: String { isNaN ? "last" : "first" }

  /// How many times a value is there: `twice`, `3 times`.
  static func times(_ count: Int) -> String { count == 2 ? "twice" : "\(count) times" }
}
