/// One weight's way through one update: what the rule reads, what it remembers, what it makes.
public struct UpdateTrace: Equatable, Sendable {
  /// What a rule remembers of one weight.
  public struct Memory: Equatable, Sendable {
    /// The velocity, or the mean gradient.
    public let first: Double
    /// The mean squared gradient.
    public let second: Double
  }

  /// The rule, at the learning rate of this step.
  public let rule: UpdateRule
  /// The weight before.
  public let old: Double
  /// Its gradient.
  public let gradient: Double
  /// How many steps the parameter will have been part of, this one included.
  public let step: Int
  /// What the rule remembered before; 0 where it remembered nothing.
  public let before: Memory
  /// What it remembers after.
  public let after: Memory
  /// The weight after, to the bit what the optimiser makes of it.
  public let new: Double

  /// The gradient that the rule goes on with: with the decay in it, where the rule puts it there.
  public var direction: Double {
    switch rule {
    case .gradientDescent(let rule): gradient + rule.decay * old
    case .adaptiveMoments(let rule):
      rule.decouplesDecay ? gradient : gradient + rule.decay * old
    }
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
  /// - Precondition: the gradient is shaped as the parameter, and has the place.
  public func trace(
    at place: Int, of name: ParameterName, value: Tensor, gradient: Tensor
  ) -> UpdateTrace {
    precondition(value.shape == gradient.shape, "a gradient is shaped as its parameter")
    var memory = memory(of: name, count: value.count)
    memory.first = memory.first.isEmpty ? [] : [memory.first[place]]
    memory.second = memory.second.isEmpty ? [] : [memory.second[place]]
    let before = memory
    var values = [value.elements[place]]
    let slope = [gradient.elements[place]]
    let rate = learningRate
    // The rule itself makes the step, of this one number.
    switch rule {
    case .gradientDescent(let rule):
      rule.step(&values, gradient: slope, memory: &memory, rate: rate, frozen: nil)
    case .adaptiveMoments(let rule):
      rule.step(&values, gradient: slope, memory: &memory, rate: rate, frozen: nil)
    }
    return UpdateTrace(
      rule: rule.at(learningRate: rate), old: value.elements[place], gradient: slope[0],
      step: memory.steps, before: .init(before), after: .init(memory), new: values[0])
  }
}

extension UpdateTrace.Memory {
  fileprivate init(_ memory: Optimiser.Memory) {
    self.init(first: memory.first.first ?? 0, second: memory.second.first ?? 0)
  }
}
