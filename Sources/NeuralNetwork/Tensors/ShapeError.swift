/// Why an operation does not fit an input; carries the numbers, not the words.
package enum ShapeError: Error, Equatable, Sendable {
  /// A layer on pictures was given something other than [channel, row, column].
  case needsPicture(operation: Operation, input: Shape)
  /// A fully connected layer was given something other than a vector.
  case needsVector(input: Shape)
  /// The window sticks out of the padded input along one axis.
  case windowTooLarge(WindowArithmetic)
  /// The groups do not divide the channels.
  case groupsDoNotDivide(groups: Int, inputChannels: Int, outputChannels: Int)
  /// A padding is to keep the input's extent, and the stride does not.
  case strideChangesExtent(stride: Size)
  /// The groups of a normalisation do not divide the channels.
  case groupsDoNotDivideChannels(groups: Int, channels: Int)
  /// The output padding of a transposed convolution is beyond what stride and dilation allow.
  case outputPaddingTooLarge(outputPadding: Size, stride: Size, dilation: Size)
  /// A transposed convolution cuts off all that it makes along one axis.
  case nothingLeft(TransposedArithmetic)
  /// The padding is more than half of the pooling window.
  case paddingTooLarge(padding: Size, window: Size)
  /// A size, stride, dilation or count that has to be positive is not.
  case notPositive(quantity: String, value: Int)
  /// A padding is negative.
  case negative(quantity: String, value: Int)
  /// The inputs of a layer that reads several do not go together.
  case cannotJoin(operation: Operation, inputs: [Shape])
  /// A tensor would be larger than the bound of 2²⁶ elements.
  case tooManyElements(shape: Shape)
}
