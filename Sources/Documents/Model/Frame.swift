/// One picture of a sequence.
public struct Frame: Equatable, Sendable {
  /// What this picture shows, as `pixel 3 of 4 · position (1,0)`.
  public let title: Text
  /// The picture.
  public let blocks: [Block]
  /// The picture in sentences behind its title, for those who do not see it; none where the title
  /// says all.
  public let spoken: [Text]

  /// Makes a frame.
  public init(title: Text, blocks: [Block], spoken: [Text]) {
    self.title = title
    self.spoken = spoken
    self.blocks = blocks
  }
}
