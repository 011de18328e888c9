/// Lines of characters that make a picture, and what the picture says.
///
/// A picture for the eye alone cannot be made: whoever draws one has to say it, too.
package struct Drawing: Equatable, Sendable {
  /// The lines, from the top, kept as they are.
  package let lines: [Text]
  /// The same in sentences, for those who do not see it.
  package let spoken: [Text]
  /// How many columns at the left label the lines, and stand again before what a narrow screen shows
  /// below.
  package let margin: Int

  /// Makes a drawing.
  package init(_ lines: [Text], spoken: [Text], margin: Int = 0) {
    self.lines = lines
    self.spoken = spoken
    self.margin = margin
  }
}
