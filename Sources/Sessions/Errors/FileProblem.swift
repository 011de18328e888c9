import Datasets
import NeuralNetwork

/// What can go wrong with a file of numbers; carries data, not words.
package enum FileProblem: Equatable {
  /// The bytes are not what they claim to be.
  case format(FormatError, file: String)
  /// What the files hold makes no samples.
  case samples(SampleError, file: String)
  /// A file of several arrays, of which it is not clear which are meant.
  case whichArrays(file: String, names: [String])
  /// The files do not come as samples and their labels.
  case needsPairs(count: Int)
  /// Pictures of different sizes.
  case pictureSizes(first: String, Shape, other: String, Shape)
  /// A folder without a picture, and what is in it instead.
  case noPictures(folder: String, others: [String])
  /// A file of a picture's name that holds something else.
  case notAPicture(file: String)
  /// A value is to be loaded, and the file has several.
  case severalArrays(file: String, names: [String])
  /// A picture or array for the input of another shape.
  case doesNotFit(file: String, shape: Shape, input: Shape, remedy: Shape)
  /// A picture or array for the input, and there is no network.
  case needsNetwork(file: String, shape: Shape)
  /// A table where weights or a picture were wanted.
  case isTable(file: String)
  /// An option about tables, and no table among the files.
  case needsTable(option: String)
  /// None of a file's tensors fits the network.
  case nothingFits(file: String, wanted: [String], found: [String])
}
