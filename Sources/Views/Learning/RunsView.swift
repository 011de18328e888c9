import Documents
import Sessions

/// What `curves` answers for several runs: their losses and accuracies in one picture.
struct RunsView {
  let runs: [LearningRun]

  var document: Document {
    let numbers = runs.map { String($0.number) }
    var blocks: [Block] = [
      .heading("runs \(numbers.joined(separator: ", ")) in one picture; * where they meet"),
      .drawing(
        Drawing(
          ["loss"] + RunChart(series: series(\.loss), lines: 8).texts, spoken: words(\.loss, "loss")
        )),
    ]
    if runs.contains(where: { $0.accuracy.count > 0 }) {
      blocks.append(
        .drawing(
          Drawing(
            ["accuracy of each batch"]
              + RunChart(series: series(\.accuracy), bounds: 0...1, lines: 6).texts,
            spoken: words(\.accuracy, "accuracy"))))
    }
    blocks.append(.table(table))
    blocks.append(.next("curves \(numbers[numbers.count - 1])"))
    return Document(
      kind: "curves", blocks: blocks,
      facts: [Fact("runs", .list(runs.map { .record($0.facts) }))])
  }

  private func series(_ curve: (LearningRun) -> StepCurve) -> [RunChart.Series] {
    runs.map { .init(sign: $0.sign, curve($0)) }
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
