extension GradientCheck {
  /// How far central differences of one step are from the gradients.
  package struct Precision: Equatable, Sendable {
    /// The step ε.
    package let step: Double
    /// The largest error of the numbers, each relative to its tensor's ``Summary/scale``; `nil`
    /// where all of them cross a kink.
    package let error: Double?
    /// How many numbers were looked at: the same ones at every step.
    package let numbers: Int
    /// How many of them cross a kink at this step, which are among the errors all the same.
    package let kinks: Int
  }

  /// The steps of a sweep.
  private static let steps = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10]

  /// The error of the judged numbers for steps from 10⁻² down to 10⁻¹⁰.
  ///
  /// A large step sees the curve's bend, which falls with ε²; a small one loses digits to rounding,
  /// which grows as ε falls. The least error lies between. All steps look at the same numbers, or
  /// their errors could not be compared: a number that crosses a kink at one step stays in.
  ///
  /// - Parameters:
  ///   - objective: what was checked.
  ///   - budget: how many multiplications to spend at most, roughly; the four worst numbers of each
  ///     tensor are looked at all the same.
  ///   - interruption: asked before each number.
  /// - Throws: ``PassError/interrupted``.
  package func sweep(
    _ objective: Objective, budget: Double = .infinity, interruption: Interruption = .never
  ) throws(PassError) -> [Precision] {
    let scales = Dictionary(summaries.map { ($0.place, $0.scale) }) { first, _ in first }
    let numbers = sweptEntries(objective, budget: budget)
    var differences = Differences(objective)
    let requests = Self.steps.flatMap { step in
      numbers.map { Differences.Request(place: $0.place, offset: $0.offset, step: step) }
    }
    var found = try differences.differences(requests, interruption: interruption)[...]
    var result: [Precision] = []
    for step in Self.steps {
      let differences = found.prefix(numbers.count)
      found = found.dropFirst(numbers.count)
      let errors = zip(numbers, differences).map { number, difference in
        abs(difference.numeric - number.analytic) / (scales[number.place] ?? 1)
      }
      let kinks = differences.count { $0.kink != nil }
      result.append(
        Precision(
          step: step, error: kinks == numbers.count ? nil : Self.worst(of: errors),
          numbers: numbers.count, kinks: kinks))
    }
    return result
  }

  /// The judged numbers, or where there are none all of them; the worst of each tensor where all
  /// would take too long.
  private func sweptEntries(_ objective: Objective, budget: Double) -> [Entry] {
    let judged = entries.filter(\.isJudged)
    let numbers = judged.isEmpty ? entries : judged
    let network = objective.forward.network
    let costs = Self.costs(of: network, samples: objective.forward.batchSize)
    let whole = numbers.reduce(0.0) { $0 + costs.difference($1.place) }
    if whole * Double(Self.steps.count) <= budget { return numbers }
    var left: [Place: Int] = [:]
    let chosen = worstFirst.filter { entry in
      guard judged.isEmpty || entry.isJudged else { return false }
      left[entry.place, default: 4] -= 1
      return left[entry.place, default: 0] >= 0
    }
    return chosen
  }
}
