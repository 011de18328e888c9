/// A picture for the windows that can draw one, and the blocks that say the same in all others.
package struct Figure: Equatable, Sendable {
  /// What is drawn.
  package enum Content: Equatable, Sendable {
    /// Curves over an axis.
    case chart(Chart)
    /// Cells that are too many for a screen, side by side.
    case cells([Grid])
  }

  /// What is drawn.
  package let content: Content
  /// What stands for it where nothing can be drawn, as on a terminal.
  package let instead: [Block]

  /// Makes a figure.
  package init(_ content: Content, instead: [Block]) {
    self.content = content
    self.instead = instead
  }
}
