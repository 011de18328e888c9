import Datasets
import Documents
import NeuralNetwork
import Sessions

/// What `evaluate` answers: how many were told rightly, what was taken for what, and the worst.
package struct EvaluateView {
  package let dataset: Dataset
  package let evaluation: Evaluation
  /// The plane as the network sees it, where the samples are points.
  package let map: PlaneMap?

  /// Makes an evaluate view of its parts.
  package init(dataset: Dataset, evaluation: Evaluation, map: PlaneMap?) {
    self.dataset = dataset
    self.evaluation = evaluation
    self.map = map
  }

  /// Up to so many classes, all that was taken for what is shown at once.
  private static let widestConfusion = 14

  package func document(interruption: Interruption) throws(PassError) -> Document {
    let (right, count) = (evaluation.right, evaluation.outcomes.count)
    var blocks: [Block] = [
      .heading(
        "\(right) of \(count) held-back \(dataset.name) right: \(100 * evaluation.accuracy, style: .strong) %, loss \(evaluation.loss, style: .plain)"
      )
    ]
    if evaluation.classCount <= Self.widestConfusion {
      blocks.append(.grids([confusion]))
    } else {
      blocks.append(.table(confusions))
    }
    if let map {
      blocks.append(try map.block(interruption: interruption))
    }
    let mistakes = evaluation.mistakes
    if mistakes.isEmpty {
      blocks.append(.note(Note(.check, "no mistake among the samples held back")))
    } else {
      blocks += drawn(mistakes)
    }
    blocks.append(.next(next(mistakes)))
    return Document(kind: "evaluate", blocks: blocks, facts: facts)
  }

  private var confusion: Grid {
    let counts = evaluation.confusion
    // Whole: a screen cuts them to its width, a file has none.
    let names = counts.indices.map(fullName)
    let rows = counts.enumerated().map { label, row in
      row.enumerated().map { predicted, count in
        Grid.Cell(
          count == 0 ? .sign("\u{B7}", means: "0") : .text(String(count)),
          mark: label == predicted ? .right : .none)
      }
    }
    var grid = Grid(
      title: "what it is, down; what it is taken for, across", rows: rows, rowLabels: names,
      columnLabels: names)
    grid.spoken = counts.indices.map { spoken($0, counts[$0]) }
    return grid
  }

  /// A row of the matrix: how many of a class are right, and what the others were taken for.
  private func spoken(_ label: Int, _ row: [Int]) -> Text {
    let others = row.indices.filter { $0 != label && row[$0] > 0 }
    let all = row.reduce(0, +)
    var text: Text = "\(name(label)): \(row[label]) of \(all) right"
    for other in others { text += ", \(row[other]) taken for \(name(other))" }
    return text
  }

  /// Which classes were most often taken for which.
  private var confusions: Table {
    var counts: [[Int]: Int] = [:]
    for mistake in evaluation.mistakes {
      counts[[mistake.label, mistake.predicted], default: 0] += 1
    }
    let worst = counts.sorted {
      ($1.value, $0.key[0], $0.key[1]) < ($0.value, $1.key[0], $1.key[1])
    }
    return Table(
      columns: [.init("class"), .init("taken for"), .init("times", .trailing)],
      rows: worst.prefix(8).map { pair, count in
        [Text(fullName(pair[0])), Text(fullName(pair[1])), "\(count)"]
      })
  }

  private func name(_ label: Int) -> String {
    label < dataset.classCount ? dataset.shownClassNames[label] : String(label)
  }

  private func fullName(_ label: Int) -> String {
    label < dataset.classCount ? dataset.classNames[label] : String(label)
  }

  private func drawn(_ mistakes: [Evaluation.Outcome]) -> [Block] {
    guard dataset.sampleShape.rank == 3 else {
      let worst = mistakes.prefix(4).map { "\($0.sample) (\(words($0)))" }
      return [.paragraph("most wrong: \(worst.joined(separator: ", "))")]
    }
    let shown = mistakes.prefix(SamplePicture.capacity(dataset.sampleShape, lines: 1))
    return [
      .paragraph(
        mistakes.count > shown.count
          ? "the most wrong \(shown.count) of \(mistakes.count) mistakes"
          : mistakes.count == 1 ? "the one mistake" : "all \(mistakes.count) mistakes"),
      .grids(
        shown.map { outcome in
          var grid = SamplePicture.grid(
            dataset.inputs.slice(at: outcome.sample),
            titled: "\(.muted("\(outcome.sample):")) \(words(outcome))")
          grid.caption = "loss \(outcome.loss, style: .plain)"
          return grid
        }),
    ]
  }

  private func words(_ outcome: Evaluation.Outcome) -> String {
    "\(name(outcome.label)) as \(name(outcome.predicted))"
  }

  private func next(_ mistakes: [Evaluation.Outcome]) -> [String] {
    guard let worst = mistakes.first else { return ["curves"] }
    return ["sample \(worst.sample); forward; backward", "train 1 epoch"]
  }

  private var facts: [Fact] {
    [
      Fact("data", .text(dataset.name)), Fact("samples", .integer(evaluation.outcomes.count)),
      Fact("right", .integer(evaluation.right)), Fact("accuracy", .number(evaluation.accuracy)),
      Fact("loss", .number(evaluation.loss)),
      Fact("confusion", .list(evaluation.confusion.map { .list($0.map { .integer($0) }) })),
      Fact(
        "mistakes",
        .list(
          evaluation.mistakes.map { outcome in
            .record([
              Fact("sample", .integer(outcome.sample)), Fact("class", .integer(outcome.label)),
              Fact("predicted", .integer(outcome.predicted)),
              Fact("loss", .number(outcome.loss)),
            ])
          })),
    ]
  }
}
