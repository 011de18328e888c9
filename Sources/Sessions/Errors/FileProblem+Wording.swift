import Datasets
import NeuralNetwork

extension FileProblem {
  /// The message.
  var wording: Problem.Wording {
    switch self {
    case .format(let error, let file): return error.wording(file: file)
    case .samples(let error, let file): return error.wording(file: file)
    case .whichArrays(let file, let names):
      return Problem.Wording(
        "which-arrays", "\(file) holds \(Self.listed(names)): which are meant is not clear",
        "samples and their classes are called x and y, images and labels, or data and target; with "
          + "a test half, x_train, y_train, x_test, y_test")
    case .needsPairs(let count):
      return Problem.Wording(
        "needs-pairs",
        "\(count.counted("file")) of one array: samples and labels come in pairs",
        "as in `data load train-images-idx3-ubyte.gz train-labels-idx1-ubyte.gz`; a second pair is "
          + "held back to test")
    case .pictureSizes(let first, let size, let other, let otherSize):
      return Problem.Wording(
        "picture-sizes",
        "\(first) is \(Self.size(size)) and \(other) \(Self.size(otherSize)): all pictures of a "
          + "set have one size")
    case .noPictures(let folder, let others):
      return Problem.Wording(
        "no-pictures",
        others.isEmpty
          ? "\(folder) holds no picture"
          : "\(folder) holds no picture that is read; it holds \(Self.listed(others))",
        "a folder of pictures (.png, .pgm, .ppm) is a class, one of folders a class for each")
    case .notAPicture(let file):
      return Problem.Wording("not-a-picture", "\(file) is no picture, whatever its name says")
    case .severalArrays(let file, let names):
      return Problem.Wording(
        "several-arrays", "\(file) holds \(Self.listed(names)): `as` names one value",
        "`load FILE` alone takes each as the weight of its name")
    case .doesNotFit(let file, let shape, let input, let remedy):
      return Problem.Wording(
        "shape-mismatch", "\(file) is \(shape), and the network's input \(input)",
        [1, 3].contains(remedy.rank)
          ? "this would fit: `input \(remedy.typed)`"
          : "`load FILE as NAME` makes it a value, of which a part may fit")
    case .needsNetwork(let file, let shape):
      return Problem.Wording(
        "no-network", "\(file) would be the input, and there is no network yet",
        [1, 3].contains(shape.rank)
          ? "this would fit: `input \(shape.typed)`"
          : "begin with its input, as in `input 1x8x8`; `load FILE as NAME` needs no network")
    case .isTable(let file):
      return Problem.Wording(
        "is-table", "\(file) is text, no weights and no picture",
        "a table of samples: `data load FILE`; a script: `source FILE`")
    case .needsTable(let option):
      return Problem.Wording(
        "needs-table", "\(option) says how to read a table, and none of the files is one")
    case .nothingFits(let file, let wanted, let found):
      return Problem.Wording(
        "nothing-fits", "nothing in \(file) fits the network",
        "the network has \(Self.listed(wanted))", "the file has \(Self.listed(found))")
    }
  }

  /// A few names, and how many more there are.
  package static func listed(_ names: [String]) -> String {
    let shown = names.prefix(6).joined(separator: ", ")
    return names.count > 6 ? "\(shown) and \(names.count - 6) more" : shown
  }

  private static func size(_ picture: Shape) -> String {
    Shape(Array(picture.extents.dropFirst())).description
  }
}

extension SampleError {
  /// The message.
  fileprivate func wording(file: String) -> Problem.Wording {
    switch self {
    case .counts(let samples, let labels):
      Problem.Wording(
        "labels-do-not-fit",
        "\(file): \(samples.grouped) \(samples.plural("sample")) and \(labels.grouped) "
          + (labels == 1 ? "label" : "labels"))
    case .label(let number, let sample):
      Problem.Wording(
        "not-a-class", "\(file): the label of sample \(sample) is \(number), which names no class")
    case .notNumber(let word, let sample):
      Problem.Wording(
        "not-a-number", "\(file): the label of sample \(sample) is '\(word)', which is no number",
        "`label NAME class` makes classes of words")
    case .notClasses(let shape):
      Problem.Wording(
        "not-a-class",
        "\(file): labels of \(shape) are several numbers for each sample, not classes",
        "a class is one number, or a row of 0 with a single 1")
    case .mixedLabels:
      Problem.Wording(
        "labels-do-not-fit",
        "\(file): samples to train on and to test on have labels of different kinds")
    case .allUnknown(let count):
      Problem.Wording(
        "no-samples",
        "\(file): each of the \(count.grouped) samples has a number that is not finite")
    case .tooManyClasses(let count, let limit):
      Problem.Wording(
        "too-many-classes",
        "\(file): \(count.grouped) different labels; at most \(limit.grouped) classes are read",
        "is it a measured quantity, not a class? `label COLUMN` names another column of a table")
    case .shapes(let first, let other):
      Problem.Wording(
        "shape-mismatch",
        "\(file): samples to train on are \(first), those to test on \(other)")
    case .tooMany(let samples, let shape):
      Problem.Wording(
        "too-large",
        "\(file): \(samples.grouped) \(samples.plural("sample")) of \(shape) are \(samples.grouped) \u{22C5} "
          + "\(shape.count.grouped) = \((samples * shape.count).grouped) numbers; at most "
          + "\(Shape.elementBound.grouped) are read")
    case .notSamples(let shape):
      Problem.Wording(
        "not-samples", "\(file): \(shape) is no set of samples",
        "N\u{D7}F are vectors, N\u{D7}H\u{D7}W and N\u{D7}C\u{D7}H\u{D7}W pictures")
    case .none: Problem.Wording("no-samples", "\(file): there is no sample")
    }
  }
}
