/// Whether the gradient reaches one element of a layer's output and, if not, why.
package struct PixelFate: Equatable, Sendable {
  /// Why the gradient is what it is.
  package enum Reason: Hashable, Sendable {
    /// It is not zero.
    case alive
    /// A ReLU is closed there: its input is not positive.
    case closed(layer: Int)
    /// A sigmoid, a tanh or a leaky ReLU of slope 0 has a derivative of exactly 0 there.
    case saturated(layer: Int)
    /// A max pool chose another in each window that the element lies in; where, as offsets in the
    /// pool's input of that sample, one for each window in row order. In so many of them, `ties`, the
    /// element is as large as the winner and only came after it.
    case lost(layer: Int, winners: [Int], ties: Int)
    /// Dropout set it to 0 in this pass.
    case dropped(layer: Int)
    /// The layer is blocked: it passes nothing down.
    case blocked(layer: Int)
    /// No window of the layer reads the element.
    case unread(layer: Int)
    /// What arrives at the layer, which has weights, is zero already.
    case nothingArrives(layer: Int)
    /// The loss, or the gradient that the pass was started from, is flat there.
    case flatLoss
    /// Something arrives at the layer, but its terms add up to zero: weights of 0, or terms that
    /// cancel.
    case cancelled(layer: Int)
  }

  /// What a convolution's window finds under it at this position.
  package struct WindowCensus: Hashable, Sendable {
    /// The number of cells, over all channels of the group.
    package let cells: Int
    /// How many of them lie on padding.
    package let padding: Int
    /// How many lie on the input and are zero.
    package let zeros: Int
  }

  /// The sample.
  package let sample: Int
  /// The element's index in the layer's output, without the sample.
  package let index: [Int]
  /// The gradient arriving there.
  package let gradient: Double
  /// Why the gradient is what it is.
  package let reason: Reason
  /// What lies under the window, where the layer is a convolution.
  package let window: WindowCensus?
}
