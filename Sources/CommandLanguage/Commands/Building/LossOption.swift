import NeuralNetwork

/// The options of `loss`.
public enum LossOption: String, CaseIterable, Sendable {
  /// What each class counts.
  case weights
  /// What part of the target all classes share.
  case smoothing
  /// How far the right class has to be ahead.
  case margin
  /// Where the square goes over into a straight line.
  case delta
  /// Whether the sum is divided.
  case reduction

  /// The losses that take it.
  public var owners: [Loss.Word] {
    switch self {
    case .weights, .smoothing: [.crossEntropy]
    case .margin: [.hinge]
    case .delta: [.huber]
    case .reduction: Loss.Word.allCases
    }
  }

  var specification: OptionSpecification {
    let owners = owners == Loss.Word.allCases ? [] : owners.map(\.rawValue)
    return OptionSpecification(rawValue, kind, summary, owners: owners)
  }

  private var kind: ParameterKind {
    switch self {
    case .weights: .expression
    case .smoothing, .margin, .delta: .number
    case .reduction:
      .choice(Loss.Reduction.allCases.map { .init($0.rawValue, $0.meaning) })
    }
  }

  private var summary: String {
    switch self {
    case .weights: "cross-entropy: what each class counts, as [1, 2, 0.5] (alike)"
    case .smoothing: "cross-entropy: the part of the target that all classes share (0)"
    case .margin: "hinge: how far the right class has to be ahead (1)"
    case .delta: "huber: up to where it is a square (1)"
    case .reduction: "whether the sum is divided (mean)"
    }
  }
}

extension Loss.Reduction {
  fileprivate var meaning: String {
    switch self {
    case .mean: "the sum divided by what it was added up over"
    case .sum: "the sum as it is"
    }
  }
}
