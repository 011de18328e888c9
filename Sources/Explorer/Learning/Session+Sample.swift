import CommandLanguage
import Datasets
import Documents
import NeuralNetwork
import Sessions
import Views

extension Session {
  /// `sample K`: makes a sample the input and the target.
  mutating func takeSample(_ call: TypedCall<SampleCommand>) throws(Failure) -> Document {
    let dataset = try requiredDataset(at: call.range)
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    let index = call.index.value
    guard index < dataset.count else {
      throw Failure(.data(.noSample(index, count: dataset.count)), at: call.index.range)
    }
    let fitted = try fitted(dataset, network, at: call.range)
    input = InputValue(batch: fitted.batch([index]), isBatched: false)
    // Before the network has its last layer, the class number is what will do.
    let encoding = try? TargetEncoding(dataset, network, at: call.range)
    let wanted = encoding?.tensor(of: [index], in: dataset)
    target =
      wanted.map { $0.reshaped(to: $0.shape.droppingFirst()) } ?? dataset.plainLabel(of: index)
    touch()
    return SampleView(session: self, dataset: fitted, index: index).document
  }
}

extension Dataset {
  /// A sample's label where no loss says what it is for: its class number, or its value.
  fileprivate func plainLabel(of sample: Int) -> Tensor {
    guard !hasClasses, let value = values?.slice(at: sample) else {
      return Tensor(Double(labels[sample]))
    }
    return value.shape.rank == 0 ? value.reshaped(to: [1]) : value
  }
}
