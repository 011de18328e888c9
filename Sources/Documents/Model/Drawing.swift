/// Lines of characters that make a picture, and what the picture says.
///
/// A picture for the eye alone cannot be made: whoever draws one has to say it, too.
public struct Drawing: Equatable, Sendable {
  /// The lines, from the top, kept as they are.
  public let lines: [Text]
  /// The same in sentences, for those who do not see it.
  public let spoken: [Text]

  /// Makes a drawing.
  public init(_ lines: [Text], spoken: [Text]) {
    self.lines = lines
    self.spoken = spoken
  }
}
