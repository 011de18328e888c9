/// One picture of a sequence.
public struct Frame: Equatable, Sendable {
  /// What this picture shows, as `pixel 3 of 4 · position (1,0)`.
  public let title: Text
  /// The picture.
  public let blocks: [Block]

  /// Makes a frame.
  public init(title: Text, blocks: [Block]) {
    self.title = title
    self.blocks = blocks
  }
}
