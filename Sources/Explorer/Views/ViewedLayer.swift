import CommandLanguage
import Documents
import NeuralNetwork

/// The layer that a view was asked about, and the pass that ran through it.
struct ViewedLayer {
  /// The layer as it is now.
  let layer: Layer
  private let session: Session
  private let range: SourceRange

  /// Finds the layer that a call names.
  ///
  /// - Throws: ``Problem/notALayer(_:layers:)``.
  init(_ session: Session, call: CommandCall) throws(Failure) {
    let name = call.word("layer") ?? ""
    range = call["layer"]?.range ?? call.range
    guard let layer = session.layer(named: name) else {
      throw Failure(.notALayer(name, layers: session.layerNames), at: range)
    }
    self.layer = layer
    self.session = session
  }

  /// The weight of a layer that has one; else a failure that says which layers do.
  func weight(for command: String) throws(Failure) -> Tensor {
    if let weight = layer.weight { return weight }
    let other = session.network?.layers.first { $0.weight != nil }?.name
    throw Failure(
      .notApplicable(
        command: command, reason: "\(layer.name) has no weights; conv and dense layers have",
        remedy: other.map { "\(command) \($0)" } ?? "conv 2 3x3"), at: range)
  }

  /// The layer in the last backward pass.
  func differentiated() throws(Failure) -> DifferentiatedLayer {
    if let found = differentiatedIfAny { return found }
    throw Failure(.noValueYet("\(layer.name).out.grad", needing: .gradients), at: range)
  }

  /// The layer in the last backward pass, if it took part in one.
  var differentiatedIfAny: DifferentiatedLayer? {
    guard let pass = session.pass, let backward = pass.backward, let gradients = pass.gradients,
      let index = pass.forward.network.index(ofLayer: layer.name)
    else { return nil }
    return DifferentiatedLayer(
      index: index, pass: pass, backward: backward, gradients: gradients)
  }
}

/// A layer in the last backward pass.
struct DifferentiatedLayer {
  /// Its position in the network.
  let index: Int
  /// The pass.
  let pass: Pass
  /// The pass's way back.
  let backward: BackwardPass
  /// The gradients as the learner sees them.
  let gradients: AccumulatedGradients

  /// The layer as it was in the pass.
  var layer: Layer { backward.forward.network.layers[index] }
  /// What went in, [sample, …].
  var input: Tensor { backward.forward.input(ofLayer: index) }
  /// The gradient arriving at what came out, [sample, …].
  var upstream: Tensor { backward.activationGradients[index + 1] }
  /// The number of samples.
  var samples: Int { backward.forward.batchSize }
  /// The names of the layers that use the same weights; empty where none but this one does.
  var partners: [String] {
    let network = backward.forward.network
    return network.uses(ofLayer: network.owner(ofLayer: index)).filter { $0 != index }
      .map { network.layers[$0].name }
  }
}

/// The word on weights that several layers use.
enum SharingNote {
  /// That a view shows a layer's own part alone; nothing where it is the whole.
  static func blocks(_ ran: DifferentiatedLayer) -> [Block] {
    let partners = ran.partners
    guard !partners.isEmpty else { return [] }
    let network = ran.backward.forward.network
    let owner = network.layers[network.owner(ofLayer: ran.index)].name
    return [
      .note(
        Note(
          .remark,
          "\(partners.joined(separator: ", ")) \(partners.count.plural("uses", "use")) the same weights: what \(ran.layer.name) adds is a part of \(.code(owner + ".weight.grad")), which is one sum over all of them"
        ))
    ]
  }
}

extension Sequence<Int> {
  /// The numbers as an index is typed: `0,1,2`.
  var commaJoined: String { map(String.init).joined(separator: ",") }
}
