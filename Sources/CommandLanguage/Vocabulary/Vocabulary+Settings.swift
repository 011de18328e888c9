extension Vocabulary {
  /// The options of `set`, each with its values.
  public static let settings = Setting.allCases.map(\.specification)
}
