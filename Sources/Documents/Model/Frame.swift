/// One picture of a sequence.
package struct Frame: Equatable, Sendable {
  /// What this picture shows, as `pixel 3 of 4 · position (1,0)`.
  package let title: Text
  /// The picture.
  package let blocks: [Block]
  /// The picture in sentences behind its title, for those who do not see it; none where the title
  /// says all.
  package let spoken: [Text]

  /// Whether a window that steps through the sequence opens on it; on the first picture where none
  /// says so.
  package let isOpening: Bool

  /// Makes a frame.
  package init(title: Text, blocks: [Block], spoken: [Text], isOpening: Bool = false) {
    self.isOpening = isOpening
    self.title = title
    self.spoken = spoken
    self.blocks = blocks
  }
}

extension [Frame] {
  /// The picture that a window which steps through them opens on.
  package var opening: Int { firstIndex(where: \.isOpening) ?? 0 }
}
