import Documents
import NeuralNetwork

extension GradientClipping {
  /// What chooses it, as `norm 1`.
  package var words: Text {
    switch self {
    case .norm(let bound): "norm \(bound, style: .plain)"
    case .value(let bound): "value \(bound, style: .plain)"
    }
  }

  /// What it does, in a sentence.
  package var sentence: Text {
    switch self {
    case .norm(let bound):
      "before every update all gradients together, as one vector, are scaled down to \(bound, style: .plain) where they are longer"
    case .value(let bound):
      "before every update each gradient is held between \(-bound, style: .plain) and \(bound, style: .plain)"
    }
  }

  /// The clipped gradient as a formula.
  package var formula: FormulaLine {
    switch self {
    case .norm(let bound):
      FormulaLine(
        "clipped", "=",
        "gradient⋅min(1, \(bound, style: .plain)/(norm + \(GradientLimit.addend, style: .plain)))")
    case .value(let bound):
      FormulaLine(
        "clipped", "=",
        "max(\(-bound, style: .plain), min(\(bound, style: .plain), gradient))")
    }
  }

  /// Its word and its bound.
  var setting: (word: String, bound: Double) {
    switch self {
    case .norm(let bound): ("norm", bound)
    case .value(let bound): ("value", bound)
    }
  }
}

extension GradientLimit {
  /// The clipped gradients as a formula, with what it comes to; nothing without clipping.
  package var formula: [FormulaLine] {
    guard let clipping else { return [] }
    guard let norm else { return [clipping.formula] }
    let result: Text =
      scale < 1
      ? "gradient⋅\(scale, style: .plain)"
      : "gradient"
    return [
      clipping.formula,
      FormulaLine(
        "", "=", "\(result)   \(.muted("the norm is")) \(norm, style: .plain)"),
    ]
  }

  /// For programs: what is set and what it comes to; nothing where nothing is clipped.
  package var fact: Fact {
    guard let clipping else { return Fact("clip", .none) }
    var facts = clipping.facts
    if let norm { facts += [Fact("norm", .number(norm)), Fact("scale", .number(scale))] }
    return Fact("clip", .record(facts))
  }
}

extension GradientClipping {
  /// For programs.
  package var facts: [Fact] {
    [Fact("kind", .text(setting.word)), Fact("bound", .number(setting.bound))]
  }
}

extension Optimiser {
  /// What is clipped, for programs.
  package var clipFact: Fact {
    Fact("clip", clipping.map { .record($0.facts) } ?? .none)
  }
}

/// The remark that gradients are clipped before an update.
package enum ClipNote {
  /// A note where something is clipped, nothing otherwise.
  package static func blocks(_ optimiser: Optimiser) -> [Block] {
    guard let clipping = optimiser.clipping else { return [] }
    return [.note(Note(.remark, "clip \(clipping.words): \(clipping.sentence)"))]
  }
}
