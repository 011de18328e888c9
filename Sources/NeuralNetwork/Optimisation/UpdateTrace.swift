/// One weight's way through one update: what the rule reads, what it remembers, what it makes.
package struct UpdateTrace: Equatable, Sendable {
  /// The rule, at the learning rate that this weight takes in this step.
  package let rule: UpdateRule
  /// The optimiser's learning rate in this step.
  package let wholeRate: Double
  /// The part of it that this weight takes.
  package let rate: Double
  /// The weight before.
  package let old: Double
  /// Its gradient.
  package let gradient: Double
  /// What clipping comes to.
  package let limit: GradientLimit
  /// How many steps the parameter will have been part of, this one included.
  package let step: Int
  /// What the rule remembered before; 0 where it remembered nothing yet.
  package let before: [Remembered: Double]
  /// What it remembers after.
  package let after: [Remembered: Double]
  /// The weight after, to the bit what the optimiser makes of it.
  package let new: Double

  /// The gradient as it was clipped.
  package var clipped: Double { limit.clipped(gradient) }

  /// The gradient that the rule goes on with: clipped, and with the decay in it, where the rule puts
  /// it there.
  package var direction: Double {
    rule.gradientDecay == 0 ? clipped : clipped + rule.gradientDecay * old
  }
}

extension Optimiser {
  /// Works one weight through the next step, and changes nothing.
  ///
  /// - Parameters:
  ///   - place: the weight's place in its parameter.
  ///   - name: the parameter.
  ///   - value: the parameter as it is.
  ///   - gradient: its gradient.
  ///   - limit: what clipping comes to in the update.
  /// - Precondition: the gradient is shaped as the parameter, and has the place.
  package func trace(
    at place: Int, of name: ParameterName, value: Tensor, gradient: Tensor,
    limit: GradientLimit = .none
  ) -> UpdateTrace {
    precondition(value.shape == gradient.shape, "a gradient is shaped as its parameter")
    var memory = memory(of: name, count: value.count)
    let kinds = rule.remembered
    if !memory.numbers.isEmpty {
      memory.numbers = kinds.indices.map { memory.numbers[$0 * value.count + place] }
    }
    func named(_ memory: Memory) -> [Remembered: Double] {
      let numbers = memory.numbers.isEmpty ? kinds.map { _ in 0 } : memory.numbers
      return Dictionary(uniqueKeysWithValues: zip(kinds, numbers))
    }
    let before = named(memory)
    var values = [value.elements[place]]
    let slope = gradient.elements[place]
    let rate = learningRate(of: name)
    // The rule itself makes the step, of this one number.
    rule.step(
      &values, gradient: [slope], memory: &memory, rate: rate, limit: limit, frozen: nil)
    return UpdateTrace(
      rule: rule.at(learningRate: rate), wholeRate: learningRate,
      rate: self.rate(of: name), old: value.elements[place], gradient: slope, limit: limit,
      step: memory.steps, before: before, after: named(memory), new: values[0])
  }
}
