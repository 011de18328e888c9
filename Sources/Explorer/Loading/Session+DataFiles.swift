import CommandLanguage
import Datasets
import Documents
import Exchange
import NeuralNetwork
import Sessions
import Views

extension Session {
  /// `data load FILE…`: samples and their classes from files.
  mutating func loadDataFiles(
    _ call: TypedCall<DataCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    let paths = call.files.map { SampleLoader.Path(name: $0.value, range: $0.range) }
    let options = try LoadOptions(call)
    var loader = SampleLoader(
      paths, options: options, seed: seed, files: files, interruption: interruption)
    let loaded = try loader.load()
    files = loader.files
    var remarks = loader.remarks
    let fitted = network.map { loaded.fitted(to: $0.inputShape) } ?? loaded
    if fitted.sampleShape != loaded.sampleShape {
      remarks.append(
        "\(loaded.sampleShape) is laid out as the network's input, \(fitted.sampleShape)")
    }
    dataset = fitted
    sampleOrder = nil
    changeCount += 1
    return DataView(session: self, dataset: fitted, remarks: remarks).document
  }

  /// `data off`: forgets the data.
  mutating func dropData(at range: SourceRange) throws(Failure) -> Document {
    let dataset = try requiredDataset(at: range)
    self.dataset = nil
    sampleOrder = nil
    changeCount += 1
    return Document(
      kind: "data",
      blocks: [
        .paragraph(
          "\(dataset.name) is dropped: \(.code("train")) takes the present input and target")
      ], facts: [Fact("samples", .integer(0))])
  }
}
