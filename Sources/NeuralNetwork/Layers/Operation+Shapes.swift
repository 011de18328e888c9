extension Operation {
  /// The shape of one sample on the way out, given the one on the way in.
  ///
  /// Checked in this order: the input's rank, then that sizes are positive and paddings are not
  /// negative, then groups, padding and window, and last the bound on the number of elements.
  ///
  /// - Throws: ``ShapeError`` where the operation does not fit the input.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    let operation = fitted(to: input)
    if operation != self { return try operation.outputShape(for: input) }
    if needsPicture, input.rank != 3 {
      throw .needsPicture(operation: self, input: input)
    }
    if case .dense = self, input.rank != 1 { throw .needsVector(input: input) }
    for extent in input.extents where extent < 1 {
      throw .notPositive(quantity: "input extent", value: extent)
    }
    if let window = convolution?.window ?? window(for: input) { try window.checkSizes() }

    let output: Shape
    switch self {
    case .convolution(let convolution), .locallyConnected(let convolution),
      .unrolledConvolution(let convolution):
      try convolution.checkStride()
      try convolution.checkChannels(of: input)
      output = try positions(on: input).prepending(convolution.outputChannels)
    case .transposedConvolution(let convolution):
      output = try convolution.outputShape(for: input)
    case .dense(let dense):
      if dense.outputs < 1 { throw .notPositive(quantity: "outputs", value: dense.outputs) }
      output = Shape([dense.outputs])
    case .maxPooling, .averagePooling, .zeroPadding:
      output = try positions(on: input).prepending(input[0])
    case .adaptiveAveragePooling(let pooling):
      let size = pooling.size
      if size.rows < 1 { throw .notPositive(quantity: "output rows", value: size.rows) }
      if size.columns < 1 { throw .notPositive(quantity: "output columns", value: size.columns) }
      output = Shape([input[0], size.rows, size.columns])
    case .upsampling(let upsampling):
      output = try upsampling.outputShape(for: input)
    case .globalAveragePooling:
      output = Shape([input[0], 1, 1])
    case .activation, .concatenation, .dropout, .learnedSlope, .softmax:
      output = input
    case .normalisation(let normalisation):
      try normalisation.check(input)
      output = input
    case .addition(let inputs):
      output = Shape([input[0] / inputs] + input.extents.dropFirst())
    case .flatten:
      // Counted with care: the input itself may be beyond the bound.
      guard let count = input.countIfRepresentable else { throw .tooManyElements(shape: input) }
      output = Shape([count])
    }
    for shape in [input, output, weightShape(for: input), biasShape(for: input)] {
      if let shape, !shape.isWithinBound { throw .tooManyElements(shape: shape) }
    }
    return output
  }

  /// The operation on an input of that shape, where its window is the whole picture.
  func fitted(to input: Shape) -> Operation {
    guard case .maxPooling(let pooling) = self, input.rank == 3 else { return self }
    return .maxPooling(pooling.fitted(to: Size(rows: input[1], columns: input[2])))
  }

  /// The shape of the weight for that input, or `nil` where the operation has none.
  ///
  /// [OUT, C/groups, row, column] for a convolution, [OUT, IN] for a fully connected layer; see
  /// ``Operation`` for relaxed ones. Also `nil` where the operation does not fit the input at all.
  public func weightShape(for input: Shape) -> Shape? { weightForm.weightShape(for: input) }

  /// The shape of the bias for that input: [OUT], or [OUT, row, column] where each output has its own,
  /// or that of the weight where each number is scaled and shifted; `nil` where the operation has none.
  public func biasShape(for input: Shape) -> Shape? { weightForm.biasShape(for: input) }

  /// The window that moves over the input, or `nil` where the operation has none.
  ///
  /// That of global average pooling depends on the input; see ``window(for:)``. A convolution without
  /// its second constraint has none left.
  public var window: Window? {
    switch self {
    case .convolution(let convolution), .locallyConnected(let convolution): convolution.window
    case .maxPooling(let pooling):
      Window(
        size: pooling.window, stride: pooling.stride, padding: pooling.padding,
        dilation: pooling.dilation, roundsUp: pooling.roundsUp)
    case .averagePooling(let pooling):
      Window(
        size: pooling.window, stride: pooling.stride, padding: pooling.padding,
        roundsUp: pooling.roundsUp)
    case .zeroPadding(let padding): padding.window
    case .unrolledConvolution, .transposedConvolution, .dense, .globalAveragePooling,
      .adaptiveAveragePooling, .activation, .upsampling, .flatten, .addition, .concatenation,
      .normalisation, .dropout, .learnedSlope, .softmax:
      nil
    }
  }

  /// Into how many groups the channels are divided; 1 where they are not.
  public var groups: Int { weightForm.groups }

  /// The convolution that this is, or that it was before it lost a constraint; `nil` for others.
  public var convolution: Convolution? { weightForm.convolution }

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
    case .convolution, .locallyConnected, .unrolledConvolution, .transposedConvolution, .maxPooling,
      .averagePooling, .globalAveragePooling, .adaptiveAveragePooling, .zeroPadding, .upsampling:
      true
    case .dense, .activation, .flatten, .addition, .concatenation, .normalisation, .dropout,
      .learnedSlope, .softmax:
      false
    }
  }

  /// The window's positions on the input, [row, column].
  private func positions(on input: Shape) throws(ShapeError) -> Shape {
    guard let window = convolution?.window ?? window else { return Shape([input[1], input[2]]) }
    switch self {
    case .maxPooling, .averagePooling: try window.checkPoolingPadding()
    case .convolution, .locallyConnected, .unrolledConvolution, .transposedConvolution, .dense,
      .globalAveragePooling, .adaptiveAveragePooling, .activation, .zeroPadding, .upsampling,
      .flatten, .addition, .concatenation, .normalisation, .dropout, .learnedSlope, .softmax:
      break
    }
    return try window.positions(on: input)
  }
}
