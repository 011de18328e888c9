import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views
import Wording

extension Session {
  /// `relax LAYER sharing` and `relax LAYER locality`.
  mutating func relax(_ call: TypedCall<RelaxCommand>) throws(Failure) -> Document {
    let (network, index) = try namedLayer(call.layer, of: call)
    let layer = network.layers[index]
    try requireUnshared(index, of: network, call)
    let constraint = call.constraint.value
    let range = call.layer.range
    guard layer.operation.convolution != nil else {
      let other = network.layers.first { $0.operation.convolution != nil }?.name
      throw Failure(
        .notApplicable(
          command: "relax",
          reason: layer.weight == nil
            ? "\(layer.name) has no weights to relax"
            : layer.wiring.isReversed
              ? "\(layer.name) is the way back of a convolution, and relax takes the way there"
              : layer.wiring.scalesOutputs
                ? "\(layer.name) has factors, and no kernel that moves"
                : "\(layer.name) is dense: it has neither constraint",
          remedy: other.map { "relax \($0) \(constraint.rawValue)" } ?? "net"), at: range)
    }
    if layer.relaxation == constraint || layer.relaxation == .locality {
      throw Failure(
        .notApplicable(
          command: "relax",
          reason: layer.relaxation == .locality
            ? "\(layer.name) has lost both constraints already"
            : "the positions of \(layer.name) have kernels of their own already",
          remedy: layer.relaxation == .sharing
            ? "relax \(layer.name) locality" : "tie \(layer.name)"), at: range)
    }
    let free: Layer
    do {
      free =
        constraint == .sharing ? try layer.relaxingSharing() : try layer.relaxingLocality()
    } catch {
      throw Failure(.shape(error, layer: layer.name), at: range)
    }
    let lost = try put(free, at: index, in: network, call: call)
    return RelaxView(session: self, before: layer, after: free, lostFreezing: lost).document
  }

  /// Puts a layer in the place of one with the same shapes.
  ///
  /// A layer that was frozen as a whole stays so; a part of it has no meaning any more.
  ///
  /// - Returns: whether parts that were frozen are not any more.
  mutating func put(
    _ layer: Layer, at index: Int, in network: Network, call: some CalledCommand
  ) throws(Failure) -> Bool {
    var layers = network.layers
    layers[index] = layer
    var next: Network
    do {
      next = try Network(
        inputShape: network.inputShape, layers: layers, sources: network.sources,
        owners: network.owners, loss: network.loss)
      next.keepManner(of: network)
    } catch {
      throw Failure(.shape(error, layer: layer.name), at: call.range)
    }
    try requireAffordable(next, at: call.range)
    // The branch that was begun is still the next layer's.
    next.branch(from: network.head)
    self.network = next
    let name = ParameterName(layer: layer.name, role: .weight)
    let mask = frozen[name]
    let bias = frozen[ParameterName(layer: layer.name, role: .bias)]
    // What the optimiser remembers of the old weights does not fit the new ones.
    thaw(layers: [layer.name])
    frozen[ParameterName(layer: layer.name, role: .bias)] = bias
    if let mask, !mask.contains(false), let count = layer.weight?.count {
      frozen[name] = [Bool](repeating: true, count: count)
    }
    touch()
    return mask != nil && frozen[name] == nil
  }
}
