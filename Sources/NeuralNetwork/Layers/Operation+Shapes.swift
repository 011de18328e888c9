extension Operation {
  /// The shape of one sample on the way out, given the one on the way in.
  ///
  /// Checked in this order: the input's rank, then that sizes are positive and paddings are not
  /// negative, then groups, padding and window, and last the bound on the number of elements.
  ///
  /// - Throws: ``ShapeError`` where the operation does not fit the input.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    if needsPicture, input.rank != 3 {
      throw .needsPicture(operation: self, input: input)
    }
    if case .dense = self, input.rank != 1 { throw .needsVector(input: input) }
    for extent in input.extents where extent < 1 {
      throw .notPositive(quantity: "input extent", value: extent)
    }
    if let window = window(for: input) { try window.checkSizes() }

    let output: Shape
    switch self {
    case .convolution(let convolution):
      try convolution.checkChannels(of: input)
      output = try positions(on: input).prepending(convolution.outputChannels)
    case .dense(let dense):
      if dense.outputs < 1 { throw .notPositive(quantity: "outputs", value: dense.outputs) }
      output = Shape([dense.outputs])
    case .maxPooling, .averagePooling:
      output = try positions(on: input).prepending(input[0])
    case .globalAveragePooling:
      output = Shape([input[0], 1, 1])
    case .activation:
      output = input
    case .flatten:
      // Counted with care: the input itself may be beyond the bound.
      guard let count = input.countIfRepresentable else { throw .tooManyElements(shape: input) }
      output = Shape([count])
    }
    for shape in [input, output, weightShape(for: input)] {
      if let shape, !shape.isWithinBound { throw .tooManyElements(shape: shape) }
    }
    return output
  }

  /// The shape of the weight for that input, or `nil` where the operation has none.
  ///
  /// [OUT, C/groups, row, column] for a convolution, [OUT, IN] for a fully connected layer. Also
  /// `nil` where the operation does not fit the input at all.
  public func weightShape(for input: Shape) -> Shape? {
    switch self {
    case .convolution(let convolution):
      let kernel = convolution.kernel
      guard input.rank == 3, convolution.groups > 0, convolution.outputChannels > 0,
        kernel.rows > 0, kernel.columns > 0
      else { return nil }
      return Shape([
        convolution.outputChannels, input[0] / convolution.groups, kernel.rows, kernel.columns,
      ])
    case .dense(let dense):
      guard input.rank == 1, dense.outputs > 0 else { return nil }
      return Shape([dense.outputs, input[0]])
    default:
      return nil
    }
  }

  /// The shape of the bias, [OUT], or `nil` where the operation has none.
  public var biasShape: Shape? {
    switch self {
    case .convolution(let convolution):
      convolution.hasBias ? Shape([max(0, convolution.outputChannels)]) : nil
    case .dense(let dense):
      dense.hasBias ? Shape([max(0, dense.outputs)]) : nil
    default:
      nil
    }
  }

  /// The window that moves over the input, or `nil` where the operation has none.
  ///
  /// That of global average pooling depends on the input; see ``window(for:)``.
  public var window: Window? {
    switch self {
    case .convolution(let convolution):
      Window(
        size: convolution.kernel, stride: convolution.stride, padding: convolution.padding,
        dilation: convolution.dilation)
    case .maxPooling(let pooling):
      Window(
        size: pooling.window, stride: pooling.stride, padding: pooling.padding,
        dilation: pooling.dilation)
    case .averagePooling(let pooling):
      Window(size: pooling.window, stride: pooling.stride, padding: pooling.padding)
    default:
      nil
    }
  }

  /// The window that moves over an input of that shape; the whole picture for global average
  /// pooling.
  public func window(for input: Shape) -> Window? {
    guard input.rank == 3 else { return nil }
    if case .globalAveragePooling = self {
      let whole = Size(rows: input[1], columns: input[2])
      return Window(size: whole, stride: whole)
    }
    return window
  }

  private var needsPicture: Bool {
    switch self {
    case .convolution, .maxPooling, .averagePooling, .globalAveragePooling: true
    case .dense, .activation, .flatten: false
    }
  }

  /// The window's positions on the input, [row, column].
  private func positions(on input: Shape) throws(ShapeError) -> Shape {
    guard let window else { return Shape([input[1], input[2]]) }
    if !isConvolution { try window.checkPoolingPadding() }
    try window.checkPaddedExtent(of: input)
    let rowArithmetic = window.rowArithmetic(input: input[1])
    guard let rows = rowArithmetic.positions else { throw .windowTooLarge(rowArithmetic) }
    let columnArithmetic = window.columnArithmetic(input: input[2])
    guard let columns = columnArithmetic.positions else { throw .windowTooLarge(columnArithmetic) }
    return Shape([rows, columns])
  }

  private var isConvolution: Bool {
    if case .convolution = self { true } else { false }
  }
}
