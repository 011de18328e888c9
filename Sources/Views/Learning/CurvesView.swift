import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `curves` answers: how loss, accuracy and gradients went from step to step in one run.
struct CurvesView {
  let session: Session
  let run: LearningRun
  /// The numbers of all runs there are.
  let known: [Int]

  private static let sparkline = 24

  var document: Document {
    var blocks: [Block] = [.heading("run \(run.number): \(run.sentence)")]
    blocks += run.staleBlocks(session)
    blocks += Self.loss(run) + Self.accuracy(run)
    blocks.append(.table(layers))
    blocks.append(.next(next))
    return Document(kind: "curves", blocks: blocks, facts: run.facts)
  }

  private static func loss(_ run: LearningRun) -> [Block] {
    let held = run.heldBack.map { (step: Double($0.step), value: $0.loss) }
    let chart = RunChart(
      series: [
        .init(sign: "·", name: "each batch", run.loss),
        .init(sign: "o", name: "held back", points: held, isSparse: true),
      ], lines: 7)
    var title: Text =
      "loss of each batch ·, \(run.loss.first, style: .plain) → \(run.loss.last, style: .strong)"
    if let last = run.heldBack.last {
      title += "   held back o, \(last.loss, style: .strong)"
    }
    var spoken: [Text] = [run.loss.words("loss of each batch")]
    if !run.heldBack.isEmpty {
      spoken.append(CurveWords(name: "loss held back", values: run.heldBack.map(\.loss)).sentence)
    }
    var caption: Text =
      "loss, \(run.loss.first, style: .plain) → \(run.loss.last, style: .strong)"
    if let last = run.heldBack.last { caption += ", held back \(last.loss, style: .strong)" }
    return [
      .figure(
        Figure(
          .chart(chart.chart("loss", title: caption, spoken: spoken)),
          instead: [.drawing(Drawing([title] + chart.texts, spoken: spoken))]))
    ]
  }

  private static func accuracy(_ run: LearningRun) -> [Block] {
    guard run.accuracy.count > 0 else { return [] }
    let held = run.heldBack.compactMap { held in
      held.accuracy.map { (step: Double(held.step), value: $0) }
    }
    let chart = RunChart(
      series: [
        .init(sign: "·", name: "each batch", run.accuracy),
        .init(sign: "o", name: "held back", points: held, isSparse: true),
      ], bounds: 0...1, lines: 5)
    var title: Text =
      "accuracy, \(run.accuracy.first, style: .plain) → \(run.accuracy.last, style: .strong)"
    if let last = run.heldBack.last?.accuracy {
      title += "   held back o, \(last, style: .strong)"
    }
    var spoken: [Text] = [run.accuracy.words("accuracy of each batch")]
    if !held.isEmpty {
      spoken.append(CurveWords(name: "accuracy held back", values: held.map(\.value)).sentence)
    }
    var caption: Text =
      "accuracy, \(run.accuracy.first, style: .plain) → \(run.accuracy.last, style: .strong)"
    if let last = run.heldBack.last?.accuracy {
      caption += ", held back \(last, style: .strong)"
    }
    return [
      .figure(
        Figure(
          .chart(chart.chart("accuracy", title: caption, spoken: spoken)),
          instead: [.drawing(Drawing([title] + chart.texts, spoken: spoken))]))
    ]
  }

  /// For each layer how long its gradient was, and the learning rate.
  private var layers: Table {
    let moved = Movement.layers(of: run)
    var rows = run.norms.map { norm -> [Text] in
      [
        .code(norm.layer), norm.curve.sparkline(Self.sparkline),
        .number(norm.curve.first, style: .plain), .number(norm.curve.last, style: .plain),
        run.frozen.contains(norm.layer)
          ? .muted("frozen") : moved[norm.layer].map { .number($0, style: .plain) } ?? Text(),
      ]
    }
    let rate = run.learningRate
    if rate.first != rate.last || rate.values.contains(where: { $0 != rate.first }) {
      rows.append([
        "lr", rate.sparkline(Self.sparkline), .number(rate.first, style: .plain),
        .number(rate.last, style: .plain), "",
      ])
    }
    return Table(
      columns: [
        .init("layer"), .init("length of its gradient"), .init("first", .trailing),
        .init("last", .trailing), .init("moved", .trailing),
      ], rows: rows)
  }

  private var next: [String] {
    var lines = ["curves moved"]
    if let layer = run.kernelHistory.latest.weights.keys.min() {
      lines.append("filmstrip \(layer)")
    }
    if let other = known.last(where: { $0 != run.number }) {
      lines.append("curves \(min(other, run.number)) \(max(other, run.number))")
    }
    return lines
  }
}

extension LearningRun {
  /// What it was in a few words: `150 steps on digits, adam, frozen: conv1`.
  var sentence: Text {
    var text: Text = "\(steps.counted("step")) on \(source), \(rule)"
    if let clipping { text += ", clip \(clipping.words)" }
    for rate in rates { text += ", rate \(rate.name) \(rate.factor, style: .plain)" }
    if !frozen.isEmpty { text += ", frozen: \(frozen.joined(separator: ", "))" }
    return text
  }

  /// Its numbers for programs.
  var facts: [Fact] {
    [
      Fact("run", .integer(number)), Fact("steps", .integer(steps)), Fact("data", .text(source)),
      Fact("rule", .text(rule)), Fact("clip", clipping.map { .record($0.facts) } ?? .none),
      Fact("layerRates", .record(rates.map { Fact($0.name, .number($0.factor)) })),
      Fact("frozen", .list(frozen.map { .text($0) })),
      Fact("stepsPerPoint", .integer(loss.width)),
      Fact("losses", .list(loss.values.map { .number($0) })),
      Fact("accuracies", .list(accuracy.values.map { .number($0) })),
      Fact("rates", .list(learningRate.values.map { .number($0) })),
      Fact(
        "heldBack",
        .list(
          heldBack.map {
            .record([
              Fact("step", .integer($0.step)),
              Fact("accuracy", $0.accuracy.map { .number($0) } ?? .none),
              Fact("loss", .number($0.loss)),
            ])
          })),
      Fact(
        "gradientNorms",
        .record(
          norms.map { Fact($0.layer, .list($0.curve.values.map { .number($0) })) })),
    ]
  }
}

extension Movement {
  /// How far the parameters of each layer went in a run, by the layer's name.
  static func layers(of run: LearningRun) -> [String: Double] {
    guard let start = run.start else { return [:] }
    var distances: [String: Double] = [:]
    for (old, new) in zip(start.layers, run.end.layers) {
      var (squares, count) = (0.0, 0)
      for role in ParameterName.Role.allCases {
        guard let before = old[role], let after = new[role] else { continue }
        for (one, other) in zip(before.elements, after.elements) {
          squares += (other - one) * (other - one)
        }
        count += before.count
      }
      if count > 0 { distances[old.name] = (squares / Double(count)).squareRoot() }
    }
    return distances
  }
}
