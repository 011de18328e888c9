import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Stepping through a broken pass")
struct FaultSteppingTests {
  private func stepper(_ forward: ForwardPass, _ fault: Fault) throws -> Stepper {
    try Stepper(
      forward.network, input: forward.activations[0], target: forward.target, fault: fault)
  }

  private func expectBroken(
    _ stepper: Stepper, _ forward: ForwardPass, _ fault: Fault, _ name: String
  ) throws {
    let comment = Comment(rawValue: "\(name), \(fault.rawValue)")
    let back = try forward.backward(fault: fault)
    let walked = try #require(stepper.backwardPass, comment)
    #expect(bits(walked.activationGradients) == bits(back.activationGradients), comment)
    #expect(bits(walked.weightGradients) == bits(back.weightGradients), comment)
    #expect(bits(walked.biasGradients) == bits(back.biasGradients), comment)
    if forward.network.parameterCount == 0 { return }
    // What a pass in training moves is moved by then.
    var (network, optimiser) = (forward.networkAfter, Optimiser())
    try optimiser.step(
      &network, after: back, weightGradients: back.weightGradients,
      biasGradients: back.biasGradients, fault: fault)
    #expect(stepper.currentNetwork == network, comment)
    #expect(stepper.currentOptimiser == optimiser, comment)
  }

  private func faults(of forward: ForwardPass) -> [Fault] {
    Fault.allCases.filter { $0.affects(forward.network, samples: forward.batchSize) }
  }

  @Test("A walk gives the bits of the same broken passes", arguments: Oracle.all.indices)
  func positions(_ index: Int) throws {
    let forward = try Oracle.all[index].forward()
    // Two of the faults that show in each network; over all networks each has its turn.
    let faults = faults(of: forward)
    for fault in Set(
      [0, 3].compactMap { faults.isEmpty ? nil : faults[(index + $0) % faults.count] })
    {
      var stepper = try stepper(forward, fault)
      while try stepper.step(7) > 0 {}
      try expectBroken(stepper, forward, fault, Oracle.all[index].recipe)
    }
  }

  /// Two samples through stride, padding, a pool and all else that a fault breaks, as it is,
  /// relaxed, and with a layer blocked.
  private static let networks: [String: @Sendable () throws -> Network] = {
    let plain: @Sendable () throws -> Network = {
      try FaultTests.network([2, 5, 5])
    }
    var networks = ["plain": plain]
    for relaxation in Relaxation.allCases {
      networks[relaxation.rawValue] = { try plain().relaxed(relaxation) }
    }
    for (name, layer) in [("blocked conv", 2), ("blocked gate", 1), ("blocked pool", 3)] {
      networks[name] = {
        var network = try plain()
        network.update(layer: layer) { $0.isBlocked = true }
        return network
      }
    }
    return networks
  }()

  private func forward(_ name: String) throws -> ForwardPass {
    let make = try #require(Self.networks[name])
    return try make().forward(draw([2, 2, 5, 5]), target: .classes([2, 0]))
  }

  @Test(
    "So does one by single terms, also through relaxed and blocked layers",
    arguments: networks.keys.sorted())
  func terms(_ name: String) throws {
    let forward = try forward(name)
    for fault in faults(of: forward) {
      var stepper = try stepper(forward, fault)
      try stepper.finishPass()
      while try stepper.stepTerm() {}
      try expectBroken(stepper, forward, fault, name)
    }
  }

  @Test("A step back in a broken pass is the state that was there", arguments: Fault.allCases)
  func back(_ fault: Fault) throws {
    let forward = try forward("plain")
    var stepper = try stepper(forward, fault)
    try stepper.finishPass()
    var states = [stepper]
    while !stepper.isAtEnd {
      // Single terms at the beginning of each layer, then positions, then whole layers.
      if states.count % 11 < 4 {
        try stepper.stepTerm()
      } else if states.count % 11 < 9 {
        try stepper.step()
      } else {
        let (stage, done) = (stepper.next?.stage, stepper.ordinal)
        while stepper.next?.stage == stage, stepper.ordinal < done + 5 { try stepper.step() }
        states = []
      }
      states.append(stepper)
    }
    for distance in 1..<states.count {
      var copy = stepper
      #expect(copy.back(distance) == distance)
      #expect(copy == states[states.count - 1 - distance], "\(distance) back")
    }
  }

  @Test("A fault that comes while a pass is walked strikes the next one")
  func later() throws {
    let forward = try forward("plain")
    var stepper = try Stepper(
      forward.network, input: forward.activations[0], target: forward.target)
    try stepper.finishPass()
    try stepper.step()
    stepper.use(Optimiser(), fault: .noSum)
    #expect(stepper.fault == nil)
    stepper.back()
    stepper.use(Optimiser(), fault: .noSum)
    #expect(stepper.fault == .noSum)
    stepper.use(Optimiser(), fault: .updateEarly)
    #expect(stepper.fault == nil && stepper.updateFault == .updateEarly)
  }

  @Test("A sum that keeps one term shows it at each pixel")
  func noSumByHand() throws {
    var stepper = try HandExample.stepper(fault: .noSum)
    try stepper.finishPass()
    try stepper.step(4)
    #expect(stepper.backwardPass?.weightGradients[0]?.elements == [12, 15, 21, 24])
    try stepper.stepTerm()
    #expect(stepper.backwardPass?.weightGradients[0]?.elements == [2.5, 15, 21, 24])
  }
}
