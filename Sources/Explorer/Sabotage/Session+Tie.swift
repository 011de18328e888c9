import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views

extension Session {
  /// `tie LAYER`: back to a convolution with the copies' mean.
  mutating func tie(_ call: TypedCall<TieCommand>) throws(Failure) -> Document {
    let (network, index) = try namedLayer(call.layer, of: call)
    let layer = network.layers[index]
    guard let (tied, drift) = layer.tied() else {
      throw Failure(
        .notApplicable(
          command: "tie",
          reason: layer.operation.convolution == nil
            ? "\(layer.name) is no conv layer" : "the weights of \(layer.name) are tied already",
          remedy: layer.operation.convolution == nil
            || network.uses(ofLayer: network.owner(ofLayer: index)).count > 1
            ? "net" : "relax \(layer.name) sharing"),
        at: call.layer.range)
    }
    let lost = try put(tied, at: index, in: network, call: call)
    return TieView(session: self, before: layer, after: tied, drift: drift, lostFreezing: lost)
      .document
  }
}
