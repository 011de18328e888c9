import CommandLanguage
import Datasets
import NeuralNetwork
import Sessions

/// Pictures of one size, each with the name of its class.
struct PictureClasses {
  private(set) var pictures: [Tensor] = []
  private(set) var labels: [String] = []
  private var firstFile = ""

  /// Whether there is none.
  var isEmpty: Bool { pictures.isEmpty }
  /// Whether no two are of one class.
  var isOneEach: Bool { Set(labels).count == labels.count }

  /// Adds a picture, [channel, row, column], which has to be as large as the others.
  mutating func add(
    _ picture: Tensor, of label: String, from file: String, at range: SourceRange
  ) throws(Failure) {
    if let first = pictures.first {
      guard first.shape.droppingFirst() == picture.shape.droppingFirst() else {
        throw Failure(
          .file(.pictureSizes(first: firstFile, first.shape, other: file, picture.shape)),
          at: range)
      }
      let numbers = (pictures.count + 1) * 3 * first.shape.droppingFirst().count
      guard numbers <= Shape.elementBound else {
        throw Failure(
          .file(
            .samples(.tooMany(samples: pictures.count + 1, shape: picture.shape), file: file)),
          at: range)
      }
    } else {
      firstFile = file
    }
    pictures.append(picture)
    labels.append(label)
  }
}
