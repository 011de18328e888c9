import CommandLanguage
import Datasets
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `input 1x8x8`: starts a new network.
  mutating func startNetwork(_ call: TypedCall<InputCommand>) throws(Failure) -> Document {
    let (typed, range) = (call.shape.value, call.shape.range)
    let shape = typed.rank == 2 ? typed.prepending(1) : typed
    guard shape.rank == 1 || shape.rank == 3 else {
      throw Failure(
        .notApplicable(
          command: "input", reason: "an input is CxHxW, HxW or a vector, not \(typed)",
          remedy: "input 1x8x8"), at: range)
    }
    do {
      _ = try shape.boundedCount()
    } catch {
      throw Failure(error, at: range)
    }
    guard shape.count > 0 else {
      throw Failure(
        .notApplicable(
          command: "input", reason: "\(typed) holds no number", remedy: "input 1x8x8"), at: range)
    }
    let hadNetwork = network != nil
    network = Network(inputShape: shape)
    (input, target, pass, lastUpdate) = (nil, nil, nil, nil)
    (ordinals, givenNames, frozen) = ([:], [], [:])
    let hadExamplesRule = optimiserOrigin == .example
    optimiser =
      hadExamplesRule ? optimiser.restarted(rule: Optimiser().rule) : optimiser.restarted()
    optimiser.dropRates()
    if hadExamplesRule { optimiserOrigin = .usual }
    touch()
    var blocks: [Block] = [.paragraph("input \(shape.description)")]
    if hadNetwork {
      blocks.append(.note(Note(.remark, "a new network; \(.code("undo")) brings the old one back")))
    }
    if let dataset { blocks.append(.note(Self.note(onDataKept: dataset, for: shape))) }
    blocks += nextStep
    return Document(kind: "input", blocks: blocks, facts: [Fact.shape("shape", shape)])
  }

  /// A word on data that a new network finds.
  private static func note(onDataKept dataset: Dataset, for shape: Shape) -> Note {
    if dataset.fitted(to: shape).sampleShape == shape {
      return Note(
        .remark,
        "\(.code("train")) will take the \(dataset.count.counted("sample")) of \(dataset.name), which fit; \(.code("data off")) drops them"
      )
    }
    return Note(
      .warning,
      "the samples of \(dataset.name) are \(dataset.sampleShape.description) and do not fit: they are kept, and not used here"
    )
  }
}
