import Documents
import NeuralNetwork
import Sessions

/// What a table shows of an output and its target on the way to what it adds to the loss.
package struct LossColumn {
  package let title: String
  /// The number, of an output and its target.
  package let number: (_ output: Double, _ target: Double) -> Double
}

extension ElementLoss {
  /// A term, with the sum sign where the loss is a sum for each sample.
  package var symbol: String {
    switch self {
    case .meanSquaredError: "(out \u{2212} target)²"
    case .squaredError: "½ Σ (out \u{2212} target)²"
    case .binaryCrossEntropy: "\u{2212}(t log p + (1 \u{2212} t) log(1 \u{2212} p))"
    case .binaryCrossEntropyOfLogits: "\u{2212}(t log p + (1 \u{2212} t) log(1 \u{2212} p))"
    case .absoluteError: "|out \u{2212} target|"
    case .huber(let delta):
      "½d², or \(Self.straight(delta)) where |d| > \(delta.shortest)"
    }
  }

  /// Huber's loss beyond delta.
  private static func straight(_ delta: Double) -> String {
    let distance = "|d| \u{2212} \((delta / 2).shortest)"
    return delta == 1 ? distance : "\(delta.shortest)\u{22C5}(\(distance))"
  }

  /// What the letters of ``symbol`` stand for; `nil` where they are words.
  package var explanation: String? {
    switch self {
    case .meanSquaredError, .squaredError, .absoluteError: nil
    case .binaryCrossEntropy: "p = out, t = target"
    case .binaryCrossEntropyOfLogits: "p = sigmoid(out), t = target"
    case .huber: "d = out \u{2212} target"
    }
  }

  /// The columns between the target and the end of a row.
  package var columns: [LossColumn] {
    let difference = LossColumn(title: "out \u{2212} target") { $0 - $1 }
    switch self {
    case .meanSquaredError, .squaredError:
      return [difference, LossColumn(title: "squared") { ($0 - $1) * ($0 - $1) }]
    case .absoluteError:
      return [difference, LossColumn(title: "|out \u{2212} target|", number: term)]
    case .huber: return [difference, LossColumn(title: "adds", number: term)]
    case .binaryCrossEntropy:
      return [
        // Of a target of 1 and of 0 the term is the one logarithm alone.
        LossColumn(title: "\u{2212}log p") { output, _ in term(output, 1) },
        LossColumn(title: "\u{2212}log(1 \u{2212} p)") { output, _ in term(output, 0) },
        LossColumn(title: "adds", number: term),
      ]
    case .binaryCrossEntropyOfLogits:
      return [
        LossColumn(title: "sigmoid p") { output, _ in Activation.sigmoid.value(at: output) },
        LossColumn(title: "adds", number: term),
      ]
    }
  }

  /// What its last column holds, in the singular and the plural.
  private var things: (one: String, many: String) {
    switch self {
    case .meanSquaredError, .squaredError: ("square", "squares")
    case .absoluteError: ("absolute difference", "absolute differences")
    case .huber, .binaryCrossEntropy, .binaryCrossEntropyOfLogits: ("term", "terms")
    }
  }

  /// How the loss comes about from the last column of so many samples' elements.
  package func rule(_ reduction: Loss.Reduction, elements: Int, samples: Int) -> String {
    if isMeanOverSamples {
      let sum = "½ of the sum of the \(things.many)"
      return samples == 1 || reduction == .sum
        ? sum : "\(sum), divided by \(samples.counted("sample"))"
    }
    let all = "\(elements) \(elements.plural(things.one, things.many))"
    return "the \(reduction == .mean ? "mean" : "sum") of the \(all)"
  }
}
