extension Convolution {
  /// Checks that padding which keeps the extent has a stride that does.
  func checkStride() throws(ShapeError) {
    if keepsExtent, stride != Size(square: 1) { throw .strideChangesExtent(stride: stride) }
  }

  /// Checks the counts of channels and groups against the input's channels.
  func checkChannels(of input: Shape) throws(ShapeError) {
    try Self.checkChannels(outputChannels, groups: groups, of: input)
  }

  /// Checks counts of channels and groups against an input's channels.
  static func checkChannels(
    _ outputChannels: Int, groups: Int, of input: Shape
  ) throws(ShapeError) {
    if outputChannels < 1 { throw .notPositive(quantity: "output channels", value: outputChannels) }
    if groups < 1 { throw .notPositive(quantity: "groups", value: groups) }
    if input[0] % groups != 0 || outputChannels % groups != 0 {
      throw .groupsDoNotDivide(
        groups: groups, inputChannels: input[0], outputChannels: outputChannels)
    }
  }
}
