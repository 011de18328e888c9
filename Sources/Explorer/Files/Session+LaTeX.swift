import CommandLanguage
import Documents
import Exchange
import NeuralNetwork
import Sessions

extension Session {
  /// `export latex FILE [VIEW]`: the view, or the formulas of every layer that has weights.
  func exportedAsLaTeX(
    _ call: TypedCall<ExportCommand>, _ export: ViewExport
  ) throws(Failure) -> ExportedFile {
    let isView = call.view != nil
    let document: Document
    if let view = call.view {
      document = try viewDocument(view, export)
    } else {
      document = try formulas(at: call.range, export)
    }
    let text = LaTeXRenderer(digits: export.digits).file(
      document, title: isView ? export.title : nil)
    return ExportedFile(
      bytes: Array(text.utf8),
      blocks: [
        .paragraph("to typeset it: \(.code("pdflatex \(call.file.value.shellWord)"))")
      ],
      facts: [Fact("view", isView ? .text(export.title) : .none)])
  }

  /// For every layer with weights its formula, and where its largest gradient comes from; the loss.
  private func formulas(
    at range: SourceRange, _ export: ViewExport
  ) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: range) }
    let layers = network.layers.filter { $0.weight != nil }
    if layers.isEmpty {
      throw Failure(
        .notApplicable(
          command: "export", reason: "the network has no weights yet", remedy: "dense 3"),
        at: range)
    }
    var document = Document(kind: "export")
    func add(_ view: String) throws(Failure) {
      for source in ScriptParser.statements(in: view) {
        guard case .success(let statement) = source.result,
          case .command(let call) = statement.kind,
          let part = try self.view(call, interruption: export.interruption)
        else { preconditionFailure("it is a view that is read without error: \(view)") }
        document.blocks += part.blocks
      }
    }
    for layer in layers {
      try add("formula \(layer.name)")
      if let index = largestGradient(of: layer) {
        try add("explain \(layer.name).weight[\(index.commaJoined)]")
      }
    }
    if pass?.forward.loss != nil, pass?.progress == .complete { try add("explain loss") }
    return document
  }

  /// Where the largest gradient of a layer's weight stands, if the last pass says so of this weight.
  private func largestGradient(of layer: Layer) -> [Int]? {
    guard let pass, pass.progress == .complete, let gradients = pass.gradients,
      let position = pass.forward.network.index(ofLayer: layer.name),
      let gradient = gradients.weights[position], gradient.shape == layer.weight?.shape,
      let largest = gradient.elements.indices.max(by: {
        gradient.elements[$0].magnitude < gradient.elements[$1].magnitude
      })
    else { return nil }
    return gradient.shape.index(at: largest)
  }
}
