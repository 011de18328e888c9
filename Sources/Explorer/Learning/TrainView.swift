import Documents
import NeuralNetwork

/// What `train` answers: the loss over the steps, and how far kernels and dense weights moved.
struct TrainView {
  let session: Session
  let run: TrainingRun
  /// The network before the first step.
  let before: Network

  /// How many kernels or rows of one tensor have a line of their own, and how many lines there are.
  private static let limits = (rows: 4, lines: 12)
  private static let chart = Size(rows: 4, columns: 60)

  var document: Document {
    var blocks: [Block] = [
      .heading("\(done)\(on), \(run.optimiser.rule.word) lr \(run.learningRate, style: .plain)"),
      .verbatim(
        run.curve.chart(width: Self.chart.columns, lines: Self.chart.rows).map { Text($0) }
          + [lossLine]),
      .table(table),
    ]
    if run.wasInterrupted {
      blocks.append(
        .note(
          Note(
            .remark,
            "stopped after \(run.curve.count) of \(run.steps) steps; what was learned stays")))
    }
    if !run.curve.last.isFinite {
      blocks.append(
        .note(
          Note(
            .warning,
            "the loss is no longer a number: the steps are too large; \(.code("undo")), then a smaller lr"
          )))
    }
    blocks.append(.note(Note(.next, next)))
    return Document(kind: "train", blocks: blocks, facts: facts)
  }

  private var done: String {
    "\(run.curve.count) \(run.curve.count == 1 ? "step" : "steps")"
  }

  private var on: Text {
    switch run.source {
    case .data(let dataset, _, let batch):
      " on \(dataset.trainingCount) samples of \(dataset.name), batch \(batch)"
    case .present(let input, _):
      input.batch.shape[0] == 1
        ? " on the present input" : " on the \(input.batch.shape[0]) samples of the present input"
    }
  }

  private var lossLine: Text {
    let curve = run.curve
    if curve.count == 1 { return "loss \(curve.first, style: .strong) before the update" }
    let columns = min(Self.chart.columns, curve.values.count)
    let stretch = (curve.count + columns - 1) / columns
    let bar = stretch > 1 ? "  (a bar: about \(stretch) steps)" : ""
    return
      "loss \(curve.first, style: .plain) at the first step, \(curve.last, style: .strong) at the last\(bar)"
  }

  private var movements: [Movement] {
    Movement.all(from: before, to: run.network, frozen: run.frozen, limit: Self.limits.rows)
  }

  private var table: Table {
    var shown = movements
    if shown.count > Self.limits.lines {
      shown = Movement.all(from: before, to: run.network, frozen: run.frozen, limit: 0)
    }
    let farthest = shown.map(\.distance).filter(\.isFinite).max() ?? 0
    let rows = shown.prefix(Self.limits.lines).map { movement -> [Text] in
      let share = farthest > 0 ? movement.distance / farthest : 0
      let length = share.isFinite ? Int((12 * share).rounded(.up)) : 12
      return [
        .code(movement.address), "\(movement.count)", .number(movement.size, style: .plain),
        .number(movement.distance, style: .strong), .number(movement.largest),
        movement.frozen == movement.count
          ? .muted("frozen")
          : Text(String(repeating: "█", count: length))
            + (movement.frozen > 0 ? " \(movement.frozen) frozen" : ""),
      ]
    }
    return Table(
      columns: [
        .init("weights"), .init("count", .trailing), .init("size before", .trailing),
        .init("moved", .trailing), .init("largest move", .trailing), .init(""),
      ], rows: Array(rows))
  }

  private var next: Text {
    if case .data(let dataset, _, _) = run.source, !dataset.testIndices.isEmpty {
      return "\(.code("evaluate")) · \(.code("undo")) takes all of it back"
    }
    return "\(.code("forward")) · \(.code("undo")) takes all of it back"
  }

  private var facts: [Fact] {
    let curve = run.curve
    var facts = [
      Fact("steps", .integer(curve.count)), Fact("interrupted", .flag(run.wasInterrupted)),
      Fact("firstLoss", .number(curve.first)), Fact("loss", .number(curve.last)),
      Fact("losses", .list(curve.values.map { .number($0) })),
      Fact("stepsPerLoss", .integer(curve.width)),
      Fact("lr", .number(run.learningRate)),
    ]
    if case .data(let dataset, _, let batch) = run.source {
      facts += [Fact("data", .text(dataset.name)), Fact("batch", .integer(batch))]
    }
    facts.append(
      Fact(
        "moved",
        .record(
          movements.map { movement in
            Fact(
              movement.address,
              .record([
                Fact("count", .integer(movement.count)), Fact("before", .number(movement.size)),
                Fact("moved", .number(movement.distance)),
                Fact("largest", .number(movement.largest)),
                Fact("frozen", .integer(movement.frozen)),
              ]))
          })))
    return facts
  }
}
