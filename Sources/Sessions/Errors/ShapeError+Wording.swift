import CommandLanguage
import NeuralNetwork

extension ShapeError {
  /// The message, with the arithmetic of a shape that cannot be, and what would fit.
  func wording(layer: String, fitting: [String], isWhole: Bool) -> Problem.Wording {
    var wording = wording(layer: layer, fitting: fitting)
    if isWhole { wording.suggestion = fitting.first }
    let others = fitting.dropFirst(isWhole ? 1 : 0).map { "`\($0)`" }
    if !others.isEmpty {
      wording.notes.append(
        "\(isWhole ? "or" : "in its place"): \(others.joined(separator: ", or "))")
    }
    return wording
  }

  private func wording(layer: String, fitting: [String]) -> Problem.Wording {
    switch self {
    case .needsPicture(let operation, let input):
      Problem.Wording(
        "needs-picture",
        "\(operation.word) reads channels \u{D7} rows \u{D7} columns; here it gets \(input)",
        fitting.isEmpty
          ? "put it before the layer that makes a vector, or begin with `input 1x8x8`"
          : fitting[0].hasPrefix("input 1x1x")
            ? "a vector can be read as a picture of one channel and one row"
            : "it goes before the layer that makes a vector")
    case .needsVector(let input):
      Problem.Wording(
        "needs-vector", "a dense layer reads a vector; here it gets \(input)",
        "put `flatten` before it")
    case .windowTooLarge(let arithmetic):
      Problem.Wording(
        "window-too-large",
        "\(layer) does not fit: along its \(arithmetic.axis.rawValue) a window of "
          + "\(arithmetic.window) sticks out of \(arithmetic.input)",
        "\(arithmetic.input) + \(arithmetic.allPadding) \u{2212} "
          + "\(arithmetic.dilation)\u{22C5}(\(arithmetic.window)\u{2212}1) \u{2212} 1 = "
          + "\(arithmetic.room < 0 ? "\u{2212}" : "")\(arithmetic.room.magnitude)",
        "(input + 2\u{22C5}pad \u{2212} dilation\u{22C5}(window\u{2212}1) \u{2212} 1) must "
          + (arithmetic.roundsUp
            ? "be more than \u{2212}stride = \u{2212}\(arithmetic.stride): " : "not be negative: ")
          + "a smaller window, more padding or less dilation would fit")
    case .groupsDoNotDivide(let groups, let inputChannels, let outputChannels):
      Problem.Wording(
        "groups-do-not-divide",
        "\(groups) groups must divide both the \(inputChannels.counted("channel")) coming in and the "
          + "\(outputChannels) going out")
    case .strideChangesExtent(let stride):
      Problem.Wording(
        "stride-changes-extent",
        "`pad same` keeps the picture's size, which a stride of \(stride.shortest) does not",
        "leave the stride out, or give the padding as a number")
    case .groupsDoNotDivideChannels(let groups, let channels):
      Problem.Wording(
        "groups-do-not-divide",
        "\(groups) groups must divide the \(channels.counted("channel"))")
    case .outputPaddingTooLarge(let outputPadding, let stride, let dilation):
      Problem.Wording(
        "output-padding-too-large",
        "`outpad \(outputPadding.shortest)` has to be smaller than the stride, \(stride.shortest), or the "
          + "dilation, \(dilation.shortest)",
        "it only chooses among the sizes that a convolution of that stride makes the same of")
    case .nothingLeft(let it):
      Problem.Wording(
        "nothing-left",
        "\(layer) leaves nothing: along its \(it.axis.rawValue) all that \(it.input) make is cut off",
        "(\(it.input)\u{2212}1)\u{22C5}\(it.stride) \u{2212} 2\u{22C5}\(it.padding) + "
          + "\(it.dilation)\u{22C5}(\(it.window)\u{2212}1) + \(it.outputPadding) + 1 = "
          + "\(it.cells < 0 ? "\u{2212}" : "")\(it.cells.magnitude)",
        "((input\u{2212}1)\u{22C5}stride \u{2212} 2\u{22C5}pad + dilation\u{22C5}(window\u{2212}1) + outpad + 1) "
          + "must be at least 1: less padding would fit")
    case .paddingTooLarge(let padding, let window):
      Problem.Wording(
        "padding-too-large",
        "padding of \(padding) is more than half of the \(window) window, so that some windows "
          + "would lie in the padding alone")
    case .notPositive(let quantity, let value):
      Problem.Wording("not-positive", "\(quantity) has to be at least 1, not \(value)")
    case .negative(let quantity, let value):
      Problem.Wording("negative", "\(quantity) cannot be negative, as \(value) is")
    case .cannotJoin(let operation, let inputs):
      Problem.Wording(
        "cannot-join",
        operation.computation == .sum
          ? "\(layer) adds number by number: its inputs need equal shapes, not "
            + inputs.map(\.description).joined(separator: " and ")
          : "\(layer) puts channels behind one another: all else has to agree, and "
            + inputs.map(\.description).joined(separator: " and ") + " do not")
    case .tooManyElements(let shape):
      Problem.Wording(elements: shape.countIfRepresentable, tooManyIn: shape.description)
    }
  }
}

extension WindowArithmetic {
  /// `2⋅1`, or `1 + 2` where the two sides differ.
  fileprivate var allPadding: String {
    padding == paddingBehind
      ? "2\u{22C5}\(padding)" : "\(padding) + \(paddingBehind)"
  }
}

extension Problem {
  /// Runs something that a shape may forbid, for a layer.
  static func refusing<Result>(
    _ layer: String, _ body: () throws(ShapeError) -> Result
  ) throws(Problem) -> Result {
    do {
      return try body()
    } catch {
      throw .shape(error, layer: layer)
    }
  }
}
