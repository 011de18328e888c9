/// A file would be longer than its format allows.
public struct FileTooLarge: Error, Equatable, Sendable {
  /// The most bytes that it may have.
  public let limit: Int
}
