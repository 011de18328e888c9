import Attribution
import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What the stepping commands answer: what was computed, where one stands, what comes next.
package struct StepView {
  package let session: Session
  package let pass: Pass
  package let stepper: Stepper
  /// The walk before the command.
  package let before: Stepper
  /// The command; `nil` for `where`.
  package let word: Command.Stepping?
  /// How many positions or steps it was asked for.
  package var asked = 1
  /// How many positions or steps the command did or took back.
  package let done: Int

  /// Makes a step view of its parts.
  package init(
    session: Session, pass: Pass, stepper: Stepper, before: Stepper, word: Command.Stepping?,
    asked: Int = 1, done: Int
  ) {
    self.session = session
    self.pass = pass
    self.stepper = stepper
    self.before = before
    self.word = word
    self.asked = asked
    self.done = done
  }

  var network: Network { pass.forward.network }

  package var document: Document {
    let place = word == nil ? stepper.next ?? stepper.latest : stepper.latest
    var blocks: [Block] = []
    switch word {
    case .next, .finish: blocks += summary
    case nil: blocks += whereBlocks
    case .step, .back, .restart:
      if word == .back { blocks.append(.paragraph(backSentence)) }
      if let place {
        blocks.append(.heading(title(place)))
        blocks.append(track(place.stage))
        blocks += body(place) + sharingNotes(place)
      } else {
        blocks.append(.heading("at the beginning: nothing is computed yet"))
        blocks.append(track(stepper.plan.stages[0]))
      }
    }
    blocks += sabotageNotes(place) + hints
    return Document(kind: word?.rawValue ?? "where", blocks: blocks, facts: facts(place))
  }

  /// That several layers use a weight, where a layer's part of its gradient begins.
  private func sharingNotes(_ place: StepLocation) -> [Block] {
    guard place.unit == 0 else { return [] }
    return switch place.stage {
    case .backward(let layer): SharingNote.sum(layer, in: network)
    case .update(let layer): SharingNote.update(layer, in: network)
    case .forward, .loss, .lossGradient: []
    }
  }

  /// `back` where there is no walk.
  package static let nothingToTakeBack = Document(
    kind: "back", blocks: [.paragraph("no step to take back: nothing is being stepped")],
    facts: [Fact("undone", .integer(0))])

  /// `where` without a walk.
  package static func nothingRuns(_ session: Session) -> Document {
    Document(
      kind: "where",
      blocks: [
        .paragraph("nothing is being stepped; \(.code("step")) begins a forward pass")
      ], facts: [Fact("phase", .none), Fact("done", .integer(0))])
  }

  private var backSentence: Text {
    if done == 0 { return "at the beginning already: no step to take back" }
    let steps: Text = "\(done.counted("step")) taken back"
    return done < asked ? steps + ", as many as there were: this is the beginning" : steps
  }

  private var whereBlocks: [Block] {
    guard let next = stepper.next else {
      return [
        .heading("at the end: forward, backward and update are done"),
        track(stepper.plan.stages[stepper.plan.stages.count - 1]),
      ]
    }
    var blocks: [Block] = [.heading("to come: \(title(next))"), track(next.stage)]
    if next.terms.lowerBound > 0 {
      blocks.append(
        .paragraph("terms done: \(next.terms.lowerBound) of \(next.termCount)"))
    }
    blocks.append(
      .paragraph(
        "\(stepper.ordinal) of \(stepper.plan.count.counted("position")) \(stepper.ordinal.plural("is", "are")) done"
      ))
    return blocks
  }

  /// What comes next, and the words that lead there.
  private var hints: [Block] {
    guard let next = stepper.next else {
      let isWhole = stepper.isBackwardComplete
      return [
        .note(
          Note(
            .remark,
            isWhole
              ? "\(.code("step")) begins a new forward pass with the new weights"
              : "the output is there; a loss and a target would lead on")),
        .next(isWhole ? ["step", "back"] : ["restart"]),
      ]
    }
    if word == nil {
      return [
        .note(
          Note(
            .remark,
            "\(.code("step")) does one position, \(.code("step term")) one product, \(.code("next")) the rest of the layer, \(.code("finish")) the rest of the pass, \(.code("back")) takes one back"
          )),
        .next("step", "step term", "next", "finish"),
      ]
    }
    return [
      .paragraph("\("then comes", style: .muted) \(shortTitle(next))"),
      .next("step", "next", "finish"),
    ]
  }

  /// What is broken, from the pass on that it breaks; a fault of whole sums shows at a layer's end.
  private func sabotageNotes(_ place: StepLocation?) -> [Block] {
    guard let place, session.sabotage != nil, place.stage.pass != .forward, word != nil else {
      return []
    }
    var blocks: [Block] = []
    if case .backward(let layer) = place.stage, place.unit == place.count - 1,
      place.terms.upperBound == place.termCount, stepper.changesSumsAtEnd(ofLayer: layer)
    {
      blocks.append(
        .note(
          Note(
            .remark,
            "behind the last term \(name(of: place.stage))'s whole sums were changed once more")))
    }
    let isBroken = stepper.fault != nil || stepper.updateFault != nil
    return blocks
      + (isBroken
        ? SabotageNote.blocks(session)
        : [
          .note(
            Note(
              .remark,
              "this pass was begun before the sabotage; \(.code("restart")) steps through the broken one"
            ))
        ])
  }

  private func facts(_ place: StepLocation?) -> [Fact] {
    var facts = [
      Fact(word == .back ? "undone" : "steps", .integer(done)),
      Fact("done", .integer(stepper.ordinal)), Fact("total", .integer(stepper.plan.count)),
      Fact("phase", place.map { .text($0.stage.pass.rawValue) } ?? .none),
      Fact("layer", place.map { .text(name(of: $0.stage)) } ?? .none),
    ]
    guard let place else { return facts }
    facts.append(Fact("position", .integer(place.unit)))
    facts.append(Fact("positions", .integer(place.count)))
    facts.append(Fact("terms", .integer(place.termCount)))
    facts.append(Fact("termsDone", .integer(place.terms.upperBound)))
    if case .forward(let layer) = place.stage, word != nil {
      facts.append(
        Fact(
          "value",
          .number(
            network.layers[layer].operation.isNormalisation
              ? normalisedValue(place, layer)
              : pass.forward.activations[layer + 1].elements[place.unit])))
    }
    return facts
  }
}
