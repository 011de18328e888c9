/// One picture of a sequence.
public struct Frame: Equatable, Sendable {
  /// What this picture shows, as `pixel 3 of 4 · position (1,0)`.
  public let title: Text
  /// The picture.
  public let blocks: [Block]
  /// The picture in sentences behind its title, for those who do not see it; none where the title
  /// says all.
  public let spoken: [Text]

  /// Whether a window that steps through the sequence opens on it; on the first picture where none
  /// says so.
  public let isOpening: Bool

  /// Makes a frame.
  public init(title: Text, blocks: [Block], spoken: [Text], isOpening: Bool = false) {
    self.isOpening = isOpening
    self.title = title
    self.spoken = spoken
    self.blocks = blocks
  }
}

extension [Frame] {
  /// The picture that a window which steps through them opens on.
  public var opening: Int { firstIndex(where: \.isOpening) ?? 0 }
}
