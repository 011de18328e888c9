/// The hyperparameters of a two-dimensional cross-correlation.
///
/// The weight is [output channel, input channel / groups, row, column]; each output channel reads
/// the input channels of its group only.
public struct Convolution: Hashable, Sendable {
  /// The number of kernels, which is the number of channels made.
  public let outputChannels: Int
  /// The extent of a kernel.
  public let kernel: Size
  /// How far the window moves from one position to the next.
  public let stride: Size
  /// How many zeros stand around the input on each side.
  public let padding: Size
  /// How far apart two neighbours of the window lie in the input.
  public let dilation: Size
  /// Into how many groups the channels are divided.
  public let groups: Int
  /// Whether each output channel adds a bias.
  public let hasBias: Bool

  /// Makes a convolution.
  public init(
    outputChannels: Int, kernel: Size, stride: Size = Size(square: 1),
    padding: Size = Size(square: 0), dilation: Size = Size(square: 1), groups: Int = 1,
    hasBias: Bool = true
  ) {
    self.outputChannels = outputChannels
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
    self.hasBias = hasBias
  }

  /// The window that each kernel reads through.
  public var window: Window {
    Window(size: kernel, stride: stride, padding: padding, dilation: dilation)
  }

  /// The shape of the kernels for that input, [OUT, C/groups, row, column]; `nil` where they do not
  /// fit it at all.
  public func kernelShape(for input: Shape) -> Shape? {
    guard input.rank == 3, groups > 0, outputChannels > 0, kernel.rows > 0, kernel.columns > 0
    else { return nil }
    return Shape([outputChannels, input[0] / groups, kernel.rows, kernel.columns])
  }
}
