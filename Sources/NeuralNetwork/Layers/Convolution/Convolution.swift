/// The hyperparameters of a two-dimensional cross-correlation.
///
/// The weight is [output channel, input channel / groups, row, column]; each output channel reads
/// the input channels of its group only.
package struct Convolution: Hashable, Sendable {
  /// The number of kernels, which is the number of channels made.
  package let outputChannels: Int
  /// The extent of a kernel.
  package let kernel: Size
  /// How far the window moves from one position to the next.
  package let stride: Size
  /// How many zeros stand around the input on each side; above it and to its left where those behind
  /// it are others.
  package let padding: Size
  /// How far apart two neighbours of the window lie in the input.
  package let dilation: Size
  /// Into how many groups the channels are divided.
  package let groups: Int
  /// Who adds a bias of its own.
  package let biases: Biases
  /// How many zeros stand below the input and to its right.
  package let paddingBehind: Size
  /// Whether there is as much padding as keeps the input's extent, which takes a stride of 1.
  package let keepsExtent: Bool
  /// Whether it was made without sharing, and has shared, if at all, since it was tied.
  package let isBornLocal: Bool

  /// Who adds a bias of its own.
  package enum Biases: String, Hashable, Sendable, CaseIterable {
    /// Each output; not where the positions share a kernel.
    case each
    /// Each output channel.
    case channel
    /// None.
    case off
  }

  /// Whether there is a bias.
  package var hasBias: Bool { biases != .off }

  /// Makes a convolution.
  ///
  /// - Parameter keepsExtent: whether the padding is what the dilated kernel reaches beyond its first
  ///   cell, half of it on each side and an odd rest behind the input, whatever `padding` says.
  package init(
    outputChannels: Int, kernel: Size, stride: Size = Size(square: 1),
    padding: Size = Size(square: 0), dilation: Size = Size(square: 1), groups: Int = 1,
    hasBias: Bool = true, keepsExtent: Bool = false
  ) {
    self.init(
      outputChannels: outputChannels, kernel: kernel, stride: stride, padding: padding,
      dilation: dilation, groups: groups, biases: hasBias ? .channel : .off,
      keepsExtent: keepsExtent, isBornLocal: false)
  }

  /// Makes a convolution that does not share its kernels.
  package init(
    outputChannels: Int, kernel: Size, stride: Size = Size(square: 1),
    padding: Size = Size(square: 0), dilation: Size = Size(square: 1), groups: Int = 1,
    biases: Biases, keepsExtent: Bool = false, isBornLocal: Bool = true
  ) {
    self.outputChannels = outputChannels
    self.kernel = kernel
    self.stride = stride
    let reach = keepsExtent ? Self.reach(of: kernel, dilation) : nil
    self.padding = reach.map { Size(rows: $0.rows / 2, columns: $0.columns / 2) } ?? padding
    paddingBehind =
      reach.map { Size(rows: $0.rows - $0.rows / 2, columns: $0.columns - $0.columns / 2) }
      ?? padding
    self.keepsExtent = keepsExtent
    self.dilation = dilation
    self.groups = groups
    self.biases = biases
    self.isBornLocal = isBornLocal
  }

  /// The window that each kernel reads through.
  package var window: Window {
    Window(
      size: kernel, stride: stride, padding: padding, dilation: dilation,
      paddingBehind: paddingBehind)
  }

  /// Whether zeros stand on any side of the input.
  package var hasPadding: Bool {
    padding != Size(square: 0) || paddingBehind != Size(square: 0)
  }

  /// The same convolution with other numbers.
  package func with(
    kernel: Size? = nil, stride: Size? = nil, padding: Size? = nil, dilation: Size? = nil,
    groups: Int? = nil, biases: Biases? = nil
  ) -> Convolution {
    Convolution(
      outputChannels: outputChannels, kernel: kernel ?? self.kernel,
      stride: stride ?? self.stride, padding: padding ?? self.padding,
      dilation: dilation ?? self.dilation, groups: groups ?? self.groups,
      biases: biases ?? self.biases, keepsExtent: keepsExtent && padding == nil,
      isBornLocal: isBornLocal)
  }

  /// What a dilated kernel reaches beyond its first cell; beyond every bound where it is too large to
  /// work out.
  private static func reach(of kernel: Size, _ dilation: Size) -> Size {
    func along(_ kernel: Int, _ dilation: Int) -> Int {
      let (reach, overflows) = dilation.multipliedReportingOverflow(by: max(0, kernel - 1))
      return overflows ? Int.max / 4 : reach
    }
    return Size(
      rows: along(kernel.rows, dilation.rows), columns: along(kernel.columns, dilation.columns))
  }

  /// The shape of the kernels for that input, [OUT, C/groups, row, column]; `nil` where they do not
  /// fit it at all.
  package func kernelShape(for input: Shape) -> Shape? {
    guard input.rank == 3, groups > 0, outputChannels > 0, kernel.rows > 0, kernel.columns > 0
    else { return nil }
    return Shape([outputChannels, input[0] / groups, kernel.rows, kernel.columns])
  }
}
