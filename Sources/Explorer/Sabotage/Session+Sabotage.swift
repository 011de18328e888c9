import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views
import Wording

extension Session {
  /// `sabotage NAME`, `sabotage random`, `sabotage off`.
  ///
  /// The values of the last pass stay: what breaks is the next backward pass or update.
  mutating func breakPass(_ call: TypedCall<SabotageCommand>) throws(Failure) -> Document {
    switch call.deed?.value {
    case nil: return SabotageView(session: self).document
    case .off: return mend()
    case .random: return breakAtRandom()
    case .fault(let fault):
      sabotage = Sabotage(fault: fault, isHidden: false)
      changeCount += 1
      var blocks: [Block] = [
        .heading("sabotaged, \(fault.rawValue, style: .strong): \(fault.meaning)")
      ]
      let samples = input?.batch.shape[0] ?? 1
      if let network, !fault.affects(network, samples: samples) {
        blocks.append(
          .note(
            Note(.remark, "it does not show in this network: there is nothing here that it breaks"))
        )
      }
      blocks += afterBreaking(isOfUpdate: fault.isOfUpdate)
      return Document(kind: "sabotage", blocks: blocks, facts: [SabotageNote.fact(self)])
    }
  }

  /// Draws a fault that shows in the network, and keeps it to itself.
  private mutating func breakAtRandom() -> Document {
    let samples = input?.batch.shape[0] ?? 1
    let showing = Fault.allCases.filter { fault in
      network.map { fault.affects($0, samples: samples) } ?? true
    }
    let candidates = showing.isEmpty ? Fault.allCases : showing
    var generator = RandomGenerator(
      seed: seed, stream: "sabotage \(sabotageCount)", shape: [candidates.count])
    sabotageCount += 1
    sabotage = Sabotage(
      fault: candidates[generator.integer(below: candidates.count)], isHidden: true)
    changeCount += 1
    return Document(
      kind: "sabotage",
      blocks: [
        .heading("sabotaged: one thing in the backward pass or the update is broken from now on"),
        .paragraph(
          "it is one of the \(candidates.count) that \(showing.isEmpty ? "there are" : "show in this network") (\(.code("sabotage")) lists all); \(.code("guess NAME")) when you know, \(.code("sabotage off")) to be told"
        ),
      ] + afterBreaking(isOfUpdate: nil), facts: [SabotageNote.fact(self)])
  }

  private func afterBreaking(isOfUpdate: Bool?) -> [Block] {
    var blocks: [Block] = []
    if pass?.hasBackward == true, isOfUpdate != true {
      blocks.append(
        .note(Note(.remark, "the gradients that are there are from before; run the pass again")))
    }
    let lines =
      isOfUpdate == true
      ? ["forward; backward; update"]
      : ["forward; backward; gradcheck"] + (has(.gradients) ? ["grads"] : [])
    return blocks + next(lines, needing: .loss)
  }

  /// `sabotage off`: mends it and tells which it was.
  private mutating func mend() -> Document {
    guard let broken = sabotage else {
      return Document(
        kind: "sabotage", blocks: [.paragraph("nothing is broken")],
        facts: [SabotageNote.fact(self), Fact("was", .none)])
    }
    sabotage = nil
    changeCount += 1
    var blocks: [Block] = [
      .heading("mended; it was \(broken.fault.rawValue, style: .strong)"),
      .paragraph(Text(broken.fault.meaning)), .paragraph(Text(broken.fault.evidence)),
    ]
    let isStored = pass?.isBroken ?? false
    if isStored {
      blocks.append(
        .note(
          Note(
            .remark, "gradients that are stored are still the broken ones; run the pass again")))
    }
    blocks += next(
      [isStored ? "forward; backward" : "forward; backward; gradcheck"], needing: .loss)
    return Document(
      kind: "sabotage", blocks: blocks,
      facts: [
        SabotageNote.fact(self), Fact("was", .text(broken.fault.rawValue)),
        Fact("brokenGradients", .flag(isStored)),
      ])
  }
}
