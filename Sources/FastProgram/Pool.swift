/// A pooling layer: windows that move over pictures, a channel a lane.
package struct Pool: Equatable, Sendable {
  /// How the window lies along one axis.
  package struct Axis: Equatable, Sendable {
    /// The input's extent.
    package var input: Int
    /// The number of positions.
    package var output: Int
    /// The number of taps.
    package var window: Int
    /// How far apart two positions read.
    package var stride: Int
    /// The cells before the input.
    package var padding: Int
    /// How far apart two taps read.
    package var dilation: Int
    /// The cells behind the input.
    package var paddingBehind: Int

    /// Makes an axis.
    package init(
      input: Int, output: Int, window: Int, stride: Int, padding: Int, dilation: Int,
      paddingBehind: Int
    ) {
      self.input = input
      self.output = output
      self.window = window
      self.stride = stride
      self.padding = padding
      self.dilation = dilation
      self.paddingBehind = paddingBehind
    }

    /// Whether each window lies on the input as a whole.
    package var isInside: Bool {
      padding == 0 && (output &- 1) &* stride &+ (window &- 1) &* dilation < input
    }

    /// Whether each cell is read once, by one window.
    package var isTiling: Bool {
      padding == 0 && dilation == 1 && stride == window && output &* window == input
    }
  }

  /// Where the numbers go in, or on the way back where the gradient goes.
  package var input: Int
  /// How they lie.
  package var inputGrid: PictureLayout
  /// Where the numbers come out, or on the way back where the gradient arrives.
  package var output: Int
  /// How they lie.
  package var outputGrid: PictureLayout
  /// Where each window's winner is kept, the number of its tap as a number; laid out as the output.
  package var winners: Int
  /// Downwards.
  package var rows: Axis
  /// To the right.
  package var columns: Axis
  /// How many lanes there are, a whole number of vectors.
  package var lanes: Int
  /// How many samples there are.
  package var samples: Int
  /// Whether a mean's divisor counts the padding.
  package var countsPadding: Bool
  /// Where the results stand if a ReLU that goes before is applied to them instead.
  ///
  /// The largest of rectified numbers is the largest number, rectified, and lets a gradient through
  /// where it is above 0. Only for a largest number, and windows that lie on the input as a whole.
  package var gate: Int?

  /// Whether each window lies on the input as a whole.
  package var isInside: Bool { rows.isInside && columns.isInside }

  /// Whether each cell is read once, by one window.
  package var isTiling: Bool { rows.isTiling && columns.isTiling }

  /// Makes a pool.
  package init(
    input: Int, inputGrid: PictureLayout, output: Int, outputGrid: PictureLayout, winners: Int,
    rows: Axis,
    columns: Axis, lanes: Int, samples: Int, countsPadding: Bool, gate: Int? = nil
  ) {
    self.input = input
    self.inputGrid = inputGrid
    self.output = output
    self.outputGrid = outputGrid
    self.winners = winners
    self.rows = rows
    self.columns = columns
    self.lanes = lanes
    self.samples = samples
    self.countsPadding = countsPadding
    self.gate = gate
  }
}
