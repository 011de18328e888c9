/// The hyperparameters of a layer that averages each window.
package struct AveragePooling: Hashable, Sendable {
  /// The extent of the window.
  package let window: Size
  /// How far the window moves from one position to the next.
  package let stride: Size
  /// How many zeros stand around the input on each side.
  package let padding: Size
  /// Whether the padding's zeros count in the divisor.
  package let countsPadding: Bool
  /// Whether a last position counts that the padded input fills in part alone.
  ///
  /// What lies beyond the padding counts in no divisor.
  package let roundsUp: Bool

  /// Makes an average-pooling layer; the stride is the window's extent unless given.
  package init(
    window: Size, stride: Size? = nil, padding: Size = Size(square: 0),
    countsPadding: Bool = true, roundsUp: Bool = false
  ) {
    self.window = window
    self.stride = stride ?? window
    self.padding = padding
    self.countsPadding = countsPadding
    self.roundsUp = roundsUp
  }
}
