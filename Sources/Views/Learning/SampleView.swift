import Datasets
import Documents
import NeuralNetwork
import Sessions

/// What `sample` answers: the sample drawn, and its class.
package struct SampleView {
  package let session: Session
  package let dataset: Dataset
  package let index: Int

  /// Makes a sample view of its parts.
  package init(session: Session, dataset: Dataset, index: Int) {
    self.session = session
    self.dataset = dataset
    self.index = index
  }

  package var document: Document {
    let half = index < dataset.trainingCount ? "one to train on" : "held back"
    var blocks: [Block] = [
      .paragraph(
        dataset.hasClasses
          ? "sample \(index), \(half): \(.strong(name(of: dataset.labels[index])))"
          : "sample \(index), \(half): \(dataset.labelTitle) \(dataset.valueText(of: index))")
    ]
    if dataset.sampleShape.rank == 3 {
      blocks.append(
        .grids([
          SamplePicture.grid(dataset.inputs.slice(at: index), titled: "input", tellsRows: true)
        ]))
    } else if let input = session.input {
      blocks.append(.paragraph("input = \(Self.text(of: input.tensor.elements))"))
    }
    if let target = session.target {
      blocks.append(.paragraph("target = \(Self.text(of: target))"))
    }
    return Document(
      kind: "sample", blocks: blocks + session.nextStep,
      facts: [
        Fact("sample", .integer(index)),
        Fact("class", dataset.hasClasses ? .integer(dataset.labels[index]) : .none),
        Fact("name", dataset.hasClasses ? .text(dataset.classNames[dataset.labels[index]]) : .none),
        Fact("input", session.input.map { .tensor($0.tensor) } ?? .none),
        Fact("target", session.target.map { .tensor($0) } ?? .none),
      ])
  }

  /// The first numbers of a vector.
  private static func text(of numbers: [Double]) -> Text {
    var text = Text()
    for (place, number) in numbers.prefix(12).enumerated() {
      text += place > 0 ? ", \(number)" : "\(number)"
    }
    return numbers.count > 12 ? text + ", … (\(numbers.count) numbers)" : text
  }

  private func name(of label: Int) -> String {
    let name = dataset.shownClassNames[label]
    return name == String(label) ? "class \(name)" : "class \(label), \(name)"
  }

  private static func text(of target: Tensor) -> Text {
    if target.shape.rank == 0 { return .number(target.elements[0]) }
    return "[\(text(of: target.elements))]"
  }
}
