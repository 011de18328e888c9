import CommandLanguage
import Datasets
import Documents
import NeuralNetwork

extension Session {
  /// `data load FILE…`: samples and their classes from files.
  mutating func loadDataFiles(
    _ call: CommandCall, interruption: Interruption
  ) throws(Failure) -> Document {
    let paths = call.all("files").map { SampleLoader.Path(name: $0.text, range: $0.range) }
    let table = CSVOptions(
      hasHeader: call.flag("header"), label: call.word("label"), separator: call.separator)
    var loader = SampleLoader(
      paths, table: table, seed: seed, files: files, interruption: interruption)
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
  mutating func dropData(_ call: CommandCall) throws(Failure) -> Document {
    let dataset = try requiredDataset(at: call.range)
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

extension Dataset {
  /// The same samples laid out as a network reads them, where they came from files and hold as many
  /// numbers; else as they are.
  func fitted(to shape: Shape) -> Dataset {
    guard origin == .files, sampleShape != shape, sampleShape.count == shape.count else {
      return self
    }
    return arranged(as: shape)
  }
}

extension CommandCall {
  /// The sign that `separator` names.
  fileprivate var separator: UInt8? {
    switch word("separator") {
    case "comma": UInt8(ascii: ",")
    case "semicolon": UInt8(ascii: ";")
    case "tab": UInt8(ascii: "\t")
    case "bar": UInt8(ascii: "|")
    case "space": UInt8(ascii: " ")
    default: nil
    }
  }
}
