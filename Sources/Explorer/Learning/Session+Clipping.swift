import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `clip norm X`, `clip value X`, `clip off`, or what is set.
  mutating func chooseClipping(_ call: TypedCall<ClipCommand>) throws(Failure) -> Document {
    guard let kind = call.kind else { return clipState }
    switch kind.value {
    case .off:
      if let stray = call.bound {
        throw Failure(
          .notApplicable(
            command: "clip", reason: "off takes no number", remedy: "clip norm \(stray.text)"),
          at: stray.range)
      }
      optimiser.clip(nil)
    case .norm: optimiser.clip(.norm(try bound(of: kind, call)))
    case .value: optimiser.clip(.value(try bound(of: kind, call)))
    }
    noteOptimiserChange()
    return clipState
  }

  /// The number behind `norm` or `value`.
  private func bound(
    of kind: Given<ClipCommand.Kind>, _ call: TypedCall<ClipCommand>
  ) throws(Failure) -> Double {
    guard let given = call.bound else {
      throw Failure(
        .notApplicable(
          command: "clip", reason: "\(kind.text) needs its bound", remedy: "clip \(kind.text) 1"),
        at: kind.range)
    }
    guard given.value > 0, given.value.isFinite else {
      throw given.refused(
        as: "the bound", allowed: "more than 0; `clip off` leaves gradients as they are")
    }
    return given.value
  }

  private var clipState: Document {
    let next =
      has(.gradients) ? [Block.next("update")] : next(["forward; backward"], needing: .loss)
    guard let clipping = optimiser.clipping else {
      return Document(
        kind: "clip",
        blocks: [
          .paragraph("no gradient is clipped before an update"), .next("clip norm 1"),
        ], facts: [optimiser.clipFact])
    }
    var blocks: [Block] = [
      .paragraph("\(.strong("clip")) \(clipping.words): \(clipping.sentence)")
    ]
    let limit = presentLimit
    blocks.append(.formula(limit?.formula ?? [clipping.formula]))
    if let limit, let line = effect(of: limit) { blocks.append(.paragraph(line)) }
    blocks.append(
      .note(
        Note(.remark, "\(.code(".grad")) stays as it is; what is frozen does not count")))
    return Document(
      kind: "clip", blocks: blocks + next, facts: [limit?.fact ?? optimiser.clipFact])
  }

  /// What clipping would come to with the gradients at hand; `nil` where there are none.
  private var presentLimit: GradientLimit? {
    guard let network, let gradients = pass?.gradients, pass?.hasBackward == true,
      gradients.weights.count == network.layers.count
    else { return nil }
    return optimiser.limit(
      network, weightGradients: gradients.weights, biasGradients: gradients.biases,
      frozen: heldStill)
  }

  /// How many of the gradients at hand a bound cuts.
  private func effect(of limit: GradientLimit) -> Text? {
    guard case .value = limit.clipping, let gradients = pass?.gradients, let network else {
      return nil
    }
    var (cut, count) = (0, 0)
    for (index, layer) in network.layers.enumerated() {
      for (role, gradient) in [
        (ParameterName.Role.weight, gradients.weights[index]), (.bias, gradients.biases[index]),
      ] {
        guard let gradient else { continue }
        let mask = heldStill[ParameterName(layer: layer.name, role: role)]
        for (place, element) in gradient.elements.enumerated() where mask?[place] != true {
          count += 1
          if limit.clipped(element) != element { cut += 1 }
        }
      }
    }
    return "now it would cut \(cut) of \(count.counted("gradient"))"
  }

  /// Notes that updates will go otherwise; a walk through one that has begun starts over.
  mutating func noteOptimiserChange() {
    if let stepping, stepping.hasBegunUpdate { self.stepping = nil }
    changeCount += 1
  }
}
