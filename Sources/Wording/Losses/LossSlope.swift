import Documents
import NeuralNetwork
import Sessions

/// The loss's gradient at one output: as a formula, and with its numbers.
package struct LossSlope {
  /// The formula, nothing divided yet: `out − target`.
  let formula: String
  /// The same with numbers.
  let numbers: Text
  /// A name for it as a factor: `(out−target)`.
  package let name: String
  /// Whether it is a sum, which brackets hold together where it is divided.
  let isSum: Bool

  private init(_ formula: String, _ numbers: Text, name: String, isSum: Bool) {
    (self.formula, self.numbers, self.name, self.isSum) = (formula, numbers, name, isSum)
  }

  /// The slope at an output, [sample, …]; `nil` where the pass has no loss.
  package init?(_ forward: ForwardPass, at index: [Int]) {
    guard let loss = forward.network.loss else { return nil }
    let output = forward.output[index]
    switch (loss.kind, forward.target) {
    case (.classes(let kind), .classes(let labels)?):
      let scores = forward.output.slice(at: index[0]).elements
      self.init(kind, scores[...], unit: index[1], label: labels[index[0]])
    case (.elements(let kind), .values(let wanted)?): self.init(kind, output, wanted[index])
    case (.classes, _), (.elements, _): return nil
    }
  }

  private init(_ loss: ClassLoss, _ scores: ArraySlice<Double>, unit: Int, label: Int) {
    switch loss {
    case .crossEntropy(let entropy):
      let probability = Softmax.Row(of: scores).probabilities[unit]
      let shares = entropy.shares(of: label, classes: scores.count)
      guard !entropy.isPlain else {
        self.init(
          "softmax − target", "\(probability, style: .plain) − \(shares[unit])", name: "(p−y)",
          isSum: true)
        return
      }
      let whole = shares.reduce(0, +)
      self.init(
        "softmax ⋅ Σq − q",
        "\(probability, style: .plain) ⋅ \(whole, style: .plain) − \(shares[unit], style: .plain)",
        name: "(p⋅Σq−q)", isSum: true)
    case .hinge(let margin):
      func excess(_ place: Int) -> Double {
        ClassLoss.excess(of: place, in: scores, label: label, margin: margin)
      }
      if unit == label {
        let near = scores.indices.count { $0 != label && excess($0) > 0 }
        self.init(
          "−(wrong classes within the margin)", Text("−\(near)"), name: "−(classes within)",
          isSum: false)
      } else {
        self.init(
          "(s − s_right + margin > 0)", "(\(scores[unit]) − \(scores[label]) + \(margin) > 0)",
          name: "(s−s_right+\(margin.shortest)>0)", isSum: false)
      }
    }
  }

  private init(_ loss: ElementLoss, _ output: Double, _ target: Double) {
    switch loss {
    case .meanSquaredError:
      self.init(
        "2 ⋅ (out − target)", "2 ⋅ (\(output) − \(target))", name: "2(out−target)", isSum: false)
    case .squaredError:
      self.init("out − target", "\(output) − \(target)", name: "(out−target)", isSum: true)
    case .binaryCrossEntropy:
      let spread = max(ElementLoss.leastSpread, (1 - output) * output)
      self.init(
        "(out − target) / (out ⋅ (1 − out))", "(\(output) − \(target)) / \(spread, style: .plain)",
        name: "(out−target)/(out(1−out))", isSum: false)
    case .binaryCrossEntropyOfLogits:
      self.init(
        "sigmoid(out) − target",
        "\(Activation.sigmoid.value(at: output), style: .plain) − \(target)",
        name: "(p−target)", isSum: true)
    case .absoluteError:
      self.init(
        "sign(out − target)", "sign(\(output) − \(target))", name: "sign(out−target)",
        isSum: false)
    case .huber(let delta):
      let isStraight = (output - target).magnitude > delta
      let numbers: Text = "\(output) − \(target)"
      if isStraight {
        self.init(
          "delta ⋅ sign(out − target)", "\(delta) ⋅ sign(\(numbers))",
          name: "delta⋅sign(out−target)", isSum: false)
      } else {
        self.init("out − target", numbers, name: "(out−target)", isSum: true)
      }
    }
  }

  /// The formula and its numbers, divided as the loss is.
  package func divided(by division: String?) -> (formula: String, numbers: Text) {
    guard let division else { return (formula, numbers) }
    return isSum
      ? ("(\(formula)) / \(division)", "(\(numbers)) / \(division)")
      : ("\(formula) / \(division)", "\(numbers) / \(division)")
  }
}

extension Loss {
  /// The gradient at any output as one rule, divided as the loss is.
  package func gradientRule(of forward: ForwardPass) -> String {
    let (rule, isSum): (String, Bool) =
      switch kind {
      case .classes(.crossEntropy(let entropy)):
        (entropy.isPlain ? "softmax − one-hot" : "softmax ⋅ Σq − q", true)
      case .classes(.hinge):
        ("(s − s_right + margin > 0), at the right class −(how many are)", true)
      case .elements(.meanSquaredError): ("2 (out − target)", false)
      case .elements(.squaredError): ("out − target", true)
      case .elements(.binaryCrossEntropy): ("(out − target) / (out (1 − out))", false)
      case .elements(.binaryCrossEntropyOfLogits): ("sigmoid(out) − target", true)
      case .elements(.absoluteError): ("sign(out − target)", false)
      case .elements(.huber(let delta)):
        ("out − target, at most \(delta.shortest) either way", true)
      }
    guard reduction == .mean, division(of: forward) != nil else { return rule }
    return "\(isSum ? "(\(rule))" : rule) / \(total(of: forward))"
  }
}
