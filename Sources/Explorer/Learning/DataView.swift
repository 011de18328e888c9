import Datasets
import Documents
import NeuralNetwork

/// What `data` answers: how many samples of which classes, and the first few drawn.
struct DataView {
  let session: Session
  let dataset: Dataset

  var document: Document {
    let training = dataset.trainingCount
    var blocks: [Block] = [
      .heading(
        "\(dataset.name): \(dataset.count) samples of \(dataset.sampleShape.description) in \(dataset.classCount) classes, \(training) to train on, \(dataset.count - training) held back"
      )
    ]
    if !hasPictures { blocks.append(.paragraph(classes)) }
    blocks.append(.grids(pictures))
    if let network = session.network, network.inputShape != dataset.sampleShape {
      blocks.append(
        .note(
          Note(
            .warning,
            "the network reads \(network.inputShape.description): \(.code("data \(dataset.name)")) draws anew for it"
          )))
    }
    blocks.append(.note(Note(.next, next)))
    return Document(kind: "data", blocks: blocks, facts: facts)
  }

  private var hasPictures: Bool { dataset.sampleShape.rank == 3 }

  private var classes: Text {
    var text = Text()
    for (number, name) in dataset.classNames.enumerated() {
      if number > 0 { text += ", " }
      text += "class \(number), \(name): \(.strong(SamplePicture.signs[number]))"
    }
    return text
  }

  private var pictures: [Grid] {
    guard hasPictures else {
      return [SamplePicture.scatter(dataset.inputs, labels: dataset.labels, titled: Text())]
    }
    let shown = min(dataset.count, SamplePicture.capacity(dataset.sampleShape))
    return (0..<shown).map { sample in
      SamplePicture.grid(
        dataset.inputs.slice(at: sample),
        titled: "\(.muted("\(sample):")) \(dataset.classNames[dataset.labels[sample]])")
    }
  }

  private var next: Text {
    guard let network = session.network else {
      return "\(.code("input \(dataset.sampleShape.typed)")) makes a network that fits"
    }
    if network.loss == nil || network.layers.isEmpty {
      return "\(.code("dense \(dataset.classCount)")) · \(.code("loss cross-entropy"))"
    }
    return "\(.code("sample 0")) · \(.code("train 1 epoch")) · \(.code("evaluate"))"
  }

  private var facts: [Fact] {
    [
      Fact("name", .text(dataset.name)), Fact("samples", .integer(dataset.count)),
      Fact("training", .integer(dataset.trainingCount)),
      Fact("test", .integer(dataset.count - dataset.trainingCount)),
      Fact.shape("sampleShape", dataset.sampleShape),
      Fact("classes", .list(dataset.classNames.map { .text($0) })),
    ]
  }
}
