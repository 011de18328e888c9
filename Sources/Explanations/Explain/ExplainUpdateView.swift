import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `explain … update` answers: how one weight gets its new value, line by line with numbers.
package struct ExplainUpdateView {
  /// Its address, as `conv1.weight[0,0,1,1]`.
  package let name: String
  package let trace: UpdateTrace
  /// Whether the update was made, or is the one to come.
  package let isMade: Bool
  /// The weight as it is stored now, where the update was the last thing that happened to it.
  package let stored: Double?
  /// Whether no update changes it.
  package let isFrozen: Bool

  /// What to type next.
  package let next: [Block]

  /// Makes an explain update view of its parts.
  package init(
    name: String, trace: UpdateTrace, isMade: Bool, stored: Double?, isFrozen: Bool, next: [Block]
  ) {
    self.name = name
    self.trace = trace
    self.isMade = isMade
    self.stored = stored
    self.isFrozen = isFrozen
    self.next = next
  }

  /// What the weight comes to be.
  private var end: Double { isFrozen ? trace.old : trace.new }

  package var document: Document {
    var blocks: [Block] = [
      .heading(
        "\(name): \(.number(trace.old, apartFrom: end)) → \(.number(end, apartFrom: trace.old, style: .strong))   change \(isFrozen ? 0 : trace.new - trace.old)   \(isMade ? "the latest update" : "the update to come")"
      ),
      .paragraph("\(.strong(trace.rule.word)) \(trace.rule.sentence)"),
      .formula(lines),
    ]
    blocks += notes
    return Document(kind: "explain", blocks: blocks, facts: facts)
  }

  // MARK: Notes

  private var notes: [Block] {
    var notes: [Note] = []
    if isFrozen {
      notes.append(
        Note(
          .remark,
          "frozen: this is what would come of it; the weight stays \(trace.old), and what the rule remembers too"
        ))
    } else if let stored {
      let agrees = stored == trace.new || (stored.isNaN && trace.new.isNaN)
      notes.append(
        agrees
          ? Note(.check, "new is the number that is stored, to the last bit")
          : Note(.warning, "the rule makes \(trace.new), stored is \(stored): they do not agree"))
    }
    if let remark = stepRemark { notes.append(Note(.remark, remark)) }
    if let warning = rootWarning { notes.append(Note(.warning, warning)) }
    if trace.direction == 0, trace.new != trace.old {
      notes.append(
        Note(.remark, "the gradient is 0 and it moves all the same: on what is remembered"))
    }
    return notes.map { .note($0) } + next
  }

  /// What the number of steps so far means for this one.
  private var stepRemark: Text? {
    switch trace.rule {
    case .gradientDescent: return nil
    case .adaptiveMoments:
      return trace.step == 1
        ? "t = 1: m′ is the gradient, √(v′) its magnitude: the first step is lr long, whatever the gradient"
        : "t = \(trace.step.counted("step")); m and v begin at 0, the divisors make up for that"
    case .rootMeanSquare(let rule):
      let share = (1 - rule.alpha) * (rule.isCentered ? rule.alpha : 1)
      guard trace.step == 1, trace.direction != 0, share > 0 else { return nil }
      let root: Text = rule.isCentered ? "√((1 − alpha)⋅alpha)" : "√(1 − alpha)"
      return
        "the first step: nothing makes up for s beginning at 0, so it is lr/\(root) = \(rule.learningRate / share.squareRoot(), style: .plain) long where eps is small beside the root, whatever the gradient"
    case .squareSum:
      return trace.step == 1
        ? "the first step: √(s) is the gradient's magnitude, so it is lr long, whatever the gradient"
        : "s has \(trace.step) squares in it and never shrinks: steps get shorter and shorter"
    }
  }

  /// What is said where a centred mean square has come out below zero.
  private var rootWarning: Text? {
    guard case .rootMeanSquare(let rule) = trace.rule, rule.isCentered,
      (trace.after[.square] ?? 0) - mean * mean < 0
    else { return nil }
    return
      "s − m² came out below 0 by rounding and has no root, so new is no number: PyTorch's centered RMSprop does the same where a gradient hardly changes"
  }

  private var mean: Double { trace.after[.mean] ?? 0 }

  private var facts: [Fact] {
    var facts = [
      Fact("name", .text(name)), Fact("made", .flag(isMade)), Fact("frozen", .flag(isFrozen)),
      Fact("step", .integer(trace.step)), Fact("old", .number(trace.old)),
      Fact("gradient", .number(trace.gradient)), Fact("new", .number(trace.new)),
      Fact("optimizer", .record(trace.rule.facts)),
    ]
    if trace.limit.clipping != nil {
      facts += [trace.limit.fact, Fact("clipped", .number(trace.clipped))]
    }
    if trace.rate != 1 { facts.append(Fact("rate", .number(trace.rate))) }
    for kind in trace.rule.remembered {
      facts += [
        Fact("\(kind.rawValue)Before", .number(trace.before[kind] ?? 0)),
        Fact(kind.rawValue, .number(trace.after[kind] ?? 0)),
      ]
    }
    return facts
  }
}
