import NeuralNetwork

extension Pacer {
  /// Notes that so many bytes or numbers of a file are read next.
  ///
  /// - Throws: ``FormatError`` for ``FormatError/Reason/interrupted``.
  @inline(__always)
  mutating func read(_ count: Int) throws(FormatError) {
    do {
      try spend(count)
    } catch {
      throw FormatError(.interrupted, at: 0)
    }
  }
}
