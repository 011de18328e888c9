/// What a layer computes, with its hyperparameters but without its weights.
package enum Operation: Hashable, Sendable {
  /// A two-dimensional cross-correlation.
  case convolution(Convolution)
  /// A convolution whose positions do not share their weights, or no longer: locally connected.
  ///
  /// The weight is [OUT, row, column, C/groups, kernel row, kernel column]; the bias is one for each
  /// output channel, or [OUT, row, column].
  case locallyConnected(Convolution)
  /// A convolution whose windows mask nothing any more either: each output has a weight on each
  /// input.
  ///
  /// The weight is [OUT · H′ · W′, C · H · W]; the bias stays what it was.
  case unrolledConvolution(Convolution)
  /// A convolution run the way back.
  case transposedConvolution(TransposedConvolution)
  /// A fully connected layer.
  case dense(Dense)
  /// The largest of each window.
  case maxPooling(MaxPooling)
  /// The mean of each window.
  case averagePooling(AveragePooling)
  /// The mean of each channel, [channel, 1, 1].
  case globalAveragePooling
  /// The mean of each of so many parts of a picture.
  case adaptiveAveragePooling(AdaptiveAveragePooling)
  /// A function of each element.
  case activation(Activation)
  /// Zeros around each picture.
  case zeroPadding(ZeroPadding)
  /// Each pixel repeated.
  case upsampling(Upsampling)
  /// All axes but the batch's laid out as one.
  case flatten
  /// The sum of so many inputs of the same shape, the main one first.
  case addition(inputs: Int)
  /// So many inputs, the main one last, with their channels or features one behind the other.
  case concatenation(inputs: Int)
  /// A mean taken away and a deviation divided by: batch norm, layer norm, group norm.
  case normalisation(Normalisation)
  /// Some numbers set to 0 while training.
  case dropout(Dropout)
  /// The input where it is positive, else a slope times it, which is learned.
  case learnedSlope
  /// The softmax over the channels of each position, or over the features.
  case softmax
}
