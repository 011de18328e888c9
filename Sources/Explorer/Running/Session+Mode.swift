import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `mode train|eval [passes N]`, or what is set.
  mutating func chooseMode(_ call: TypedCall<ModeCommand>) throws(Failure) -> Document {
    guard var network else { throw Failure(.noNetwork, at: call.range) }
    let mode = call.mode?.value ?? network.mode
    let passes = call.passes?.value ?? network.trainingPasses
    let isNew = mode != network.mode || passes != network.trainingPasses
    if isNew {
      network.mode = mode
      network.trainingPasses = passes
      self.network = network
      touch()
    }
    return ModeView(session: self, network: network, isNew: isNew).document
  }
}

/// What `mode` answers: the mode, and what each layer that minds it does.
struct ModeView {
  let session: Session
  let network: Network
  /// Whether the statement changed it.
  let isNew: Bool

  var document: Document {
    let minding = network.layers.filter(\.mindsMode)
    var blocks: [Block] = [.heading("mode \(network.mode.rawValue, style: .strong)")]
    if minding.isEmpty {
      blocks.append(
        .paragraph("no layer here minds it: batch norm and dropout would, and train as they are"))
    } else {
      blocks.append(
        .table(
          Table(
            columns: [.init("layer"), .init("what it does")],
            rows: minding.map { [.strong($0.name), Text($0.inMode)] })))
    }
    if minding.contains(where: { $0.computation.isMasking }) {
      blocks.append(
        .paragraph(
          "\(network.trainingPasses.counted("pass", "passes")) in training so far; the next mask is drawn from seed \(String(session.seed)) and that number"
        ))
    }
    if isNew { blocks += StaleNote.blocks(session) }
    blocks += session.next(["forward"], needing: .input)
    return Document(
      kind: "mode", blocks: blocks,
      facts: [
        Fact("mode", .text(network.mode.rawValue)),
        Fact("passes", .integer(network.trainingPasses)),
        Fact("layers", .list(minding.map { .text($0.name) })),
      ])
  }
}

extension Layer {
  /// What the layer does in its mode.
  fileprivate var inMode: String {
    switch computation.kept {
    case .nothing: return ""
    case .statistics(let normalisation):
      if mode == .eval { return "takes the running mean and variance, which stand still" }
      let momentum = if case .batch(let momentum, _) = normalisation.scope { momentum } else { 0.0 }
      return
        "takes the batch's mean and variance; the running ones take \(momentum.shortest) of them"
    case .mask(let dropout):
      return mode == .train
        ? "sets each number to 0 with probability \(dropout.rate.shortest)"
        : "lets everything through"
    }
  }
}
