/// Why a file's bytes were not made.
package enum EncodingError: Error, Equatable, Sendable {
  /// It would be longer than its format allows, which is so many bytes.
  case tooLarge(limit: Int)
  /// The work was stopped.
  case interrupted
}
