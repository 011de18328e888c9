/// How many positions a window has along one axis, as a formula with its numbers.
///
/// ```
/// positions = ⌊(input + 2·padding − dilation·(window − 1) − 1) / stride⌋ + 1
/// ```
public struct WindowArithmetic: Hashable, Sendable {
  /// Which way the axis runs.
  public enum Axis: String, Hashable, Sendable {
    /// Downwards.
    case rows
    /// To the right.
    case columns
  }

  /// The axis.
  public let axis: Axis
  /// The input's extent.
  public let input: Int
  /// The window's extent.
  public let window: Int
  /// The step from one position to the next.
  public let stride: Int
  /// The zeros on each side.
  public let padding: Int
  /// The distance of neighbours in the window.
  public let dilation: Int

  /// The room for the window to move, `input + 2·padding − dilation·(window − 1) − 1`; negative
  /// where the window does not fit.
  ///
  /// Stays at the end of the number range where the true result would leave it.
  public var room: Int {
    let (span, spanOverflows) = dilation.multipliedReportingOverflow(by: window - 1)
    // A window of no cells, which no layer may have, leaves room without end.
    if spanOverflows { return window > 0 ? .min : .max }
    let (pad, padOverflows) = padding.multipliedReportingOverflow(by: 2)
    if padOverflows { return .max }
    let (padded, paddedOverflows) = (input - 1).addingReportingOverflow(pad)
    if paddedOverflows { return .max }
    let (room, roomOverflows) = padded.subtractingReportingOverflow(span)
    return roomOverflows ? (span > 0 ? .min : .max) : room
  }

  /// The number of positions, or `nil` where the window does not fit.
  public var positions: Int? {
    let room = room
    if room < 0 { return nil }
    let steps = room / stride
    return steps == .max ? .max : steps + 1
  }

  /// Makes the arithmetic of one axis.
  public init(axis: Axis, input: Int, window: Int, stride: Int, padding: Int, dilation: Int) {
    self.axis = axis
    self.input = input
    self.window = window
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }
}
