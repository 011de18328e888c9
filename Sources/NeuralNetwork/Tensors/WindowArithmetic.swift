/// How many positions a window has along one axis, as a formula with its numbers.
///
/// ```
/// positions = ⌊(input + 2·padding − dilation·(window − 1) − 1) / stride⌋ + 1
/// ```
///
/// Rounded up instead, a last position counts that the padded input fills in part alone, unless it
/// would begin behind the input.
package struct WindowArithmetic: Hashable, Sendable {
  /// Which way the axis runs.
  package enum Axis: String, Hashable, Sendable {
    /// Downwards.
    case rows
    /// To the right.
    case columns
  }

  /// The axis.
  package let axis: Axis
  /// The input's extent.
  package let input: Int
  /// The window's extent.
  package let window: Int
  /// The step from one position to the next.
  package let stride: Int
  /// The zeros on each side; those before the input where those behind it are others.
  package let padding: Int
  /// The distance of neighbours in the window.
  package let dilation: Int
  /// The zeros behind the input.
  package let paddingBehind: Int
  /// Whether the number of positions is rounded up.
  package let roundsUp: Bool

  /// The room for the window to move, `input + 2·padding − dilation·(window − 1) − 1`; negative
  /// where the window sticks out.
  ///
  /// Stays at the end of the number range where the true result would leave it.
  package var room: Int {
    let (span, spanOverflows) = dilation.multipliedReportingOverflow(by: window - 1)
    // A window of no cells, which no layer may have, leaves room without end.
    if spanOverflows { return window > 0 ? .min : .max }
    let (pad, padOverflows) = padding.addingReportingOverflow(paddingBehind)
    if padOverflows { return .max }
    let (padded, paddedOverflows) = (input - 1).addingReportingOverflow(pad)
    if paddedOverflows { return .max }
    let (room, roomOverflows) = padded.subtractingReportingOverflow(span)
    return roomOverflows ? (span > 0 ? .min : .max) : room
  }

  /// The number of positions, or `nil` where the window does not fit.
  package var positions: Int? {
    let room = room
    if room < 0, !roundsUp || room <= -stride { return nil }
    var steps = max(0, room) / stride
    if steps == .max { return .max }
    if roundsUp, room > 0, room % stride != 0, steps < (input + padding - 1) / stride { steps += 1 }
    return steps + 1
  }

  /// Makes the arithmetic of one axis; there is as much padding behind the input as before it unless
  /// told otherwise.
  package init(
    axis: Axis, input: Int, window: Int, stride: Int, padding: Int, dilation: Int,
    paddingBehind: Int? = nil, roundsUp: Bool = false
  ) {
    self.axis = axis
    self.input = input
    self.window = window
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.paddingBehind = paddingBehind ?? padding
    self.roundsUp = roundsUp
  }
}
