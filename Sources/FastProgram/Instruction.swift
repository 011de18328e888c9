/// One thing that a laid-out pass does to its memory.
///
/// A pass is a list of these over one block of numbers, made once for a network and a number of
/// samples; running it allocates nothing. Places in the block are offsets from its start; `table`
/// is a second block, of offsets that are not evenly spaced.
package enum Instruction: Equatable, Sendable {
  /// Sums of products: convolutions and fully connected layers, forwards and backwards.
  case product(Product)
  /// A matrix times a vector: a fully connected layer of one sample.
  case dots(Dots)
  /// The gradient of that matrix: `a[i · row + k] = c[i] · b[k]`.
  case outer(Dots)
  /// A function of each number.
  case activate(Elementwise, ElementwiseFunction)
  /// The gradient through a function of each number.
  case deactivate(ElementwiseGradient, ElementwiseFunction)
  /// The largest number of each window.
  case largest(Pool)
  /// The gradient through the largest of each window.
  case spreadLargest(Pool)
  /// The mean of each window.
  case mean(Pool)
  /// The gradient through the mean of each window.
  case spreadMean(Pool)
  /// Numbers from one arrangement to another.
  case copy(Copy)
  /// Zeros from a place on.
  case clear(start: Int, count: Int)
  /// Sums of products over stretches of numbers: the gradient of kernels.
  case correlate(Correlation)
  /// Sums of many numbers each.
  case sumLanes(LaneSum)
  /// Sums over samples, a row each.
  case sumSamples(SampleSum)
  /// First plus second.
  case add(Pairing)
  /// First times second.
  case multiply(Pairing)
  /// Means taken away and deviations divided by.
  case normalise(NormStep)
  /// The gradients through that.
  case normaliseGradient(NormGradient)
  /// The loss and its gradient.
  case loss(LossStep)
}
