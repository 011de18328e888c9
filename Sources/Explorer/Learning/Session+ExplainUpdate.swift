import CommandLanguage
import Documents
import Explanations
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `explain ADDRESS update`: the latest update of one weight, or the one that the present
  /// gradients would make.
  func explainUpdate(
    _ call: TypedCall<ExplainCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    let expression = call.address.value
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    guard let address = try address(expression), case .layer(let layer, let field) = address.root,
      let role = ParameterName.Role(rawValue: field.rawValue), let value = network[layer]?[role]
    else {
      throw Failure(
        .notApplicable(
          command: "explain", reason: "an update changes weights and biases",
          remedy:
            "explain \(network.layers.first { $0.weight != nil }?.name ?? "dense1").weight[0,0] update"
        ),
        at: expression.range)
    }
    if let stray = call.termOption {
      throw Failure(
        .notApplicable(
          command: "explain", reason: "an update has no \(stray.name)",
          remedy: "explain \(expression.sourceText) update"), at: stray.range)
    }
    var evaluator = Evaluator(self, interruption: interruption)
    let selection = try selection(of: address, in: value.shape, evaluator: &evaluator)
    guard let index = selection.onlyIndex else {
      let first = selection.offsets.first.map { value.shape.index(at: $0) } ?? []
      throw Failure(
        .needsOneElement(
          address.root.name, shape: selection.shape,
          example: Self.name(address.root.name, first) + " update"), at: address.range)
    }
    let name = ParameterName(layer: layer, role: role)
    guard let (update, isMade) = updateToExplain(of: name) else {
      throw Failure(
        .noValueYet("the update of \(address.root.name)", needing: .gradients),
        at: call.range)
    }
    guard let before = update.network[layer]?[role],
      let gradient = update.gradient(of: name), gradient.shape == before.shape,
      before.shape == value.shape
    else { throw Failure(.staleForward, at: expression.range) }
    let place = value.shape.offset(of: index)
    // In single precision the update itself was rounded, step for step.
    let isStillNew = isMade && lastUpdate?.revision == revision && precision == .float64
    var document = ExplainUpdateView(
      name: Self.name(address.root.name, index),
      trace: update.optimiser.trace(
        at: place, of: name, value: before, gradient: gradient, limit: update.limit),
      isMade: isMade, stored: isStillNew ? value.elements[place] : nil,
      isFrozen: update.frozen[name]?[place] ?? false,
      next: isMade
        ? self.next(["forward; backward"], needing: .loss)
        : self.next(["update"], needing: .gradients)
    ).document
    document.insertBeforeHints(SabotageNote.blocks(self))
    return document
  }

  /// The update that the gradients at hand would make where they are fresh, else the latest one.
  private func updateToExplain(of name: ParameterName) -> (update: LastUpdate, isMade: Bool)? {
    var coming: LastUpdate?
    if let network, let gradients = pass?.gradients, pass?.backward != nil,
      gradients.weights.count == network.layers.count
    {
      // Half-way through an update that is stepped through, some weights have their new values.
      let isHalfDone = stepping.map { $0.hasBegunUpdate && !$0.isAtEnd } ?? false
      coming = LastUpdate(
        network: isHalfDone ? stepping?.network ?? network : network, optimiser: optimiser,
        gradients: .known(weights: gradients.weights, biases: gradients.biases), frozen: heldStill,
        revision: revision)
    }
    if let lastUpdate, isStale || coming == nil { return (lastUpdate, true) }
    return coming.map { ($0, false) }
  }
}

extension LastUpdate {
  /// A parameter's gradient.
  fileprivate func gradient(of name: ParameterName) -> Tensor? {
    guard let index = network.index(ofLayer: name.layer) else { return nil }
    return name.role == .weight ? weightGradients[index] : biasGradients[index]
  }
}
