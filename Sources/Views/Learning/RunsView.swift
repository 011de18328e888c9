import Documents
import Sessions
import Wording

/// What `curves` answers for several runs: their losses and accuracies in one picture.
struct RunsView {
  let session: Session
  let runs: [LearningRun]

  var document: Document {
    let numbers = runs.map { String($0.number) }
    var blocks: [Block] = [
      .heading("runs \(numbers.joined(separator: ", ")) in one picture; * where they meet")
    ]
    blocks += runs.flatMap { $0.staleBlocks(session) }
    blocks.append(
      figure("loss", "loss", RunChart(series: series(\.loss), lines: 8), words(\.loss, "loss")))
    if runs.contains(where: { $0.accuracy.count > 0 }) {
      blocks.append(
        figure(
          "accuracy", "accuracy of each batch",
          RunChart(series: series(\.accuracy), bounds: 0...1, lines: 6),
          words(\.accuracy, "accuracy")))
    }
    blocks.append(.table(table))
    blocks.append(.next("curves \(numbers[numbers.count - 1])"))
    return Document(
      kind: "curves", blocks: blocks,
      facts: [Fact("runs", .list(runs.map { .record($0.facts) }))])
  }

  private func figure(
    _ name: String, _ title: Text, _ chart: RunChart, _ spoken: [Text]
  ) -> Block {
    .figure(
      Figure(
        .chart(chart.chart(name, title: title, spoken: spoken)),
        instead: [.drawing(Drawing([title] + chart.texts, spoken: spoken))]))
  }

  private func series(_ curve: (LearningRun) -> StepCurve) -> [RunChart.Series] {
    runs.map { .init(sign: $0.sign, name: "run \($0.number)", curve($0)) }
  }

  /// How a curve of each run went.
  private func words(_ curve: (LearningRun) -> StepCurve, _ name: String) -> [Text] {
    runs.filter { curve($0).count > 0 }.map { curve($0).words("\(name) of run \($0.number)") }
  }

  private var table: Table {
    let rows = runs.map { run -> [Text] in
      [
        .strong(String(run.sign)), Text(run.source),
        run.frozen.isEmpty ? .muted("nothing") : Text(run.frozen.joined(separator: ", ")),
        "\(run.steps)", .number(run.loss.first, style: .plain),
        .number(run.loss.last, style: .plain),
        run.heldBack.last?.accuracy.map { .number($0, style: .strong) } ?? .muted("·"),
      ]
    }
    return Table(
      columns: [
        .init("run"), .init("data"), .init("frozen"), .init("steps", .trailing),
        .init("first loss", .trailing, isOptional: true), .init("last", .trailing),
        .init("held back right", .trailing),
      ], rows: rows)
  }
}

extension LearningRun {
  /// What its curve is drawn with: the last digit of its number.
  var sign: Character { Character(String(number % 10)) }
}
