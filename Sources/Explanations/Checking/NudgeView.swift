import Documents
import NeuralNetwork

/// What `nudge` answers: the loss that the gradient predicts for a small change, the loss there is,
/// and how their difference falls.
package struct NudgeView {
  /// The network run with the numbers moved once.
  package struct Trial {
    /// How far they were meant to move.
    package let nudge: Double
    /// What became of it.
    package let moved: Objective.Moved

    /// Makes a trial of its parts.
    package init(nudge: Double, moved: Objective.Moved) {
      self.nudge = nudge
      self.moved = moved
    }
  }

  package let stored: StoredGradients
  package let elements: PassElements
  package let size: Double
  /// The sum of the elements' stored gradients.
  package let gradient: Double
  /// X, its halves, and −X.
  package let trials: [Trial]

  /// Makes a nudge view of its parts.
  package init(
    stored: StoredGradients, elements: PassElements, size: Double, gradient: Double, trials: [Trial]
  ) {
    self.stored = stored
    self.elements = elements
    self.size = size
    self.gradient = gradient
    self.trials = trials
  }

  private var start: Double { stored.objective.value }
  private var loss: String { stored.objectiveName }

  private func predicted(_ trial: Trial) -> Double { gradient * trial.nudge }
  private func change(_ trial: Trial) -> Double { trial.moved.value - start }
  private func difference(_ trial: Trial) -> Double { change(trial) - predicted(trial) }

  /// What rounding alone may make of a difference.
  private var resolution: Double { stored.objective.resolution(step: 1) }

  package var document: Document {
    let first = trials[0]
    var blocks: [Block] = [
      .heading(
        "nudge \(.strong(elements.name)) by \(size): the \(loss) changes by \(change(first), style: .strong), the gradient predicts \(predicted(first), style: .strong)"
      ),
      .paragraph(
        "\(loss) \(.number(start, apartFrom: first.moved.value)) → \(.number(first.moved.value, apartFrom: start)); \(gradientWords) \(gradient), and gradient ⋅ nudge is what it predicts"
      ),
      .table(table), .paragraph(words),
    ]
    if elements.offsets.count > 1 {
      blocks.append(
        .note(
          Note(
            .remark,
            "all \(elements.offsets.count) numbers move by the same nudge; their gradients add up"))
      )
    }
    blocks.append(.next(next))
    return Document(kind: "nudge", blocks: blocks, facts: facts)
  }

  private var gradientWords: String {
    elements.offsets.count == 1 ? "its gradient is" : "the sum of its gradients is"
  }

  private var table: Table {
    let hasKink = trials.contains { $0.moved.kink != nil }
    var columns: [Table.Column] = [
      .init("nudge", .trailing), .init("predicted", .trailing),
      .init("change", .trailing), .init("difference", .trailing),
      .init("/ nudge²", .trailing),
    ]
    if hasKink { columns.append(.init("on the way")) }
    let rows = trials.map { trial -> [Text] in
      let rest = difference(trial)
      let isRounding = rest.magnitude <= resolution
      var row: [Text] = [
        .number(trial.nudge), .number(predicted(trial)), .number(change(trial)),
        isRounding ? .muted("rounding") : .number(rest),
        isRounding ? Text() : .number(rest / (trial.nudge * trial.nudge)),
      ]
      if hasKink { row.append(trial.moved.kink.map { "kink: \(stored.words(for: $0))" } ?? "") }
      return row
    }
    return Table(columns: columns, rows: rows)
  }

  /// The trials of X and its halves that crossed no kink and differ by more than rounding.
  private var clean: [Trial] {
    trials.dropLast().filter {
      $0.moved.kink == nil && difference($0).magnitude > resolution && difference($0).isFinite
    }
  }

  private enum Finding {
    case nothing, linear, square(curvature: Double), notTheSlope, kink, unclear
  }

  private var finding: Finding {
    let free = trials.filter { $0.moved.kink == nil }
    if free.isEmpty { return .kink }
    let clean = clean
    if clean.isEmpty, free.allSatisfy({ difference($0).magnitude <= resolution }) {
      return gradient == 0 && free.allSatisfy { change($0).magnitude <= resolution }
        ? .nothing : .linear
    }
    guard clean.count >= 2, let last = clean.last else { return .unclear }
    let before = clean[clean.count - 2]
    let ratio = abs(difference(last) / difference(before))
    let halving = abs(last.nudge / before.nudge)
    if ratio > 0.7 * halving { return .notTheSlope }
    return .square(curvature: 2 * difference(last) / (last.nudge * last.nudge))
  }

  private var words: Text {
    let kinked = trials.contains { $0.moved.kink != nil }
    let beyond: Text =
      kinked ? "; where a kink lies on the way the slope jumps, and no gradient can know of it" : ""
    switch finding {
    case .nothing:
      return "nothing changes: this number has no say in the \(loss) here, as its gradient 0 says"
    case .linear:
      return "no difference but rounding: the \(loss) is a straight line in this direction\(beyond)"
    case .square(let curvature):
      return
        "half the nudge, a quarter of the difference: it is the curve's bend, ½ ⋅ curvature ⋅ nudge², with a curvature near \(curvature)\(beyond)"
    case .notTheSlope:
      return
        "\("half the nudge leaves half of the difference:", style: .alarm) the stored gradient is not the slope of the \(loss) here; \(.code("gradcheck")) says where it went wrong\(beyond)"
    case .kink:
      return
        trials.allSatisfy { $0.moved.kink?.isExact ?? false }
        ? "a kink lies on every way, however short: the slope jumps right here, and the gradient is that of one side"
        : "a kink lies on every way tried: beyond it the slope is another; a smaller nudge may stay before it"
    case .unclear:
      return "the difference is what the gradient, a straight line, leaves out\(beyond)"
    }
  }

  private var next: [String] {
    let explained: String
    switch elements.place {
    case .weight, .bias: explained = elements.name
    case .input, .activation: explained = elements.name + ".grad"
    }
    if elements.offsets.count > 1 { return ["show \(elements.name)"] }
    return ["explain \(explained)", "paths \(elements.name)"]
  }

  private var facts: [Fact] {
    var curvature = Fact.Value.none
    if case .square(let value) = finding { curvature = .number(value) }
    return [
      Fact("name", .text(elements.name)), Fact("nudge", .number(size)),
      Fact("objective", .text(stored.objective.upstream == nil ? "loss" : "given")),
      Fact("value", .number(start)), Fact("gradient", .number(gradient)),
      Fact("predicted", .number(start + predicted(trials[0]))),
      Fact("actual", .number(trials[0].moved.value)), Fact("curvature", curvature),
      Fact(
        "trials",
        .list(
          trials.map { trial in
            .record([
              Fact("nudge", .number(trial.nudge)),
              Fact("predicted", .number(start + predicted(trial))),
              Fact("actual", .number(trial.moved.value)),
              Fact("difference", .number(difference(trial))),
              Fact("kink", trial.moved.kink.map { .text(stored.words(for: $0)) } ?? .none),
            ])
          })),
    ]
  }
}
