/// What a layer computes, with its hyperparameters but without its weights.
public enum Operation: Hashable, Sendable {
  /// A two-dimensional cross-correlation.
  case convolution(Convolution)
  /// A fully connected layer.
  case dense(Dense)
  /// The largest of each window.
  case maxPooling(MaxPooling)
  /// The mean of each window.
  case averagePooling(AveragePooling)
  /// The mean of each channel, [channel, 1, 1].
  case globalAveragePooling
  /// A function of each element.
  case activation(Activation)
  /// All axes but the batch's laid out as one.
  case flatten
}
