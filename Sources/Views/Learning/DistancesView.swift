import Datasets
import Documents
import NeuralNetwork
import Sessions

/// What `evaluate` answers where labels are quantities: how far off the outputs are, and the worst.
package struct DistancesView {
  package let dataset: Dataset
  package let distances: Distances

  /// Makes a distances view of its parts.
  package init(dataset: Dataset, distances: Distances) {
    self.dataset = dataset
    self.distances = distances
  }

  /// How many of the worst are listed, and how many numbers of each.
  private static let listed = (samples: 6, numbers: 4)

  package var document: Document {
    let count = distances.outcomes.count
    var sentence: Text = "off by \(distances.meanError, style: .strong) in the mean"
    if let share = distances.determination {
      sentence += "; R² = \(share, style: .strong), where 1 is all of the labels' spread"
    }
    let shown = distances.worst.prefix(Self.listed.samples)
    let blocks: [Block] = [
      .heading(
        "\(count) held-back \(dataset.name): loss \(distances.loss, style: .plain)"),
      .paragraph(sentence),
      .paragraph("the \(shown.count == 1 ? "sample" : "\(shown.count) samples") most off"),
      .table(
        Table(
          columns: [
            .init("sample", .trailing), .init(dataset.labelTitle, .trailing),
            .init("output", .trailing), .init("off by", .trailing),
          ],
          rows: shown.map { outcome in
            [
              .muted("\(outcome.sample)"), Self.text(outcome.wanted), Self.text(outcome.output),
              .number(outcome.meanError, style: .plain),
            ]
          })),
      .next("sample \(shown.first?.sample ?? 0); forward; backward"),
    ]
    return Document(kind: "evaluate", blocks: blocks, facts: facts)
  }

  private static func text(_ numbers: [Double]) -> Text {
    var text = Text()
    for (place, number) in numbers.prefix(listed.numbers).enumerated() {
      text += place > 0 ? ", \(number, style: .plain)" : "\(number, style: .plain)"
    }
    return numbers.count > listed.numbers ? text + ", …" : text
  }

  private var facts: [Fact] {
    [
      Fact("data", .text(dataset.name)), Fact("samples", .integer(distances.outcomes.count)),
      Fact("loss", .number(distances.loss)), Fact("meanError", .number(distances.meanError)),
      Fact("determination", distances.determination.map { .number($0) } ?? .none),
      Fact(
        "outputs",
        .list(
          distances.outcomes.map { outcome in
            .record([
              Fact("sample", .integer(outcome.sample)),
              Fact("target", .list(outcome.wanted.map { .number($0) })),
              Fact("output", .list(outcome.output.map { .number($0) })),
              Fact("loss", .number(outcome.loss)),
            ])
          })),
    ]
  }
}

extension Dataset {
  /// What stands above labels.
  var labelTitle: String {
    if !labelName.isEmpty, Int(labelName) == nil { return labelName.shortened }
    return hasClasses ? "class" : "label"
  }

  /// The first numbers of a sample's label.
  func valueText(of sample: Int) -> Text {
    let numbers = values?.slice(at: sample).elements ?? []
    var text = Text()
    for (place, number) in numbers.prefix(4).enumerated() {
      text += place > 0 ? ", \(number, style: .plain)" : "\(number, style: .plain)"
    }
    return numbers.count > 4 ? text + ", …" : text
  }
}
