import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views

extension Session {
  func grads(
    _ call: TypedCall<GradsCommand>, isWhole: Bool
  ) throws(Failure) -> Document {
    guard let pass, let backward = pass.backward, let gradients = pass.gradients else {
      if network == nil { throw Failure(.noNetwork, at: call.range) }
      throw Failure(.noValueYet("the gradient", needing: .gradients), at: call.range)
    }
    let network = pass.forward.network
    var layers: [Int] = []
    for given in call.layers {
      guard let index = network.index(ofLayer: given.value) else {
        throw Failure(
          .notALayer(given.value, layers: network.layers.map(\.name)), at: given.range)
      }
      guard network.layers[index].weight != nil else {
        throw Failure(
          .notApplicable(
            command: "grads", reason: "\(given.value) has no weights",
            remedy: "show \(given.value).out.grad"), at: given.range)
      }
      layers.append(network.owner(ofLayer: index))
    }
    return GradsView(
      session: self, pass: pass, backward: backward, gradients: gradients,
      layers: layers.isEmpty ? Array(network.layers.indices) : layers,
      extent: isWhole ? .whole : layers.isEmpty ? .overview : .named
    ).document
  }
}
