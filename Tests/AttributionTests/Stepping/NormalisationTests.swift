import NeuralNetwork
import TestSupport
import Testing

@testable import Attribution

/// Where gradients go through norms, dropout, learned slopes and softmax.
@Suite struct NormalisationTests {
  private func stepper(_ pass: NormalisedPass, fault: Fault? = nil) throws -> Stepper {
    try Stepper(
      pass.forward.network, input: pass.forward.activations[0], target: pass.forward.target,
      fault: fault)
  }

  private func expectEngine(
    _ stepper: Stepper, _ pass: NormalisedPass, fault: Fault? = nil
  ) throws {
    let (forward, back) = (pass.forward, try pass.forward.backward(fault: fault))
    let name = Comment(rawValue: forward.network.layers.map(\.name).joined(separator: " "))
    #expect(bits(stepper.forwardPass.activations) == bits(forward.activations), name)
    #expect(stepper.forwardPass.contexts == forward.contexts, name)
    #expect(stepper.forwardPass.loss?.bitPattern == forward.loss?.bitPattern, name)
    let walked = try #require(stepper.backwardPass, name)
    #expect(bits(walked.activationGradients) == bits(back.activationGradients), name)
    #expect(bits(walked.weightGradients) == bits(back.weightGradients), name)
    #expect(bits(walked.biasGradients) == bits(back.biasGradients), name)
    if forward.network.parameterCount == 0 { return }
    var (network, optimiser) = (forward.networkAfter, Optimiser())
    try optimiser.step(
      &network, after: back, weightGradients: back.weightGradients,
      biasGradients: back.biasGradients, fault: fault)
    #expect(stepper.currentNetwork == network, name)
  }

  @Test(
    "A walk by positions, terms or layers gives the engine's bits", arguments: NormalisedPass.seeds)
  func walks(_ seed: Int) throws {
    let pass = try NormalisedPass(seed: seed)
    var byPosition = try stepper(pass)
    while try byPosition.step() > 0 {}
    try expectEngine(byPosition, pass)
    var byTerm = try stepper(pass)
    while try byTerm.stepTerm() {}
    try expectEngine(byTerm, pass)
    var byLayer = try stepper(pass)
    while try byLayer.finishStage() > 0 {}
    try expectEngine(byLayer, pass)
  }

  @Test("A step back is the state that was there", arguments: NormalisedPass.seeds)
  func back(_ seed: Int) throws {
    let pass = try NormalisedPass(seed: seed)
    var stepper = try stepper(pass)
    var count = 0
    while !stepper.isAtEnd {
      let before = stepper
      count += 1
      if count.isMultiple(of: 3) { try stepper.step() } else { try stepper.stepTerm() }
      // Each costs a layer: not all of a long walk's.
      guard count < 60 || count.isMultiple(of: 17) else { continue }
      var copy = stepper
      #expect(copy.back() == 1)
      #expect(copy == before)
    }
  }

  @Test("So does a walk through a broken pass", arguments: NormalisedPass.seeds)
  func brokenWalks(_ seed: Int) throws {
    let pass = try NormalisedPass(seed: seed)
    let faults = Fault.allCases.filter {
      $0.affects(pass.forward.network, samples: pass.forward.batchSize)
    }
    for fault in faults where !fault.isOfUpdate {
      var stepper = try stepper(pass, fault: fault)
      while try stepper.step(5) > 0 {}
      try expectEngine(stepper, pass, fault: fault)
    }
  }

  @Test("Contributions add up to every gradient to the bit", arguments: NormalisedPass.seeds)
  func contributions(_ seed: Int) throws {
    let pass = try NormalisedPass(seed: seed).backward
    for (index, layer) in pass.forward.network.layers.enumerated() {
      if let weight = layer.weight, let gradient = pass.weightGradients[index] {
        let all = try pass.contributions(toWeightsOfLayer: index)
        #expect(all.shape == layer.contributionShape(samples: pass.forward.batchSize))
        for offset in 0..<weight.count {
          let terms = pass.contributions(toWeight: weight.shape.index(at: offset), ofLayer: index)
          #expect(terms.elements.reduce(0, +) == gradient.elements[offset], "\(layer.name)")
          let start = offset * terms.count
          #expect(Array(all.elements[start..<start + terms.count]) == terms.elements)
        }
      }
      guard let bias = layer.bias, let gradient = pass.biasGradients[index] else { continue }
      for offset in 0..<bias.count {
        let terms = pass.contributions(toBias: offset, ofLayer: index)
        #expect(terms.elements.reduce(0, +) == gradient.elements[offset], "\(layer.name)")
      }
    }
  }

  @Test(
    "What comes back to a number adds up to its gradient to the bit",
    arguments: NormalisedPass.seeds)
  func innerTerms(_ seed: Int) throws {
    let pass = try NormalisedPass(seed: seed).backward
    for (activation, gradient) in pass.activationGradients.enumerated() {
      for place in 0..<gradient.count {
        let index = gradient.shape.index(at: place)
        let terms = pass.innerTerms(
          ofActivation: activation, sample: index[0], index: Array(index.dropFirst()))
        // An average is divided once, and only within rounding a sum of shares.
        let sum = terms.reduce(0) { $0 + $1.product }
        #expect(sum == gradient.elements[place], "activation \(activation)")
      }
    }
  }

  @Test("What an output is made of adds up to it", arguments: NormalisedPass.seeds)
  func forwardTerms(_ seed: Int) throws {
    let pass = try NormalisedPass(seed: seed).forward
    for (position, layer) in pass.network.layers.enumerated() {
      // The terms of a softmax are the powers that it divides.
      if layer.computation == .softmax { continue }
      let output = pass.activations[position + 1]
      for place in 0..<output.count {
        let index = output.shape.index(at: place)
        let terms = pass.forwardTerms(
          ofLayer: position, sample: index[0], index: Array(index.dropFirst()))
        let sum = terms.reduce(0) { $0 + $1.product }
        #expect(abs(sum - output.elements[place]) < 1e-12, "\(layer.name)")
      }
    }
  }

  @Test("The products of all paths add up to the gradient", arguments: NormalisedPass.seeds)
  func paths(_ seed: Int) throws {
    let pass = try NormalisedPass(seed: seed).backward
    if pass.forward.network.layers.contains(where: \.isBlocked) { return }
    for place in GradientCheck.allPlaces(of: pass.forward.network) {
      guard let gradient = pass.gradient(at: place) else { continue }
      for offset in Set([0, gradient.count - 1]) {
        let paths = try pass.paths(from: place, offset: offset, limit: 3, budget: 100_000_000)
        let error = (paths.sum - gradient.elements[offset]).magnitude
        #expect(error <= 1e-9 * max(paths.magnitude, 1e-300), "\(place)")
        for path in paths.largest { #expect(path.product.magnitude <= paths.magnitude * 1.000001) }
        let sorted = paths.largest.map(\.product.magnitude)
        #expect(sorted == sorted.sorted(by: >))
      }
    }
  }

  @Test("Central differences agree, with masks held", arguments: NormalisedPass.seeds)
  func differences(_ seed: Int) throws {
    let pass = try NormalisedPass(seed: seed).backward
    if pass.forward.network.layers.contains(where: \.isBlocked) { return }
    let check = try GradientCheck(pass)
    #expect(check.wrongCount == 0)
    #expect(check.worstSmoothError < 1e-5)
  }

  @Test(
    "A gradient check catches each fault of a norm or of dropout, where it shows",
    arguments: [
      Fault.normMeanConstant, .normVarianceConstant, .runningStatistics, .dropoutUnscaled,
    ])
  func faults(_ fault: Fault) throws {
    var shown = 0
    for seed in NormalisedPass.seeds {
      let forward = try NormalisedPass(seed: seed).forward
      guard fault.affects(forward.network, samples: forward.batchSize) else { continue }
      let (right, broken) = (try forward.backward(), try forward.backward(fault: fault))
      // It may strike where no gradient arrives.
      let places = GradientCheck.allPlaces(of: forward.network)
      let moved = places.contains { place in
        guard let a = right.gradient(at: place), let b = broken.gradient(at: place) else {
          return false
        }
        let scale = a.elements.reduce(0) { max($0, $1.magnitude) }
        return zip(a.elements, b.elements).contains { ($0 - $1).magnitude > 1e-4 * scale }
      }
      guard moved, !forward.network.layers.contains(where: \.isBlocked) else { continue }
      shown += 1
      #expect(
        try GradientCheck(
          Objective(forward),
          claims: places.compactMap { place in
            broken.gradient(at: place).map { GradientCheck.Claim(place, $0) }
          }
        ).wrongCount > 0, "seed \(seed)")
    }
    #expect(shown > 2)
  }

  @Test("Behind batch norm a unit sees its whole channel in training, one unit in evaluation")
  func fields() throws {
    var network = try build(
      [2, 3, 3], [.normalisation(Normalisation(.batch(momentum: 0.1, tracks: true)))])
    let seen = network.receptiveField(ofActivation: 1, index: [1, 0, 2])[0]
    #expect(seen.count == 9 && seen.ranges[0] == 1..<2)
    #expect(network.layers[0].mixesSamples)
    network.mode = .eval
    #expect(network.receptiveField(ofActivation: 1, index: [1, 0, 2])[0].count == 1)
    #expect(!network.layers[0].mixesSamples)
  }
}
