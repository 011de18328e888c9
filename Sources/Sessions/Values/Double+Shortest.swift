extension Double {
  /// The number as it is typed, without a fraction of 0.
  package var shortest: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
