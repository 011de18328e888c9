import CommandLanguage
import Documents
import Explanations
import NeuralNetwork
import Sessions

extension Session {
  /// `nudge ADDRESS by X`: runs the network with some numbers moved, and keeps nothing of it.
  func nudge(
    _ call: TypedCall<NudgeCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    try requireDoublePrecision(
      call,
      "it compares the loss before and after, and float32, with 7 digits, rounds the difference away; float64 has 16",
      then: "; forward; backward")
    let stored = try StoredGradients(self, at: call.range)
    try stored.requireFiniteObjective("nudge", at: call.range)
    let elements = try passElements(
      call.address, of: call, ending: " by 0.1", in: ElementSpace(stored.pass),
      interruption: interruption)
    let expression = call.size.value
    var evaluator = Evaluator(self, interruption: interruption)
    let size = try evaluator.number(expression, for: "nudge")
    guard size.isFinite, size != 0 else {
      throw Failure(
        .badArgument(function: "nudge", what: "moves by a finite number other than 0"),
        at: expression.range)
    }
    guard let gradients = stored.gradient(at: elements.place) else {
      throw Failure(.noValueYet(elements.name + ".grad", needing: .gradients), at: call.range)
    }
    let gradient = elements.offsets.reduce(0) { $0 + gradients.elements[$1] }
    var trials: [NudgeView.Trial] = []
    for divisor in [1.0, 2, 4, 8, 16, -1] {
      do {
        let moved = try stored.objective.moved(
          elements.place, offsets: elements.offsets, by: size / divisor,
          interruption: interruption)
        trials.append(NudgeView.Trial(nudge: size / divisor, moved: moved))
      } catch {
        throw Failure(.pass(error), at: call.range)
      }
    }
    return NudgeView(
      stored: stored, elements: elements, size: size, gradient: gradient, trials: trials
    ).document
  }
}
