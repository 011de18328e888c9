extension GradientCheck {
  /// How far central differences of one step are from the gradients.
  public struct Precision: Equatable, Sendable {
    /// The step ε.
    public let step: Double
    /// The largest error of the numbers that cross no kink, relative to the largest gradient; `nil`
    /// where all cross one.
    public let error: Double?
    /// How many of the numbers cross a kink.
    public let kinks: Int
  }

  /// The error of the numbers of some claims for steps from 10⁻² down to 10⁻¹⁰.
  ///
  /// A large step sees the curve's bend, which falls with ε²; a small one loses digits to rounding,
  /// which grows as ε falls. The least error lies between.
  ///
  /// - Throws: ``PassError/interrupted``.
  public static func sweep(
    _ objective: Objective, claims: [Claim], interruption: Interruption = .never
  ) throws(PassError) -> [Precision] {
    var numbers: [(place: Place, offset: Int, gradient: Double)] = []
    for claim in claims {
      for offset in claim.offsets ?? Array(0..<claim.gradient.count) {
        numbers.append((claim.place, offset, claim.gradient.elements[offset]))
      }
    }
    let largest = numbers.map(\.gradient.magnitude).filter(\.isFinite).max() ?? 0
    var differences = Differences(objective)
    var result: [Precision] = []
    for step in [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10] {
      var errors: [Double] = []
      for number in numbers {
        try interruption.check()
        let (numeric, kink) = try differences.difference(
          number.place, offset: number.offset, step: step, interruption: interruption)
        if kink == nil { errors.append(abs(numeric - number.gradient)) }
      }
      let error = worst(of: errors) / (largest > 0 ? largest : 1)
      result.append(
        Precision(
          step: step, error: errors.isEmpty ? nil : error, kinks: numbers.count - errors.count))
    }
    return result
  }
}
