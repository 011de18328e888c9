import FastProgram
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("The fast way")
struct PlanTests {
  @Test("A plan comes to the layers' own bits", arguments: Oracle.planned)
  func bits(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let pass = try oracle.forward()
    try expectSame(pass, Comment(rawValue: "\(oracle.name), \(oracle.recipe)"))
  }

  @Test("Blocked layers and groups come to the same bits", arguments: 0..<6)
  func blocked(_ layer: Int) throws {
    var network = try build(
      [4, 6, 5],
      [
        .conv(6, 3, padding: 1, groups: 2), .activation(.relu), .conv(6, 2, groups: 6),
        .maxpool(2), .flatten, .dense(3),
      ], loss: .crossEntropy)
    network.update(layer: layer) { $0.isBlocked = true }
    try expectSame(
      try network.forward(draw([3, 4, 6, 5]), target: .classes([0, 2, 1])), "\(layer)")
  }

  @Test("A large product in parts is the same product")
  func parts() throws {
    let whole = Product(
      a: .init(100, sample: 7), b: .init(200, sample: 8), c: .init(300, sample: 9), rows: 1 << 12,
      rowA: 1, rowC: 2, terms: 1 << 12, termA: 3, termB: 4, lanes: 64, samples: 2,
      addend: .rows(50))
    let parts = whole.parts.map { part -> Product in
      guard case .product(let product) = part else { preconditionFailure("a product") }
      return product
    }
    #expect(parts.count == 8)
    #expect(parts.allSatisfy { $0.rows * $0.terms * $0.lanes * $0.samples <= 1 << 28 })
    #expect(parts.map(\.rows).reduce(0, +) == 2 << 12)
    #expect(parts.map(\.rowA) == [1, 1025, 2049, 3073, 1, 1025, 2049, 3073])
    #expect(parts.map(\.c.start) == [300, 300, 300, 300, 309, 309, 309, 309])
    #expect(parts[5].addend == .rows(1074))
  }

  @Test("Single precision is near PyTorch's figures", arguments: Oracle.all.indices)
  func nearPyTorch(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let name = Comment(rawValue: "\(oracle.name), \(oracle.recipe)")
    let double = try oracle.forward()
    let pass = try double.network.forward(
      double.activations[0], target: double.target, in: .float32)
    #expect(pass.activations.map(\.shape) == double.activations.map(\.shape))
    let back = try pass.backward()
    let found =
      [back.activationGradients[0]]
      + (back.weightGradients + back.biasGradients).compactMap(\.self)
    let wanted =
      [oracle.gradients.input]
      + (oracle.gradients.weights + oracle.gradients.biases).compactMap(\.self)
    // A softmax near 0 or 1 cancels: there PyTorch's own single precision is as far off.
    let isSaturated = oracle.recipe == "large logits" || oracle.lossValue < 1e-3
    let tolerance = isSaturated ? 1e-3 : 1e-5
    // A bias's gradient is a sum that may cancel to far less than what it adds up.
    let least = back.activationGradients[back.activationGradients.count - 1].elements
      .reduce(1e-3) { max($0, 0.05 * abs($1)) }
    for (one, other) in zip(found, wanted) {
      let scale = other.tensor.elements.reduce(least) { max($0, abs($1)) }
      let isNear = zip(one.elements, other.tensor.elements).allSatisfy {
        abs($0 - $1) <= tolerance * scale
      }
      #expect(isNear, name)
    }
    // From a gradient that is given, the same.
    let given = back.activationGradients[back.activationGradients.count - 1]
    #expect(
      try pass.backward(from: given, interruption: .never).weightGradients == back.weightGradients,
      name)
  }

  @Test(
    "Steps of every rule are the optimiser's own, masks and schedules too, in portions as well",
    arguments: rules, [6, 3, 1])
  func training(_ rule: UpdateRule, portion: Int) throws {
    var network = try picture(loss: .crossEntropy)
    var fast = network
    var optimiser = Optimiser(rule: rule)
    optimiser.follow(.step(every: 3, factor: 0.5))
    // Long enough to be clipped at some steps, and one with each kind of clipping.
    optimiser.clip([6: nil, 3: .norm(0.5), 1: .value(0.05)][portion] ?? nil)
    optimiser.setRate(of: ParameterName(layer: "conv0", role: .weight), to: 0.25)
    optimiser.setRate(of: ParameterName(layer: "dense4", role: .bias), to: 3)
    let frozen: [ParameterName: [Bool]] = [
      ParameterName(layer: "conv0", role: .weight): (0..<27).map { $0 % 3 == 0 },
      ParameterName(layer: "dense4", role: .bias): [true, true, true, true],
    ]
    let input = draw([6, 1, 7, 6])
    let target = Target.classes([0, 1, 2, 3, 1, 0])
    var plan = try #require(
      TrainingPlan(
        network, optimiser: optimiser, frozen: frozen, samples: 6, portion: portion,
        precision: .float64))
    for step in 0..<7 {
      let before = network
      let pass = try network.forward(input, target: target).backward()
      #expect(plan.learningRate == optimiser.learningRate)
      optimiser.step(
        &network, weightGradients: pass.weightGradients, biasGradients: pass.biasGradients,
        frozen: frozen)
      #expect(try plan.step(input, target: target) == pass.forward.loss)
      #expect(plan.output == pass.forward.output)
      // Half-way through, what the plan remembers goes out and in again.
      if step == 3 { plan.load(network, plan.optimiser) }
      plan.store(into: &fast)
      #expect(fast == network)
      #expect(plan.optimiser == optimiser)
      plan.store(into: &fast, beforeLastStep: true)
      #expect(step == 3 || fast == before)
    }
  }

  @Test(
    "The means of every loss go over all portions of a batch",
    arguments: Loss.variants(outputs: 4))
  func portions(_ loss: Loss) throws {
    let network = try picture(loss: loss)
    let input = draw([6, 1, 7, 6])
    let target = loss.target(for: [6, 4])
    let pass = try network.forward(input, target: target).backward()
    for precision in Precision.allCases {
      var results: [Network] = []
      for portion in [6, 2] {
        var plan = try #require(
          TrainingPlan(
            network, optimiser: Optimiser(), frozen: [:], samples: 6, portion: portion,
            precision: precision))
        let found = try #require(try plan.step(input, target: target))
        if precision == .float64 { #expect(found == pass.forward.loss) }
        var result = network
        plan.store(into: &result)
        results.append(result)
      }
      #expect(results[0] == results[1])
      #expect(results[0] != network)
    }
  }

  @Test("Groups that do not fill vectors keep their sums apart from portion to portion")
  func groupsInPortions() throws {
    let network = try build(
      [4, 5, 4], [.conv(6, 3, padding: 1, groups: 2), .activation(.tanh), .flatten, .dense(3)],
      loss: .crossEntropy)
    let input = draw([6, 4, 5, 4])
    let target = Target.classes([0, 1, 2, 1, 0, 2])
    var results: [Network] = []
    for portion in [6, 2] {
      var plan = try #require(
        TrainingPlan(
          network, optimiser: Optimiser(), frozen: [:], samples: 6, portion: portion,
          precision: .float64))
      for _ in 0..<2 { _ = try #require(try plan.step(input, target: target)) }
      var result = network
      plan.store(into: &result)
      results.append(result)
    }
    #expect(results[0] == results[1])
  }

  private static let rules: [UpdateRule] = [
    .gradientDescent(GradientDescent()),
    .gradientDescent(GradientDescent(momentum: 0.9)),
    .gradientDescent(GradientDescent(momentum: 0.9, isNesterov: true, decay: 0.01)),
    .adaptiveMoments(AdaptiveMoments(decay: 0.1)),
    .adaptiveMoments(AdaptiveMoments(beta1: 0.4, decay: 0.1, decouplesDecay: true)),
    .rootMeanSquare(RootMeanSquare()),
    .rootMeanSquare(RootMeanSquare(alpha: 0.4, epsilon: 1e-3, isCentered: true)),
    .rootMeanSquare(
      RootMeanSquare(alpha: 0.8, epsilon: 0.01, momentum: 0.6, isCentered: true, decay: 0.1)),
    .squareSum(SquareSum()), .squareSum(SquareSum(epsilon: 0.1, decay: 0.05)),
  ]

  @Test(
    "Where nothing is added to a root, what fills up vectors stays a number",
    arguments: [
      UpdateRule.adaptiveMoments(AdaptiveMoments(epsilon: 0)),
      .rootMeanSquare(RootMeanSquare(epsilon: 0)), .squareSum(SquareSum(epsilon: 0)),
      .squareSum(SquareSum(epsilon: 1e-60)),
    ], Precision.allCases)
  func nothingAdded(_ rule: UpdateRule, precision: Precision) throws {
    let network = try build([3], [.dense(3)], loss: .crossEntropy)
    var plan = try #require(
      TrainingPlan(
        network, optimiser: Optimiser(rule: rule), samples: 5, precision: precision))
    for _ in 0..<3 {
      let loss = try plan.step(draw([5, 3]), target: .classes([0, 1, 2, 0, 1]))
      #expect(loss?.isFinite == true)
    }
  }

  /// One sample has its features side by side, whole vectors of samples those, 13 neither.
  @Test("Single precision in every order is near double precision", arguments: Oracle.planned)
  func orders(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let some = try oracle.forward()
    let samples = [1, 4, 8, 13, 15, 16][index % 6]
    let name = Comment(rawValue: "\(oracle.name), \(oracle.recipe), \(samples) samples")
    let pass = try some.network.forward(
      some.activations[0].repeated(samples),
      target: #require(some.target).repeated(samples, of: some.batchSize))
    let back = try pass.backward()
    let isSaturated = oracle.recipe == "large logits" || oracle.lossValue < 1e-3
    let tolerance = isSaturated ? 1e-3 : 2e-5
    for kernels in PlanKernels.available {
      for purpose in [PlanLayout.Purpose.looking, .training] {
        var plan = try #require(
          Plan<Float>(some.network, samples: samples, purpose: purpose, kernels: kernels), name)
        plan.setInput(pass.activations[0].elements)
        plan.setTarget(
          try #require(pass.target), of: try #require(pass.network.loss))
        // Twice, for the second run finds what the first one left.
        try plan.runAll(interruption: .never)
        try plan.runAll(interruption: .never)
        for parameter in plan.layout.parameters {
          let gradients = parameter.role == .weight ? back.weightGradients : back.biasGradients
          let wanted = try #require(gradients[parameter.layer])
          let found = plan.tensor(of: parameter, at: parameter.gradient)
          #expect(found.isNear(wanted, tolerance), name)
        }
        if purpose == .looking {
          #expect(plan.gradient(0).isNear(back.activationGradients[0], tolerance), name)
        }
      }
    }
  }

  @Test("Single precision follows double precision at its distance")
  func singlePrecision() throws {
    let network = try picture(loss: .crossEntropy)
    let input = draw([6, 1, 7, 6])
    let target = Target.classes([0, 1, 2, 3, 1, 0])
    var results: [Network] = []
    for precision in Precision.allCases {
      var plan = try #require(
        TrainingPlan(network, optimiser: Optimiser(), samples: 6, precision: precision))
      for _ in 0..<5 { #expect(try plan.step(input, target: target) != nil) }
      var result = network
      plan.store(into: &result)
      results.append(result)
    }
    for (double, single) in zip(results[0].layers, results[1].layers) {
      guard let wide = double.weight, let narrow = single.weight else { continue }
      let scale = wide.elements.map(\.magnitude).max() ?? 0
      #expect(wide != narrow)
      #expect(narrow.elements.allSatisfy { Double(Float($0)) == $0 })
      for (one, other) in zip(wide.elements, narrow.elements) {
        #expect(abs(one - other) <= 1e-5 * scale)
      }
    }
  }

  @Test("A step to infinity is not made", arguments: Precision.allCases)
  func overflow(_ precision: Precision) throws {
    let network = try picture(loss: .crossEntropy).rounded(to: precision)
    var plan = try #require(
      TrainingPlan(network, optimiser: Optimiser(), samples: 1, precision: precision))
    let input = Tensor(repeating: .infinity, shape: [1, 1, 7, 6])
    #expect(try plan.step(input, target: .classes([0])) == nil)
    var after = network
    plan.store(into: &after)
    #expect(after == network)
    #expect(plan.optimiser == Optimiser())
  }

  @Test("Weights that are not finite, and layers without a fast form, have no plan")
  func refusals() throws {
    var network = try picture(loss: .crossEntropy)
    network.update(layer: 0) { $0.weight?.elements[0] = .infinity }
    #expect(TrainingPlan(network, optimiser: Optimiser(), samples: 1) == nil)
    let slow = try Network(
      inputShape: [1, 4, 4],
      layers: [Layer(name: "softmax1", operation: .softmax, inputShape: [1, 4, 4])])
    #expect(TrainingPlan(slow, optimiser: Optimiser(), samples: 1) == nil)
  }

  @Test("What does not fit is refused before anything is written")
  func misfits() throws {
    let network = try picture(loss: .crossEntropy)
    var plan = try #require(TrainingPlan(network, optimiser: Optimiser(), samples: 1))
    let input = draw([1, 1, 7, 6])
    #expect(throws: PassError.targetClassOutOfRange(sample: 0, class: 4, classes: 4)) {
      try plan.step(input, target: .classes([4]))
    }
    #expect(throws: PassError.interrupted) {
      try plan.step(input, target: .classes([1]), interruption: Interruption { true })
    }
    var after = network
    plan.store(into: &after)
    #expect(after == network)
  }

  private func picture(loss: Loss) throws -> Network {
    try build(
      [1, 7, 6],
      [
        .conv(3, 3, padding: 1), .activation(.relu), .maxpool(2), .flatten, .dense(4),
      ] + loss.head, loss: loss)
  }

  /// Runs the network of a pass by a plan and holds every number against the pass's.
  private func expectSame(_ pass: ForwardPass, _ name: Comment) throws {
    let back = try pass.backward()
    let target = try #require(pass.target)
    let ways = [PlanLayout.Purpose.looking, .training].flatMap { purpose in
      PlanKernels.available.map { (purpose, $0) }
    }
    for (purpose, kernels) in ways {
      var plan = try #require(
        Plan<Double>(
          pass.network, samples: pass.batchSize, purpose: purpose, kernels: kernels), name)
      plan.setInput(pass.activations[0].elements)
      plan.setTarget(target, of: try #require(pass.network.loss))
      // Twice, for the second run finds what the first one left.
      try plan.runAll(interruption: .never)
      try plan.runAll(interruption: .never)
      #expect(plan.loss == pass.loss, name)
      if purpose == .looking {
        for place in pass.activations.indices {
          #expect(plan.activation(place).bits == pass.activations[place].bits, name)
          #expect(plan.gradient(place).bits == back.activationGradients[place].bits, name)
        }
      }
      for parameter in plan.layout.parameters {
        let gradients = parameter.role == .weight ? back.weightGradients : back.biasGradients
        #expect(
          plan.tensor(of: parameter, at: parameter.gradient).bits
            == gradients[parameter.layer]?.bits, name)
      }
    }
  }
}

extension Tensor {
  /// As many samples of a batch, over and over.
  fileprivate func repeated(_ samples: Int) -> Tensor {
    let count = self.shape.count / self.shape[0]
    return Tensor(
      shape: self.shape.droppingFirst().prepending(samples),
      elements: (0..<samples * count).map { elements[$0 % elements.count] })
  }

  /// Whether all numbers are as near as that to another tensor's, relative to its largest.
  fileprivate func isNear(_ other: Tensor, _ tolerance: Double) -> Bool {
    let scale = other.elements.reduce(1e-3) { max($0, abs($1)) }
    return zip(elements, other.elements).allSatisfy { abs($0 - $1) <= tolerance * scale }
  }

  /// The numbers' bits, which tell a zero's sign and know a NaN again.
  fileprivate var bits: [UInt64] { elements.map(\.bitPattern) }
}

extension Target {
  /// The targets of as many samples of a batch, over and over.
  fileprivate func repeated(_ samples: Int, of batch: Int) -> Target {
    switch self {
    case .classes(let labels): .classes((0..<samples).map { labels[$0 % batch] })
    case .values(let values): .values(values.repeated(samples))
    }
  }
}

extension Oracle {
  /// The networks all of whose layers have a fast form.
  static let planned = all.indices.filter { index in
    (try? all[index].forward().network.layers.allSatisfy(\.hasFastForm)) ?? true
  }
}
