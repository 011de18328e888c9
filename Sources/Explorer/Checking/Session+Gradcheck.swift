import CommandLanguage
import Documents
import Explanations
import NeuralNetwork
import Sessions

extension Session {
  /// How many multiplications a check may cost, roughly half a second's.
  private static let checkBudget = 3e8

  /// `gradcheck [LAYER] [eps E]`.
  func gradcheck(
    _ call: TypedCall<GradcheckCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    try requireDoublePrecision(
      call,
      "it moves a number a little and compares two losses, whose difference float32, with 7 digits, rounds away; float64 has 16",
      then: "; forward; backward; gradcheck")
    let stored = try StoredGradients(self, at: call.range)
    try stored.requireFiniteObjective("gradcheck", at: call.range)
    let step = try step(call)
    var places = GradientCheck.allPlaces(of: stored.network)
    if let given = call.layer {
      guard let index = stored.network.index(ofLayer: given.value) else {
        throw Failure(
          .notALayer(given.value, layers: stored.network.layers.map(\.name)), at: given.range)
      }
      let (owner, read) = (
        stored.network.owner(ofLayer: index), stored.network.mainSource(ofLayer: index)
      )
      places = [
        .weight(layer: owner), .bias(layer: owner), read == 0 ? .input : .activation(read),
      ]
    }
    let network = stored.network
    let samples = stored.pass.forward.batchSize
    let all = places.compactMap { place in
      stored.gradient(at: place).map { GradientCheck.Claim(place, $0) }
    }
    do {
      let check = try GradientCheck(
        stored.objective,
        claims: GradientCheck.sampled(
          all, of: network, samples: samples, budget: Self.checkBudget, seed: seed),
        step: step, interruption: interruption)
      let sweep = try check.sweep(
        stored.objective, budget: Self.checkBudget, interruption: interruption)
      let fault =
        check.wrongCount == 0
        ? nil
        : try GradientCheck.firstFault(
          stored.objective, budget: Self.checkBudget, seed: seed, interruption: interruption
        ) { stored.gradient(at: $0) }
      return GradcheckView(
        stored: stored, check: check, sweep: sweep, fault: fault, layer: call.layer?.value,
        seed: seed
      ).document
    } catch {
      throw Failure(.pass(error), at: call.range)
    }
  }

  private func step(_ call: TypedCall<GradcheckCommand>) throws(Failure) -> Double {
    guard let given = call.step else { return 1e-5 }
    let step = given.value
    guard step.isFinite, step >= 1e-12, step <= 1 else {
      throw Failure(
        .badSetting(given.name, value: "\(step)", allowed: "a step from 1e-12 to 1"),
        at: given.range)
    }
    return step
  }
}
