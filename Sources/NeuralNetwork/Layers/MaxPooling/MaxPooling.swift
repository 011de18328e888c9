/// The hyperparameters of a layer that keeps the largest value of each window.
package struct MaxPooling: Hashable, Sendable {
  /// The extent of the window.
  package let window: Size
  /// How far the window moves from one position to the next.
  package let stride: Size
  /// How many cells that never win stand around the input on each side.
  package let padding: Size
  /// How far apart two neighbours of the window lie in the input.
  package let dilation: Size
  /// Whether a last position counts that the padded input fills in part alone.
  package let roundsUp: Bool
  /// Whether the window is the whole picture, whatever its size.
  package private(set) var isGlobal = false

  /// Makes a max-pooling layer; the stride is the window's extent unless given.
  package init(
    window: Size, stride: Size? = nil, padding: Size = Size(square: 0),
    dilation: Size = Size(square: 1), roundsUp: Bool = false
  ) {
    self.window = window
    self.stride = stride ?? window
    self.padding = padding
    self.dilation = dilation
    self.roundsUp = roundsUp
  }

  /// Makes a max-pooling layer whose one window is a whole picture.
  package init(wholeOf picture: Size) {
    self.init(window: picture)
    isGlobal = true
  }

  /// The same layer at home on a picture of that size.
  func fitted(to picture: Size) -> MaxPooling {
    isGlobal ? MaxPooling(wholeOf: picture) : self
  }
}
