extension GradientCheck {
  /// The first wrong gradient on the way back from the objective, where the mistake was made: what
  /// arrives there is right still.
  ///
  /// Looks at the output's gradient, then layer by layer at weight, bias and input, a few numbers of
  /// each.
  ///
  /// - Parameter gradient: the stored gradient of a tensor, batch axis in front.
  /// - Returns: `nil` where all that was looked at is right.
  /// - Throws: ``PassError/interrupted``.
  package static func firstFault(
    _ objective: Objective, budget: Double, seed: UInt64, interruption: Interruption = .never,
    gradient: (Place) -> Tensor?
  ) throws(PassError) -> Place? {
    let network = objective.forward.network
    var places: [Place] = [.activation(network.layers.count)]
    for index in network.layers.indices.reversed() {
      places += [.weight(layer: index), .bias(layer: index), .activation(index)]
    }
    var differences = Differences(objective)
    let share = budget / Double(places.count)
    for place in places {
      guard let tensor = gradient(place) else { continue }
      let claims = sampled(
        [Claim(place, tensor)], of: network, samples: objective.forward.batchSize, budget: share,
        seed: seed)
      let check = try GradientCheck(&differences, claims: claims, interruption: interruption)
      if check.wrongCount > 0 { return place }
    }
    return nil
  }
}
