import Datasets
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `data` answers: how many samples of which classes, and the first few drawn.
package struct DataView {
  package let session: Session
  package let dataset: Dataset
  /// What there is to say about how they were read.
  package var remarks: [String] = []

  /// Makes a data view of its parts.
  package init(session: Session, dataset: Dataset, remarks: [String] = []) {
    self.session = session
    self.dataset = dataset
    self.remarks = remarks
  }

  /// How many classes, samples and numbers of a sample are listed.
  private static let listed = (classes: 10, samples: 8, numbers: 5)

  package var document: Document {
    let training = dataset.trainingCount
    let classes = dataset.classCount == 1 ? "class" : "classes"
    let labels: Text =
      dataset.hasClasses
      ? "in \(dataset.classCount) \(classes)" : "labelled with \(labelWords)"
    var blocks: [Block] = [
      .heading(
        "\(dataset.name): \(dataset.count.counted("sample")) of \(dataset.sampleShape.description) \(labels), \(training) to train on, \(dataset.count - training) held back"
      )
    ]
    switch kind {
    case .pictures: blocks.append(.grids(pictures))
    case .points:
      let grid = SamplePicture.scatter(
        dataset.inputs.tensor, labels: dataset.labels, titled: Text())
      let samples = dataset.labels.indices.map { (sample: $0, group: dataset.labels[$0]) }
      let chart = ScatterChart(dataset: dataset, samples: samples, groups: dataset.classNames)
        .chart(spoken: grid.spoken ?? [])
      blocks.append(.figure(Figure(.chart(chart), instead: [.paragraph(signs), .grids([grid])])))
    case .numbers: blocks.append(.table(table))
    }
    if dataset.origin != .drawn { blocks.append(.paragraph(counts)) }
    for remark in remarks { blocks.append(.note(Note(.remark, Text(remark)))) }
    if let network = session.network, network.inputShape != dataset.sampleShape {
      blocks.append(.note(Note(.warning, remedy(network.inputShape))))
    }
    blocks.append(.next(next))
    return Document(kind: "data", blocks: blocks, facts: facts)
  }

  private enum Kind { case pictures, points, numbers }

  private var kind: Kind {
    if dataset.sampleShape.rank == 3 { return .pictures }
    let isDrawable = (1...SamplePicture.signs.count).contains(dataset.classCount)
    return dataset.sampleShape == [2] && isDrawable ? .points : .numbers
  }

  private func remedy(_ shape: Shape) -> Text {
    dataset.origin == .drawn
      ? "the network reads \(shape.description): \(.code("data \(dataset.name)")) draws anew for it"
      : "the network reads \(shape.description): \(.code("input \(dataset.sampleShape.typed)")) begins one that fits"
  }

  private var signs: Text {
    var text = Text()
    for (number, name) in dataset.shownClassNames.enumerated() {
      if number > 0 { text += ", " }
      text += "class \(number), \(name): \(.strong(SamplePicture.signs[number]))"
    }
    return text
  }

  /// What the labels are, where they are no classes.
  private var labelWords: String {
    let count = dataset.values?.shape.droppingFirst().count ?? 1
    return count == 1 ? "a number" : "\(count) numbers"
  }

  /// How many samples each class has, or how far the numbers reach.
  private var counts: Text {
    if !dataset.hasClasses {
      let values = dataset.values?.elements ?? []
      return
        "\(dataset.labelTitle): from \(values.min() ?? 0, style: .plain) to \(values.max() ?? 0, style: .plain)"
    }
    var counts = [Int](repeating: 0, count: dataset.classCount)
    for label in dataset.labels { counts[label] += 1 }
    let found = zip(dataset.shownClassNames, counts).filter { $0.1 > 0 }
    var parts = found.prefix(Self.listed.classes).map { name, count in
      "\(name) \(count)"
    }
    if found.count > parts.count { parts.append("\(found.count - parts.count) more classes") }
    if found.count < counts.count {
      parts.append("\(counts.count - found.count) classes without a sample")
    }
    return "samples of each class: \(parts.joined(separator: ", "))"
  }

  private var pictures: [Grid] {
    let shown = min(dataset.count, SamplePicture.capacity(dataset.sampleShape))
    return (0..<shown).map { sample in
      SamplePicture.grid(
        dataset.inputs.slice(at: sample),
        titled:
          "\(.muted("\(sample):")) \(label(of: sample))")
    }
  }

  private var table: Table {
    let features = min(dataset.sampleShape.count, Self.listed.numbers)
    let shown = dataset.featureNames.shortenedApart
    let names = (0..<features).map { place in
      let isNamed = shown.indices.contains(place) && !shown[place].isEmpty
      return Table.Column(
        isNamed ? shown[place] : "[\(place)]", .trailing,
        name: isNamed ? dataset.featureNames[place] : nil)
    }
    let isCut = features < dataset.sampleShape.count
    let rows = (0..<min(dataset.count, Self.listed.samples)).map { sample -> [Text] in
      let numbers = dataset.inputs.slice(at: sample).elements.prefix(features).map { element in
        Text.number(element, style: .plain)
      }
      return [.muted("\(sample)")] + numbers + (isCut ? ["…"] : [])
        + [label(of: sample)]
    }
    var columns = [Table.Column("sample", .trailing)]
    columns += names
    if isCut { columns.append(Table.Column("", name: "more")) }
    columns.append(
      Table.Column(dataset.labelTitle, dataset.hasClasses ? .leading : .trailing))
    return Table(columns: columns, rows: rows)
  }

  private func label(of sample: Int) -> Text {
    dataset.hasClasses
      ? Text(dataset.shownClassNames[dataset.labels[sample]]) : dataset.valueText(of: sample)
  }

  private var next: [String] {
    guard let network = session.network else {
      return ["input \(dataset.sampleShape.typed)"]
    }
    guard session.fittedData(network) != nil else {
      return ["input \(dataset.sampleShape.typed)"]
    }
    if network.loss == nil || network.layers.isEmpty {
      guard dataset.hasClasses else {
        let count = dataset.values?.shape.droppingFirst().count ?? 1
        return ["dense \(count); loss mse"]
      }
      return ["dense \(dataset.classCount); loss cross-entropy"]
    }
    return ["sample 0", "train 1 epoch", "evaluate"]
  }

  private var facts: [Fact] {
    [
      Fact("name", .text(dataset.name)), Fact("samples", .integer(dataset.count)),
      Fact("training", .integer(dataset.trainingCount)),
      Fact("test", .integer(dataset.count - dataset.trainingCount)),
      Fact.shape("sampleShape", dataset.sampleShape),
      Fact("classes", .list(dataset.classNames.map { .text($0) })),
      Fact("labels", .text(dataset.hasClasses ? "class" : "number")),
      Fact("remarks", .list(remarks.map { .text($0) })),
    ]
  }
}
