import CommandLanguage
import Documents
import Explanations
import NeuralNetwork
import Sessions
import Views
import Wording

extension Session {
  /// Answers a command that only looks, what is frozen marked; `nil` where the command changes
  /// something.
  func view(_ call: CommandCall, interruption: Interruption) throws(Failure) -> Document? {
    guard case .view(let word) = call.command else { return nil }
    var document = try view(word, call, interruption: interruption)
    if call.command.traits.contains(.marksFrozen) {
      document.insertBeforeHints(frozenBlocks(for: call))
    }
    return document
  }

  private func view(
    _ word: Command.View, _ call: CommandCall, interruption: Interruption
  ) throws(Failure) -> Document {
    switch word {
    case .net:
      guard let network else { throw Failure(.noNetwork, at: call.range) }
      return NetView(session: self, network: network).document
    case .show: return try show(call.typed(), interruption: interruption)
    case .grads: return try grads(call.typed())
    case .explain:
      let explained: TypedCall<ExplainCommand> = try call.typed()
      if explained.update != nil {
        return try explainUpdate(explained, interruption: interruption)
      }
      var document = try explain(explained, interruption: interruption)
      document.insertBeforeHints(frozenBlocks(for: call))
      return document
    case .accumulate: return try accumulate(call.typed(), interruption: interruption)
    case .compare: return try compare(call.typed(), interruption: interruption)
    case .fate: return try fate(call.typed(), interruption: interruption)
    case .unroll:
      return try UnrollView(session: self, call: call.typed(), interruption: interruption)
        .document()
    case .formula:
      return try FormulaView(session: self, call: call.typed(), interruption: interruption)
        .document()
    case .gradcheck: return try gradcheck(call.typed(), interruption: interruption)
    case .nudge: return try nudge(call.typed(), interruption: interruption)
    case .paths: return try paths(call.typed(), interruption: interruption)
    case .receptive: return try receptive(call.typed(), interruption: interruption)
    case .evaluate: return try evaluate(at: call.range, interruption: interruption)
    case .curves: return try curves(call.typed())
    case .filmstrip: return try filmstrip(call.typed())
    case .where: return whereabouts()
    }
  }

  /// Refuses the address of a weight or bias that the last pass had in another shape: what it
  /// computed says nothing about these numbers.
  func requireSameShape(_ expression: Expression) throws(Failure) {
    guard let address = try address(expression),
      case .layer(let name, let field) = address.root, field == .weight || field == .bias,
      let now = network?[name], let then = pass?.forward.network[name],
      now.parameter(field)?.shape != then.parameter(field)?.shape
    else { return }
    throw Failure(.staleForward, at: expression.range)
  }

  private func show(
    _ call: TypedCall<ShowCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    var evaluator = Evaluator(self, interruption: interruption)
    let expression = call.address.value
    return ShowView(
      name: expression.sourceText, value: try evaluator.evaluate(expression),
      staleNote: staleNote(for: expression)
    ).document
  }

  private func compare(
    _ call: TypedCall<CompareCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    for given in [call.first, call.second] { try requireSameShape(given.value) }
    return try CompareView(session: self, call: call, interruption: interruption).document()
  }

  private func fate(
    _ call: TypedCall<FateCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    switch call.extent?.value {
    case nil: try FateView(session: self, call: call, interruption: interruption).document()
    case .data:
      try FateDataView(session: self, call: call, interruption: interruption).document()
    }
  }

  private func grads(_ call: TypedCall<GradsCommand>) throws(Failure) -> Document {
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
      layers: layers.isEmpty ? Array(network.layers.indices) : layers, showsAll: !layers.isEmpty
    ).document
  }

  private func explain(
    _ call: TypedCall<ExplainCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    try requireSameShape(call.address.value)
    let subject = try explainSubject(call.address.value, interruption: interruption)
    var detail = ExplainView.Detail.summary
    if call.terms != nil || call.nonzero != nil { detail = .terms }
    if let pixel = call.pixel { detail = .pixel(pixel.value) }
    return try ExplainView(
      session: self, subject: subject, detail: detail, omitsZeros: call.nonzero != nil,
      detailRange: call.pixel?.range ?? call.terms
    ).document()
  }

  private func accumulate(
    _ call: TypedCall<AccumulateCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    let expression = call.kernel.value
    guard let address = try address(expression), case .layer(let name, .weight) = address.root
    else {
      throw Failure(
        .notApplicable(
          command: "accumulate", reason: "accumulate takes a kernel",
          remedy: "accumulate conv1.weight[0]"), at: expression.range)
    }
    guard let pass, let backward = pass.backward,
      let layer = pass.forward.network.index(ofLayer: name)
    else {
      throw Failure(
        .noValueYet("\(name).weight.grad", needing: .gradients), at: expression.range)
    }
    let subject = pass.forward.network.layers[layer]
    guard subject.wiring.isTied,
      !subject.wiring.scalesOutputs || subject.wiring.factorWiring != nil,
      let weight = subject.weight
    else {
      let (reason, remedy): (String, String) =
        subject.wiring.scalesOutputs
        ? (
          "no weight of \(name) is shared by the pixels of a channel",
          "explain \(name).weight[0] terms"
        )
        : subject.operation.convolution?.isBornLocal == true
          ? (
            "\(name) shares nothing: each copy gets the terms of its own position alone",
            "tie \(name)"
          )
          : subject.relaxation == nil
            ? (
              "\(name) is dense: each of its weights gets one term for each sample",
              "explain \(name).weight[0,0]"
            )
            : (
              "\(name) is relaxed: nothing accumulates over pixels, each copy gets the terms of its own position alone",
              "tie \(name)"
            )
      throw Failure(
        .notApplicable(command: "accumulate", reason: reason, remedy: remedy),
        at: expression.range)
    }
    var evaluator = Evaluator(self, interruption: interruption)
    let selection = try selection(of: address, in: weight.shape, evaluator: &evaluator)
    guard let first = selection.offsets.first else {
      throw Failure(
        .needsOneElement(address.name, shape: selection.shape, example: "\(name).weight[0]"),
        at: expression.range)
    }
    let index = weight.shape.index(at: first)
    guard selection.offsets.allSatisfy({ weight.shape.index(at: $0)[0] == index[0] }) else {
      throw Failure(
        .needsOneElement(address.name, shape: selection.shape, example: "\(name).weight[0]"),
        at: expression.range)
    }
    return try AccumulateView(
      session: self, pass: pass, backward: backward, layer: layer, output: index[0],
      channel: index.count > 1 ? index[1] : 0, interruption: interruption
    ).document()
  }
}
