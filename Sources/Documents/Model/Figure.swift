/// A picture for the windows that can draw one, and the blocks that say the same in all others.
public struct Figure: Equatable, Sendable {
  /// What is drawn.
  public enum Content: Equatable, Sendable {
    /// Curves over an axis.
    case chart(Chart)
    /// Cells that are too many for a screen.
    case cells(Grid)
  }

  /// What is drawn.
  public let content: Content
  /// What stands for it where nothing can be drawn, as on a terminal.
  public let instead: [Block]

  /// Makes a figure.
  public init(_ content: Content, instead: [Block]) {
    self.content = content
    self.instead = instead
  }
}
