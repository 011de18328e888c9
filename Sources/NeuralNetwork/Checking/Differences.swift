/// Takes an objective's central differences, one after the other: in laid-out memory where the
/// network has a plan, and layer by layer where it has none.
struct Differences {
  let objective: Objective
  private var perturbed: PerturbedPass?

  /// Makes ready to take differences; layer by layer always where there are no kernels.
  init(_ objective: Objective, kernels: PlanKernels? = .best) {
    self.objective = objective
    perturbed = kernels.flatMap { PerturbedPass(objective, kernels: $0) }
  }

  /// Whether the network is laid out.
  var isLaidOut: Bool { perturbed != nil }

  /// A central difference, and the branch that changed on the way; see
  /// ``Objective/difference(_:offset:step:interruption:)``.
  ///
  /// - Throws: ``PassError/interrupted``.
  mutating func difference(
    _ place: GradientCheck.Place, offset: Int, step: Double, interruption: Interruption
  ) throws(PassError) -> (numeric: Double, kink: Kink?) {
    if let number = perturbed?.begin(place, offset: offset),
      let above = try perturbed?.moved(number, by: step, interruption: interruption),
      let below = try perturbed?.moved(number, by: -step, interruption: interruption)
    {
      return Objective.difference(above, below)
    }
    return try objective.difference(place, offset: offset, step: step, interruption: interruption)
  }
}
