import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `train` answers: the loss over the steps, and how far kernels and dense weights moved.
package struct TrainView {
  package let session: Session
  package let run: TrainingRun
  /// The network before the first step.
  package let before: Network

  /// Makes a train view of its parts.
  package init(session: Session, run: TrainingRun, before: Network) {
    self.session = session
    self.run = run
    self.before = before
  }

  private static let chart = Size(rows: 4, columns: 48)
  /// How many times its first value the loss has to be to count as run away.
  private static let runaway = 10.0

  package var document: Document {
    var blocks: [Block] = [
      .heading(
        "\(done)\(on), \(run.optimiser.rule.word) lr \(run.learningRate, style: .plain)\(clipping)"
      ),
      loss,
      .table(movement.table),
    ]
    if let clipped { blocks.append(.note(Note(.remark, clipped))) }
    if run.wasInterrupted {
      blocks.append(
        .note(
          Note(
            .remark,
            "stopped after \(run.curve.count) of \(run.steps.counted("step")); what was learned stays"
          )))
    }
    if let divergence = run.divergence {
      blocks += [
        .note(
          Note(
            .warning,
            "stopped before step \(divergence.step) of \(run.steps): \(divergence.sentence), so its update was not made; \(Self.kept(run.curve.count))"
          )),
        .note(Note(.remark, advice(divergence))),
      ]
    } else if run.curve.last > Self.runaway * run.curve.first, run.curve.first > 0 {
      blocks.append(
        .note(
          Note(
            .warning,
            "the loss has grown: the steps are too large; \(.code("undo")), then a smaller lr")))
    }
    blocks += ModeNote.trained(run.network, session: session)
    blocks += RateNote.blocks(run.optimiser, run.network)
    blocks += PrecisionNote.blocks(session.pass) + SabotageNote.blocks(session)
    blocks.append(.next(next))
    return Document(kind: "train", blocks: blocks, facts: facts)
  }

  /// How the loss went: a curve where one can be drawn, else bars.
  private var loss: Block {
    let chart = RunChart(series: [.init(sign: "·", name: "loss", run.curve)])
    let spoken = [run.curve.words("loss")] + heldBackLines
    var title: Text = ""
    for (place, line) in (Array(lossLines.prefix(1)) + heldBackLines).enumerated() {
      if place > 0 { title += "; " }
      title += line
    }
    return .figure(
      Figure(
        .chart(chart.chart("loss", title: title, spoken: spoken)),
        instead: [
          .drawing(
            Drawing(
              BarChart(values: run.curve.columns(Self.chart.columns), lines: Self.chart.rows).texts
                + lossLines + heldBackLines, spoken: spoken))
        ]))
  }

  private static func kept(_ steps: Int) -> String {
    steps == 1 ? "the step before it stays" : "the \(steps) steps before it stay"
  }

  private var clipping: Text {
    run.optimiser.clipping.map { ", clip \($0.words)" } ?? ""
  }

  /// In how many steps clipping changed a gradient.
  private var clipped: Text? {
    guard run.optimiser.clipping != nil else { return nil }
    let (count, steps) = (run.clippedSteps, run.curve.count)
    return count == 0
      ? "no gradient was clipped: none was too large"
      : steps == 1
        ? "gradients were clipped"
        : "gradients were clipped in \(count) of \(steps.counted("step"))"
  }

  private var done: String {
    "\(run.curve.count.counted("step"))"
  }

  private var on: Text {
    switch run.source {
    case .data(let dataset, _, let batch):
      " on \(dataset.trainingCount.counted("sample")) of \(dataset.name), batch \(batch)"
    case .present(let input, _):
      input.batch.shape[0] == 1
        ? " on the present input" : " on the \(input.batch.shape[0]) samples of the present input"
    }
  }

  private var lossLines: [Text] {
    let curve = run.curve
    if curve.count == 1 { return ["loss \(curve.first, style: .strong) before the update"] }
    let line: Text =
      "loss \(curve.first, style: .plain) at the first step, \(curve.last, style: .strong) at the last"
    let columns = min(Self.chart.columns, curve.values.count)
    let stretch = (curve.count + columns / 2) / columns
    return stretch > 1 ? [line, .muted("a bar is the mean of about \(stretch) steps")] : [line]
  }

  /// What the samples held back said at the end of the last epoch.
  private var heldBackLines: [Text] {
    guard let last = run.record.heldBack.last, last.step > run.record.steps - run.curve.count
    else { return [] }
    let ago = run.record.steps - last.step
    let when = ago == 0 ? "" : ", \(ago.counted("step")) before the end"
    guard let accuracy = last.accuracy else {
      return ["held back: loss \(last.loss, style: .strong)\(when)"]
    }
    return [
      "held back: \(100 * accuracy, style: .strong) % right, loss \(last.loss, style: .plain)\(when)"
    ]
  }

  private func advice(_ divergence: Divergence) -> Text {
    switch divergence.cause {
    // The weights were finite before the first step.
    case .steps, .parameter:
      "the steps are too large; a tenth of the rate: \(.code("undo; \(divergence.remedy)"))"
    case .beginnings, .given: "\(divergence.advice)"
    }
  }

  private var movement: MovementTable {
    MovementTable(from: before, to: run.network, frozen: run.frozen)
  }

  private var next: [String] {
    if case .data(let dataset, _, _) = run.source, !dataset.testIndices.isEmpty {
      return ["evaluate", "curves", "undo"]
    }
    return ["forward", "curves", "undo"]
  }

  private var facts: [Fact] {
    let curve = run.curve
    var facts = [
      Fact("steps", .integer(curve.count)), Fact("interrupted", .flag(run.wasInterrupted)),
      Fact("firstLoss", .number(curve.first)), Fact("loss", .number(curve.last)),
      Fact("losses", .list(curve.values.map { .number($0) })),
      Fact("stepsPerLoss", .integer(curve.width)),
      Fact("lr", .number(run.learningRate)), run.optimiser.clipFact,
    ]
    if run.optimiser.clipping != nil { facts.append(Fact("clipped", .integer(run.clippedSteps))) }
    if case .data(let dataset, _, let batch) = run.source {
      facts += [Fact("data", .text(dataset.name)), Fact("batch", .integer(batch))]
    }
    if let divergence = run.divergence { facts.append(divergence.fact) }
    facts.append(movement.fact)
    return facts
  }
}
