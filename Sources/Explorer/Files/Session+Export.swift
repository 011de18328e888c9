import CommandLanguage
import Datasets
import Documents
import Exchange
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `export KIND FILE`: what the file is to hold; changes nothing.
  func exported(
    _ call: TypedCall<ExportCommand>, _ export: ViewExport
  ) throws(Failure) -> ExportedFile {
    let kind = call.kind.value
    if kind != .numpy, let range = call.compressed {
      throw Failure(
        .notApplicable(
          command: "export", reason: "only the arrays of `numpy` can be compressed",
          remedy: "export numpy FILE compressed"), at: range)
    }
    switch kind {
    case .numpy: return try exportedForNumPy(call, export.interruption)
    case .safetensors: return try exportedAsSafetensors(call)
    case .pytorch: return try exportedAsPyTorchScript(call, export.interruption)
    case .latex: return try exportedAsLaTeX(call, export)
    case .svg: return try exportedPicture(of: call.requiredView(), export)
    case .html: return try exportedPage(of: call.requiredView(), export)
    case .csv, .markdown: return try exportedTables(of: call.requiredView(), as: kind, export)
    }
  }

  private func exportedForNumPy(
    _ call: TypedCall<ExportCommand>, _ interruption: Interruption
  ) throws(Failure) -> ExportedFile {
    let arrays = parameterTensors + passTensors + namedTensors
    if arrays.isEmpty { throw nothingToExport(call) }
    do {
      return ExportedFile(
        arrays,
        bytes: try NumPyArchive.encoded(
          arrays, isCompressed: call.compressed != nil, interruption: interruption))
    } catch {
      switch error {
      case .tooLarge(let limit): throw Failure(.fileTooLong(limit: limit), at: call.file.range)
      case .interrupted: throw Failure(.interrupted)
      }
    }
  }

  private func exportedAsSafetensors(_ call: TypedCall<ExportCommand>) throws(Failure)
    -> ExportedFile
  {
    let weights = parameterTensors
    if weights.isEmpty { throw nothingToExport(call) }
    return ExportedFile(weights, bytes: Safetensors.encoded(weights))
  }

  private func nothingToExport(_ call: TypedCall<ExportCommand>) -> Failure {
    Failure(
      network == nil
        ? .noNetwork
        : .notApplicable(
          command: "export", reason: "the network has no weights yet", remedy: "dense 3"),
      at: call.range)
  }

  /// Every weight, bias and running statistic of the network, in its order, by PyTorch's names.
  private var parameterTensors: [NamedTensor] {
    (network?.layers ?? []).flatMap { layer in
      LayerTensor.Part.allCases.compactMap { part in
        layer[tensor: part].map {
          NamedTensor(LayerTensor(layer: layer.name, part: part).fileName, $0)
        }
      }
    }
  }

  /// The values named by `let`.
  private var namedTensors: [NamedTensor] {
    definitions.sorted { $0.key < $1.key }.map { NamedTensor($0.key, $0.value) }
  }

  /// Input, target, and what the last pass computed.
  private var passTensors: [NamedTensor] {
    var found: [NamedTensor] = []
    func add(_ root: Address.Root, gradient: Bool = false) {
      let address = Address(
        root: root, isGradient: gradient, subscripts: [],
        range: SourceRange(line: 1, column: 1, length: 0))
      // What the session has no value for, such as a gradient before `backward`, is left out.
      if let value = try? value(of: address) { found.append(NamedTensor(address.name, value)) }
    }
    add(.input)
    add(.input, gradient: true)
    add(.target)
    add(.loss)
    for layer in pass?.forward.network.layers ?? [] {
      add(.layer(layer.name, .output))
      add(.layer(layer.name, .output), gradient: true)
      if layer[.weight] != nil { add(.layer(layer.name, .weight), gradient: true) }
      if layer[.bias] != nil { add(.layer(layer.name, .bias), gradient: true) }
    }
    return found
  }
}

extension ExportedFile {
  /// A file of tensors, with a line on those of each layer.
  fileprivate init(_ tensors: [NamedTensor], bytes: [UInt8]) {
    var groups: [(owner: String, names: [String])] = []
    for entry in tensors {
      let parts = entry.name.split(separator: ".", maxSplits: 1)
      let owner = String(parts[0])
      let rest = parts.count > 1 ? ".\(parts[1])" : owner
      if let known = groups.firstIndex(where: { $0.owner == owner }) {
        groups[known].names.append(rest)
      } else {
        groups.append((owner, [rest]))
      }
    }
    let table = Table(
      columns: [.init("of"), .init("arrays")],
      rows: groups.map { [.code($0.owner), Text($0.names.joined(separator: " "))] })
    let arrays = tensors.map { entry in
      Fact.Value.record([
        Fact("name", .text(entry.name)), Fact.shape("shape", entry.tensor.shape),
      ])
    }
    self.init(bytes: bytes, blocks: [.table(table)], facts: [Fact("arrays", .list(arrays))])
  }
}

extension TypedCall<ExportCommand> {
  /// The view that kinds of its sort write.
  fileprivate func requiredView() throws(Failure) -> Given<CommandCall> {
    guard let view = self.view else {
      throw Failure(.syntax(ExportCommand.missingView.problem(of: command)), at: range)
    }
    return view
  }
}
