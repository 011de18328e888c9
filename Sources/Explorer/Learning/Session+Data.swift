import CommandLanguage
import Datasets
import Documents
import NeuralNetwork
import Sessions
import Views

extension Session {
  /// How many numbers a set of samples may hold.
  private static let largestSet = 1 << 22

  /// `data digits [N]`: draws a set of samples as large as the network's input; `data load FILE…`
  /// reads one, `data off` drops it.
  mutating func loadData(
    _ call: TypedCall<DataCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    if let file = call.files.first {
      guard call.source == nil else {
        throw Failure(
          .notApplicable(
            command: "data", reason: "data are drawn or read, not both", remedy: "data load FILE"),
          at: file.range)
      }
      return try loadDataFiles(call, interruption: interruption)
    }
    if let option = call.loadOption {
      throw Failure(
        .notApplicable(
          command: "data", reason: "\(option.name) says how to read files",
          remedy: "data load FILE"),
        at: option.range)
    }
    guard let source = call.source else { return try showData(at: call.range) }
    switch source.value {
    case .off: return try dropData(at: call.range)
    case .handwritten: return try loadHandwritten(call)
    case .edges: return try draw(.edges, call)
    case .shapes: return try draw(.shapes, call)
    case .digits: return try draw(.digits, call)
    case .xor: return try draw(.xor, call)
    case .rings: return try draw(.rings, call)
    }
  }

  /// `data digits [N]` and its kin: samples that are drawn.
  private mutating func draw(
    _ set: ProceduralSet, _ call: TypedCall<DataCommand>
  ) throws(Failure) -> Document {
    let shape = network?.inputShape ?? set.usualShape
    guard set.fits(shape) else {
      throw Failure(
        .data(.shape(data: set.rawValue, needs: set.needs, input: shape, remedy: set.remedy)),
        at: call.source?.range)
    }
    let count = call.count?.value ?? set.usualCount
    guard count <= Self.largestSet / shape.count else {
      throw Failure(
        .data(.tooMany(count: count, shape: shape, limit: Self.largestSet)),
        at: call.count?.range)
    }
    let dataset = set.drawn(count: count, shape: shape, seed: seed)
    self.dataset = dataset
    sampleOrder = nil
    changeCount += 1
    return DataView(session: self, dataset: dataset).document
  }

  /// `data handwritten [N]`: the digits that the program holds.
  private mutating func loadHandwritten(_ call: TypedCall<DataCommand>) throws(Failure) -> Document
  {
    let count = call.count?.value ?? HandwrittenDigits.count
    guard count <= HandwrittenDigits.count else {
      throw Failure(
        .data(.fewer(asked: count, there: HandwrittenDigits.count)), at: call.count?.range)
    }
    let shape = HandwrittenDigits.shape
    if let input = network?.inputShape, input.count != shape.count {
      throw Failure(
        .data(
          .shape(
            data: HandwrittenDigits.name, needs: "pictures of \(shape)", input: input,
            remedy: "input \(shape.typed)")), at: call.source?.range)
    }
    let dataset = HandwrittenDigits.dataset(count: count)
    let fitted = network.map { dataset.fitted(to: $0.inputShape) } ?? dataset
    self.dataset = fitted
    sampleOrder = nil
    changeCount += 1
    return DataView(session: self, dataset: fitted).document
  }

  /// `data` alone: what is loaded.
  func showData(at range: SourceRange) throws(Failure) -> Document {
    DataView(session: self, dataset: try requiredDataset(at: range)).document
  }
}
