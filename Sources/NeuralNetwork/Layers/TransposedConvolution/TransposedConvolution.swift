/// The hyperparameters of a convolution run the way back: each input is multiplied with a kernel and
/// added to the picture that comes out.
///
/// It is the linear map of a ``convolution(inputChannels:)``, transposed. The weight is [input channel,
/// output channel / groups, row, column], which is that convolution's own shape.
package struct TransposedConvolution: Hashable, Sendable {
  /// The number of channels made.
  package let outputChannels: Int
  /// The extent of a kernel.
  package let kernel: Size
  /// How far apart two neighbouring inputs are put.
  package let stride: Size
  /// How many rows and columns are cut off on each side of what comes out.
  package let padding: Size
  /// How many rows more come out below, and columns on the right.
  package let outputPadding: Size
  /// How far apart two neighbours of the kernel are put.
  package let dilation: Size
  /// Into how many groups the channels are divided.
  package let groups: Int
  /// Whether each output channel adds a bias.
  package let hasBias: Bool

  /// Makes a transposed convolution.
  package init(
    outputChannels: Int, kernel: Size, stride: Size = Size(square: 1),
    padding: Size = Size(square: 0), outputPadding: Size = Size(square: 0),
    dilation: Size = Size(square: 1), groups: Int = 1, hasBias: Bool = true
  ) {
    self.outputChannels = outputChannels
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.outputPadding = outputPadding
    self.dilation = dilation
    self.groups = groups
    self.hasBias = hasBias
  }

  /// The convolution whose way back this is: from the picture that comes out here to the one that goes
  /// in, without a bias.
  package func convolution(inputChannels: Int) -> Convolution {
    Convolution(
      outputChannels: inputChannels, kernel: kernel, stride: stride, padding: padding,
      dilation: dilation, groups: groups, hasBias: false)
  }

  /// The same with other numbers.
  package func with(
    padding: Size? = nil, outputPadding: Size? = nil, groups: Int? = nil
  ) -> TransposedConvolution {
    TransposedConvolution(
      outputChannels: outputChannels, kernel: kernel, stride: stride,
      padding: padding ?? self.padding, outputPadding: outputPadding ?? self.outputPadding,
      dilation: dilation, groups: groups ?? self.groups, hasBias: hasBias)
  }

  /// The shape of the kernels for that input, [IN, OUT/groups, row, column]; `nil` where they do not
  /// fit it at all.
  package func kernelShape(for input: Shape) -> Shape? {
    guard input.rank == 3, groups > 0, outputChannels > 0, kernel.rows > 0, kernel.columns > 0
    else { return nil }
    return Shape([input[0], outputChannels / groups, kernel.rows, kernel.columns])
  }

  /// How that convolution's windows lie on what comes out.
  package func geometry(input: Shape, output: Shape) -> WindowGeometry {
    WindowGeometry(
      window: convolution(inputChannels: input[0]).window,
      input: Size(rows: output[1], columns: output[2]),
      output: Size(rows: input[1], columns: input[2]))
  }
}
