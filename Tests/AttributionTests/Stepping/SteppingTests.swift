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

  @Test(
    "Frozen numbers stay in a walked update as in a run one, and back from it all is as before",
    arguments: Oracle.all.indices.filter { $0 % 6 == 0 },
    [
      UpdateRule.gradientDescent(GradientDescent(momentum: 0.9, decay: 0.01)),
      .adaptiveMoments(AdaptiveMoments()),
      .rootMeanSquare(RootMeanSquare(momentum: 0.5, isCentered: true)),
    ])
  func frozen(_ index: Int, _ rule: UpdateRule) throws {
    let forward = try Oracle.all[index].forward()
    let back = try forward.backward()
    var masks: [ParameterName: [Bool]] = [:]
    for (place, layer) in forward.network.layers.enumerated() {
      guard let count = layer.weight?.count else { continue }
      masks[ParameterName(layer: layer.name, role: .weight)] = (0..<count).map {
        ($0 + place).isMultiple(of: 2)
      }
    }
    var (network, optimiser) = (forward.network, Optimiser(rule: rule))
    // A step before, so that there is something that the optimiser remembers.
    optimiser.step(
      &network, weightGradients: back.weightGradients, biasGradients: back.biasGradients)
    var stepper = try Stepper(
      network, input: forward.activations[0], target: forward.target, optimiser: optimiser)
    stepper.use(optimiser, frozen: masks)
    try stepper.finishPass()
    try stepper.finishPass()
    let before = stepper
    let again = try network.forward(forward.activations[0], target: forward.target).backward()
    optimiser.step(
      &network, weightGradients: again.weightGradients, biasGradients: again.biasGradients,
      frozen: masks)
    var terms = 0
    while try stepper.stepTerm() { terms += 1 }
    #expect(stepper.currentNetwork == network)
    if terms > 0 { #expect(stepper.currentOptimiser == optimiser) }
    #expect(stepper.back(terms) == terms)
    #expect(stepper == before)
  }

  @Test(
    "In relaxed networks, too, a step back from any position is the state that was there",
    arguments: Relaxation.allCases, Loss.allCases)
  func relaxedBack(_ relaxation: Relaxation, _ loss: Loss) throws {
    let network = try build(
      [2, 4, 4],
      [.conv(2, 2, stride: 2, padding: 1), .activation(.relu), .avgpool(2), .flatten, .dense(3)]
        + loss.head, loss: loss
    ).relaxed(relaxation)
    let target = loss.target(for: [2, 3], seed: 3)
    var stepper = try Stepper(network, input: draw([2, 2, 4, 4]), target: target)
    var terms = 0
    while !stepper.isAtEnd {
      let before = stepper
      terms += 1
      if terms.isMultiple(of: 3) { try stepper.step() } else { try stepper.stepTerm() }
      var copy = stepper
      #expect(copy.back() == 1)
      #expect(copy == before)
    }
  }

  @Test("Half-way sums are what was added so far")
  func halfWay() throws {
    var stepper = try HandExample.stepper()
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
