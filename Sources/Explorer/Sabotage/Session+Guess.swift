import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views
import Wording

extension Session {
  /// `guess NAME`: whether that is what is broken.
  mutating func guessFault(_ call: TypedCall<GuessCommand>) throws(Failure) -> Document {
    let guess = call.fault.value
    guard let broken = sabotage else {
      throw Failure(
        .notApplicable(
          command: "guess", reason: "nothing is broken, so there is nothing to guess",
          remedy: "sabotage random"), at: call.range)
    }
    let isRight = guess == broken.fault
    var blocks: [Block]
    if isRight {
      if broken.isHidden {
        sabotage?.isHidden = false
        changeCount += 1
      }
      blocks = [
        .heading("right: \(guess.rawValue, style: .strong)"), .paragraph(Text(guess.meaning)),
        .paragraph(Text(guess.evidence)),
        .next("sabotage off", "sabotage random"),
      ]
    } else {
      blocks = [
        .heading("no, it is not \(guess.rawValue, style: .strong)"),
        .note(Note(.remark, advice(against: guess))),
        .next((has(.loss) ? ["forward; backward; gradcheck"] : []) + ["sabotage off"]),
      ]
    }
    return Document(
      kind: "guess", blocks: blocks,
      facts: [Fact("guess", .text(guess.rawValue)), Fact("right", .flag(isRight))])
  }

  /// How one could have known that a guess is wrong, from the guess alone.
  private func advice(against guess: Fault) -> Text {
    let samples = input?.batch.shape[0] ?? 1
    if let network, !guess.affects(network, samples: samples) {
      return "it could not show here: this network has nothing that it breaks"
    }
    return guess.isOfUpdate
      ? "if it were, \(.code("gradcheck")) would find every gradient right and only \(.code("update")) go astray"
      : "if it were: \(guess.meaning); hold a stored gradient against its terms with \(.code("explain"))"
  }
}
