import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Stepping")
struct SteppingTests {
  private func stepper(_ oracle: Oracle) throws -> Stepper {
    let pass = try oracle.forward()
    return try Stepper(pass.network, input: pass.activations[0], target: pass.target)
  }

  private func bits(_ tensors: [Tensor?]) -> [[UInt64]?] {
    tensors.map { $0?.elements.map(\.bitPattern) }
  }

  private func expectEngine(_ stepper: Stepper, _ oracle: Oracle) throws {
    let name = Comment(rawValue: "\(oracle.name), \(oracle.recipe)")
    let forward = try oracle.forward()
    let back = try forward.backward()
    #expect(bits(stepper.forwardPass.activations) == bits(forward.activations), name)
    #expect(stepper.forwardPass.contexts == forward.contexts, name)
    #expect(stepper.forwardPass.loss?.bitPattern == forward.loss?.bitPattern, name)
    let walked = try #require(stepper.backwardPass, name)
    #expect(bits(walked.activationGradients) == bits(back.activationGradients), name)
    #expect(bits(walked.weightGradients) == bits(back.weightGradients), name)
    #expect(bits(walked.biasGradients) == bits(back.biasGradients), name)
    // Without weights there is no update to walk through.
    if forward.network.parameterCount == 0 { return }
    var (network, optimiser) = (forward.network, Optimiser())
    optimiser.step(
      &network, weightGradients: back.weightGradients, biasGradients: back.biasGradients)
    #expect(stepper.currentNetwork == network, name)
    #expect(stepper.currentOptimiser == optimiser, name)
  }

  @Test("A walk by positions gives the engine's bits", arguments: Oracle.all.indices)
  func positions(_ index: Int) throws {
    var stepper = try stepper(Oracle.all[index])
    while !stepper.isAtEnd { try stepper.step() }
    try expectEngine(stepper, Oracle.all[index])
  }

  @Test("So does one by single terms", arguments: Oracle.all.indices)
  func terms(_ index: Int) throws {
    var stepper = try stepper(Oracle.all[index])
    while try stepper.stepTerm() {}
    try expectEngine(stepper, Oracle.all[index])
  }

  @Test("So does one by layers, and one by passes", arguments: Oracle.all.indices)
  func layers(_ index: Int) throws {
    var stepper = try stepper(Oracle.all[index])
    while try stepper.finishStage() > 0 {}
    try expectEngine(stepper, Oracle.all[index])
    stepper.restart()
    #expect(stepper == (try self.stepper(Oracle.all[index])))
    while try stepper.finishPass() > 0 {}
    #expect(stepper.isAtEnd)
    try expectEngine(stepper, Oracle.all[index])
  }

  @Test("A step back is the state that was there", arguments: Oracle.all.indices)
  func back(_ index: Int) throws {
    var stepper = try stepper(Oracle.all[index])
    var generator = RandomGenerator(seed: UInt64(index), stream: "steps", shape: [1])
    var states = [stepper]
    while !stepper.isAtEnd, states.count < 24 {
      // A walk of all kinds of steps, of which each is one to take back.
      switch generator.next() % 5 {
      case 0: try stepper.stepTerm()
      case 1: try stepper.step()
      case 2:
        try stepper.finishStage()
        states = [stepper]
      default:
        try stepper.step(Int(generator.next() % 9))
        states = [stepper]
      }
      if stepper != states.last { states.append(stepper) }
    }
    for distance in 1..<max(2, states.count) where distance < states.count {
      var copy = stepper
      #expect(copy.back(distance) == distance)
      #expect(copy == states[states.count - 1 - distance], "\(Oracle.all[index].recipe)")
    }
  }

  @Test(
    "From any position, back and step again is the same",
    arguments: Oracle.all.indices.filter { $0 % 24 == 0 })
  func backAndForth(_ index: Int) throws {
    var stepper = try stepper(Oracle.all[index])
    while !stepper.isAtEnd {
      let before = stepper
      try stepper.step()
      var copy = stepper
      #expect(copy.back() == 1)
      #expect(copy == before)
    }
  }

  @Test("Half-way sums are what was added so far")
  func halfWay() throws {
    let back = try HandExample.backward()
    var network = back.forward.network
    network.loss = .squaredError
    let output = back.forward.output
    let upstream = back.activationGradients[1]
    let target = Tensor(
      shape: output.shape, elements: zip(output.elements, upstream.elements).map { $0 - $1 })
    var stepper = try Stepper(
      network, input: back.forward.activations[0], target: .values(target))
    try stepper.step()
    #expect(stepper.forwardPass.output.elements.dropFirst().allSatisfy { $0 == 0 })
    try stepper.finishPass()
    #expect(stepper.backwardPass == nil)
    try stepper.step(4)
    #expect(stepper.backwardPass?.weightGradients[0]?.elements == [9, 11, 15, 17])
    try stepper.stepTerm()
    #expect(stepper.backwardPass?.weightGradients[0]?.elements == [11.5, 11, 15, 17])
    #expect(stepper.latest?.terms == 0..<1)
    stepper.back()
    #expect(stepper.backwardPass?.weightGradients[0]?.elements == [9, 11, 15, 17])
  }

  @Test("Without a loss the walk ends with the output; back beyond the beginning stays there")
  func ends() throws {
    let network = try build([2], [.dense(2)])
    var stepper = try Stepper(network, input: draw([1, 2]), target: nil)
    let start = stepper
    #expect(try stepper.step(10) == 2)
    #expect(stepper.isAtEnd && stepper.isForwardComplete && !stepper.isBackwardComplete)
    #expect(stepper.back(10) == 2)
    #expect(stepper == start)
    #expect(stepper.back() == 0)
  }
}
