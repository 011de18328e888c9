import NeuralNetwork

/// Why what files hold does not make samples with their classes; carries data, not words.
package enum SampleError: Error, Equatable, Sendable {
  /// There are not as many labels as samples.
  case counts(samples: Int, labels: Int)
  /// A label is not a finite number.
  case label(Double, sample: Int)
  /// A label that should be a number is a word.
  case notNumber(String, sample: Int)
  /// Several numbers for each sample that should be its class.
  case notClasses(Shape)
  /// Some labels are single numbers or words, others several numbers.
  case mixedLabels
  /// There are more classes than are allowed.
  case tooManyClasses(Int, limit: Int)
  /// The test half's samples have another shape.
  case shapes(Shape, Shape)
  /// All samples together are more numbers than are allowed.
  case tooMany(samples: Int, shape: Shape)
  /// Samples of more axes than a picture has.
  case notSamples(Shape)
  /// Each sample has a number that is not finite.
  case allUnknown(Int)
  /// There is no sample.
  case none
}
