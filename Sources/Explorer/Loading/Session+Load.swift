import CommandLanguage
import Datasets
import Documents
import Exchange
import NeuralNetwork
import Sessions
import Storage
import Views
import Wording

extension Session {
  /// `load FILE [as NAME]`: weights by name and shape, or one array or picture as a value.
  mutating func loadFile(
    _ call: TypedCall<LoadCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    let (file, range) = (call.file.value, call.file.range)
    let contents = try contents(ofFile: file, at: range, interruption)
    switch contents {
    case .tensor(let value):
      return try place(value, isPicture: false, of: file, call)
    case .picture(let picture):
      return try place(FileTensor(picture), isPicture: true, of: file, call)
    case .tensors(let tensors):
      if call.name == nil { return try loadWeights(tensors, of: file, call) }
      guard tensors.count == 1 else {
        let names = tensors.map { "\($0.name) (\($0.shape))" }
        throw Failure(.file(.severalArrays(file: file, names: names)), at: range)
      }
      return try place(
        tensors[0].content, isPicture: false, of: file,
        call)
    }
  }

  private mutating func contents(
    ofFile file: String, at range: SourceRange?, _ interruption: Interruption
  ) throws(Failure) -> FileContents {
    var bytes: [UInt8]
    do {
      bytes = try files.read(
        file, limit: FileContents.largestFile, interruption: interruption)
    } catch {
      throw Failure(reading: file, error, at: range)
    }
    do {
      bytes = try Gzip.unwrapped(bytes, interruption: interruption)
    } catch {
      throw Failure(format: error, of: file, at: range)
    }
    if FileFormat(bytes) == .csv { throw Failure(.file(.isTable(file: file)), at: range) }
    do {
      return try FileContents(bytes, interruption: interruption)
    } catch {
      throw Failure(format: error, of: file, at: range)
    }
  }

  // MARK: Weights

  private mutating func loadWeights(
    _ tensors: [NamedTensor], of file: String, _ call: TypedCall<LoadCommand>
  ) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    let matching = WeightMatching(tensors, network)
    guard !matching.fits.isEmpty else {
      throw Failure(
        .file(
          .nothingFits(
            file: file,
            wanted: matching.lacks.map {
              "\($0.parameter.address) (\($0.shape))"
            }, found: tensors.map { "\($0.name) (\($0.shape))" })),
        at: call.file.range)
    }
    for fit in matching.fits {
      guard let index = network.index(ofLayer: fit.parameter.layer) else { continue }
      self.network?.update(layer: index) { $0[tensor: fit.parameter.part] = fit.source.tensor }
    }
    // What `export numpy` writes has the input and the target, too.
    var values: [String] = []
    if let found = tensors.first(where: { $0.name == "input" })?.tensor
      .fitted(toInput: network.inputShape)
    {
      setInput(found, network)
      values.append("input")
    }
    if let found = tensors.first(where: { $0.name == "target" }), values.contains("input") {
      target = found.tensor
      values.append("target")
    }
    touch()
    let left = matching.leavingOut(values)
    return LoadView(file: file, matching: left, values: values, nextStep: nextStep).document
  }

  // MARK: One array

  private mutating func place(
    _ read: FileTensor, isPicture: Bool, of file: String, _ call: TypedCall<LoadCommand>
  ) throws(Failure) -> Document {
    let place = call.name?.value ?? .input
    var blocks: [Block] = []
    var value = read.tensor
    if read.wasBytes, value.shape.rank > 1 {
      value = value.scaledFromBytes()
      blocks.append(.note(Note(.remark, "bytes from 0 to 255 became numbers from 0 to 1")))
    }
    switch place {
    case .input:
      guard let network else {
        throw Failure(
          .file(.needsNetwork(file: file, shape: value.pictureShape)), at: call.range)
      }
      let fitted =
        isPicture
        ? value.withoutColour(for: network.inputShape)?.fitted(toInput: network.inputShape)
        : value.fitted(asPicturesTo: network.inputShape)
      guard let fitted else {
        throw Failure(
          .file(
            .doesNotFit(
              file: file, shape: value.shape, input: network.inputShape,
              remedy: value.pictureShape)), at: call.file.range)
      }
      value = fitted
      setInput(fitted, network)
      touch()
    case .target:
      target = value
      touch()
    case .name(let name):
      try requireFreeName(name, at: call.name?.range, for: .value)
      if Vocabulary.isLayerName(name) {
        throw Failure(.reservedName(name, use: "a layer's name"), at: call.name?.range)
      }
      guard name.isName else { throw Failure(.invalidName(name), at: call.name?.range) }
      definitions[name] = value
      changeCount += 1
    }
    blocks.insert(.paragraph("\(.code(place.word)) = \(Text.summary(of: value)) of \(file)"), at: 0)
    if place == .input, value.shape.rank == 3 {
      blocks.insert(.grids([SamplePicture.grid(value, titled: "input", tellsRows: true)]), at: 1)
    }
    return Document(
      kind: "load", blocks: blocks + (place == .input ? nextStep : []),
      facts: [
        Fact("file", .text(file)), Fact("name", .text(place.word)),
        Fact.shape("shape", value.shape),
      ])
  }

  private mutating func setInput(_ value: Tensor, _ network: Network) {
    let isBatched = value.shape.rank > network.inputShape.rank
    input = InputValue(
      batch: isBatched ? value : value.reshaped(to: value.shape.prepending(1)),
      isBatched: isBatched)
  }
}

extension Tensor {
  /// A picture, [channel, row, column], for an input: of one channel where the input has one and
  /// the colours are grey throughout; `nil` where they are not, since colours are no batch.
  fileprivate func withoutColour(for expected: Shape) -> Tensor? {
    guard expected.rank == 3, expected[0] == 1, shape[0] == 3 else { return self }
    guard isGrey else { return nil }
    let plane = shape.droppingFirst()
    return Tensor(shape: plane.prepending(1), elements: Array(elements[..<plane.count]))
  }

  /// This value as an input: also pictures N × H × W as N × 1 × H × W.
  fileprivate func fitted(asPicturesTo expected: Shape) -> Tensor? {
    if let fitted = fitted(toInput: expected) { return fitted }
    guard expected.rank == 3, expected[0] == 1, shape.rank == 3, shape[0] > 0,
      shape.droppingFirst() == expected.droppingFirst()
    else { return nil }
    return reshaped(to: expected.prepending(shape[0]))
  }

  /// The shape of a network's input that would take it.
  fileprivate var pictureShape: Shape {
    switch shape.rank {
    case 2: shape.prepending(1)
    case 4: shape.droppingFirst()
    default: shape
    }
  }
}

extension String {
  /// Whether it has the form of a name: letters, digits and underscores, a letter first.
  fileprivate var isName: Bool {
    guard let first, first.isLetter else { return false }
    return allSatisfy { $0.isLetter || $0 == "_" || ("0"..."9").contains($0) }
  }
}
