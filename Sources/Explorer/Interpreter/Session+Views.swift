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
  ///
  /// - Parameter isWhole: whether tensors are there with all their numbers, as a file has them.
  func view(
    _ call: CommandCall, isWhole: Bool = false, interruption: Interruption
  ) throws(Failure) -> Document? {
    // `data` alone shows what is loaded.
    if call.command == .change(.data), call.arguments.isEmpty {
      return try showData(at: call.range)
    }
    guard case .view(let word) = call.command else { return nil }
    var document = try view(word, call, isWhole: isWhole, interruption: interruption)
    if call.command.traits.contains(.marksFrozen) {
      document.insertBeforeHints(frozenBlocks(for: call))
    }
    return document
  }

  private func view(
    _ word: Command.View, _ call: CommandCall, isWhole: Bool, interruption: Interruption
  ) throws(Failure) -> Document {
    switch word {
    case .net:
      guard let network else { throw Failure(.noNetwork, at: call.range) }
      return NetView(session: self, network: network).document
    case .show: return try show(call.typed(), isWhole: isWhole, interruption: interruption)
    case .grads: return try grads(call.typed(), isWhole: isWhole)
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
    _ call: TypedCall<ShowCommand>, isWhole: Bool, interruption: Interruption
  ) throws(Failure) -> Document {
    var evaluator = Evaluator(self, interruption: interruption)
    let expression = call.address.value
    return ShowView(
      name: expression.sourceText, value: try evaluator.evaluate(expression),
      staleNote: staleNote(for: expression), isWhole: isWhole
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
}
