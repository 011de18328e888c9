extension Vocabulary {
  /// The options of `set`, each with its values.
  package static let settings = Setting.allCases.map(\.specification)
}
