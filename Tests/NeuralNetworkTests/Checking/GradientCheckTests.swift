import NeuralNetwork
import TestSupport
import Testing

@Suite("Analytic gradients are central differences")
struct GradientCheckTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: Shape
    let operations: [NeuralNetwork.Operation]
  }

  static let cases: [Case] =
    [
      Case(testDescription: "dense", input: [5], operations: [.dense(3)]),
      Case(
        testDescription: "dense without bias", input: [3],
        operations: [.dense(6, hasBias: false)]),
      Case(
        testDescription: "conv", input: [2, 5, 4],
        operations: [.conv(3, Size(rows: 3, columns: 2))]),
      Case(
        testDescription: "conv with stride", input: [1, 7, 6],
        operations: [.conv(5, 3, stride: Size(rows: 2, columns: 3))]),
      Case(
        testDescription: "conv with padding", input: [2, 4, 4],
        operations: [.conv(2, 3, padding: Size(rows: 2, columns: 1))]),
      Case(
        testDescription: "conv with more padding than kernel", input: [1, 2, 2],
        operations: [.conv(1, 2, stride: 2, padding: 4)]),
      Case(
        testDescription: "conv with dilation", input: [1, 7, 7],
        operations: [.conv(4, Size(rows: 3, columns: 2), dilation: Size(rows: 2, columns: 3))]),
      Case(
        testDescription: "conv with groups", input: [4, 4, 4],
        operations: [.conv(10, 2, groups: 2)]),
      Case(
        testDescription: "depthwise conv without bias", input: [3, 4, 4],
        operations: [.conv(3, 3, groups: 3, hasBias: false)]),
      Case(
        testDescription: "conv with everything", input: [4, 9, 8],
        operations: [.conv(6, 3, stride: 2, padding: 2, dilation: 2, groups: 2)]),
      Case(testDescription: "maxpool", input: [2, 4, 6], operations: [.maxpool(2)]),
      Case(
        testDescription: "overlapping padded maxpool", input: [2, 5, 5],
        operations: [.maxpool(3, stride: 1, padding: 1)]),
      Case(
        testDescription: "dilated maxpool", input: [1, 6, 6],
        operations: [.maxpool(2, stride: 1, padding: 1, dilation: 3)]),
      Case(testDescription: "avgpool", input: [2, 4, 5], operations: [.avgpool(2)]),
      Case(
        testDescription: "padded avgpool", input: [1, 5, 5],
        operations: [.avgpool(3, stride: 2, padding: 1)]),
      Case(
        testDescription: "avgpool without padding in the count", input: [1, 5, 4],
        operations: [.avgpool(3, stride: 2, padding: 1, countsPadding: false)]),
      Case(
        testDescription: "globalavgpool", input: [3, 4, 5], operations: [.globalAveragePooling]),
      Case(testDescription: "flatten", input: [2, 2, 2], operations: [.flatten]),
      Case(
        testDescription: "a deep network", input: [2, 8, 8],
        operations: [
          .conv(4, 3, padding: 1), .activation(.tanh), .avgpool(2), .conv(5, 3),
          .activation(.leakyReLU(slope: 0.1)), .maxpool(2), .flatten, .dense(6),
          .activation(.sigmoid), .dense(3),
        ]),
    ]
    + Activation.samples.map { activation in
      Case(
        testDescription: "\(activation)", input: [2, 3, 2], operations: [.activation(activation)])
    }

  @Test("from a given gradient of the output", arguments: cases)
  func upstream(_ example: Case) throws {
    let network = try build(example.input, example.operations)
    let pass = try network.forward(draw(example.input.prepending(2)))
    let check = try GradientCheck(pass.backward(from: draw(pass.output.shape, seed: 8)))
    #expect(check.worstSmoothError < 1e-8)
    #expect(check.entries.filter(\.crossesKink).isEmpty)
    #expect(check.entries.count == network.parameterCount + 2 * example.input.count)
  }

  @Test("from each loss", arguments: Loss.variants(outputs: 4))
  func loss(_ loss: Loss) throws {
    let network = try build([1, 6, 6], [.conv(2, 3), .flatten, .dense(4)] + loss.head, loss: loss)
    let target = loss.target(for: [3, 4])
    let pass = try network.forward(draw([3, 1, 6, 6]), target: target)
    #expect(try GradientCheck(pass.backward()).worstSmoothError < 1e-8)
  }

  @Test("A gate that a step opens is marked")
  func kink() throws {
    let network = try build([3], [.activation(.relu)])
    let pass = try network.forward(Tensor(shape: [1, 3], elements: [-1, 0, 1]))
    let upstream = Tensor(repeating: 1, shape: [1, 3])
    let check = try GradientCheck(pass.backward(from: upstream))
    #expect(check.entries.map(\.crossesKink) == [false, true, false])
    #expect(check.entries.map(\.analytic) == [0, 0, 1])
    #expect(check.worstFirst.map(\.offset) == [1, 2, 0] || check.worstFirst[0].offset == 1)
    #expect(check.worstSmoothError < 1e-9)
  }

  @Test("A tie in a pool is marked")
  func tie() throws {
    let network = try build([1, 1, 2], [.maxpool(Size(rows: 1, columns: 2))])
    let pass = try network.forward(Tensor(shape: [1, 1, 1, 2], elements: [3, 3]))
    let check = try GradientCheck(pass.backward(from: Tensor(repeating: 1, shape: [1, 1, 1, 1])))
    #expect(check.entries.map(\.crossesKink) == [true, true])
  }

  @Test("A check can be interrupted")
  func interruption() throws {
    let pass = try build([3], [.dense(2)]).forward(draw([1, 3]))
    let back = pass.backward(from: draw([1, 2]))
    #expect(throws: PassError.interrupted) {
      try GradientCheck(back, interruption: Interruption { true })
    }
  }

  static let classifier: [NeuralNetwork.Operation] = [
    .conv(2, 3), .activation(.tanh), .flatten, .dense(4),
  ]

  private func classified() throws -> BackwardPass {
    try build([1, 6, 6], Self.classifier, loss: .crossEntropy)
      .forward(draw([3, 1, 6, 6]), target: .classes([2, 0, 3])).backward()
  }

  @Test("The verdict does not depend on the step", arguments: [1e-2, 1e-4, 1e-6, 1e-8, 1e-10])
  func steps(_ step: Double) throws {
    let back = try classified()
    #expect(try GradientCheck(back, step: step).wrongCount == 0)
    let claim = GradientCheck.Claim(.weight(layer: 0), try scaled(back, by: 1.01))
    let check = try GradientCheck(Objective(of: back), claims: [claim], step: step)
    // Where rounding is as large as the mistake, nothing can be said.
    if step > 1e-9 { #expect(check.wrongCount > claim.gradient.count / 2) }
  }

  private func scaled(_ back: BackwardPass, by factor: Double) throws -> Tensor {
    let weight = try #require(back.weightGradients[0])
    return Tensor(shape: weight.shape, elements: weight.elements.map { factor * $0 })
  }

  @Test("A gradient of zeros and one of NaN are wrong")
  func degenerate() throws {
    let back = try classified()
    let shape = try #require(back.weightGradients[0]).shape
    for value in [0, Double.nan] {
      let claim = GradientCheck.Claim(
        .weight(layer: 0), Tensor(repeating: value, shape: shape))
      let check = try GradientCheck(Objective(of: back), claims: [claim])
      #expect(check.wrongCount == shape.count)
      #expect(value.isNaN || check.worstSmoothError == 1)
    }
  }

  @Test(
    "Going back from the loss, the first fault is where the mistake was made",
    arguments: [
      GradientCheck.Place.activation(4), .weight(layer: 3), .bias(layer: 3), .activation(1),
      .weight(layer: 0), .activation(0),
    ])
  func fault(_ place: GradientCheck.Place) throws {
    let back = try classified()
    let found = try GradientCheck.firstFault(Objective(back.forward), budget: 1e5, seed: 0) {
      other in
      guard let gradient = back.gradient(at: other) else { return nil }
      // What lies below the mistake inherits it.
      let isBroken = other == place || other == .activation(0)
      let factor = isBroken ? -1.0 : 1
      return Tensor(shape: gradient.shape, elements: gradient.elements.map { factor * $0 })
    }
    #expect(found == place)
    let none = try GradientCheck.firstFault(Objective(back.forward), budget: 1e5, seed: 0) {
      back.gradient(at: $0)
    }
    #expect(none == nil)
  }

  @Test("A sample keeps to its budget, takes the largest gradient and repeats by seed")
  func sampling() throws {
    let network = try build([1, 12, 12], [.conv(4, 3), .flatten, .dense(40)], loss: .crossEntropy)
    let back = try network.forward(draw([1, 1, 12, 12]), target: .classes([3])).backward()
    let claims = GradientCheck.allPlaces(of: network).compactMap { place in
      back.gradient(at: place).map { GradientCheck.Claim(place, $0) }
    }
    func sampled(_ seed: UInt64, budget: Double = 2e7) -> [[Int]?] {
      GradientCheck.sampled(claims, of: network, samples: 1, budget: budget, seed: seed)
        .map(\.offsets)
    }
    #expect(sampled(1) == sampled(1))
    #expect(sampled(1) != sampled(2))
    #expect(sampled(1, budget: .infinity).allSatisfy { $0 == nil })
    let offsets = try #require(sampled(1)[3])
    #expect(offsets == offsets.sorted() && Set(offsets).count == offsets.count)
    let weight = claims[3].gradient.elements
    #expect(offsets.contains { weight[$0].magnitude == weight.map(\.magnitude).max() })
    #expect(sampled(1)[2] == nil, "a small tensor is checked whole")
    let check = try GradientCheck(
      Objective(of: back),
      claims: GradientCheck.sampled(claims, of: network, samples: 1, budget: 1e6, seed: 1))
    #expect(check.isSample && check.wrongCount == 0)
  }

  @Test("The error is least at a middling step: curvature above it, rounding below")
  func sweep() throws {
    let back = try classified()
    let claim = GradientCheck.Claim(.weight(layer: 0), try scaled(back, by: 1))
    let check = try GradientCheck(Objective(of: back), claims: [claim])
    let sweep = try check.sweep(Objective(of: back))
    let errors = sweep.compactMap(\.error)
    #expect(errors.count == 9)
    let least = try #require(errors.indices.min { errors[$0] < errors[$1] })
    #expect((2...5).contains(least))
    #expect(errors[0] > 50 * errors[1] && errors[1] > 50 * errors[2])
    #expect(errors[8] > 10 * errors[6])
    #expect(sweep.allSatisfy { $0.numbers == check.entries.count })
    // The step of the check is one of them: its error is the check's own.
    #expect(errors[3] == check.worstSmoothError)
  }

  @Test("A sweep within a budget looks at the worst numbers, and at every step at the same ones")
  func sweepWithinBudget() throws {
    let back = try classified()
    var wrong = try scaled(back, by: 1)
    wrong.elements[5] += 0.5
    let claim = GradientCheck.Claim(.weight(layer: 0), wrong)
    let objective = Objective(of: back)
    let check = try GradientCheck(objective, claims: [claim])
    let sweep = try check.sweep(objective, budget: 0)
    #expect(sweep.allSatisfy { $0.numbers == 4 })
    #expect(sweep.allSatisfy { ($0.error ?? 0) > 0.01 }, "the wrong one is among them")
  }

  @Test("An activation's gradient is checked from its layer on")
  func activations() throws {
    let back = try classified()
    let check = try GradientCheck(back, places: (0...4).map { .activation($0) })
    #expect(check.wrongCount == 0 && check.worstSmoothError < 1e-7)
    #expect(check.summaries.map(\.place) == (0...4).map { .activation($0) })
  }

  @Test("PyTorch's networks pass, kinks excepted", arguments: Oracle.all.indices)
  func oracles(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let back = try oracle.forward().backward()
    let network = back.forward.network
    let places =
      GradientCheck.allPlaces(of: network) + (1...network.layers.count).map { .activation($0) }
    let claims = places.compactMap { place in
      back.gradient(at: place).map { GradientCheck.Claim(place, $0) }
    }
    let check = try GradientCheck(
      Objective(back.forward),
      claims: GradientCheck.sampled(
        claims, of: network, samples: back.forward.batchSize, budget: 2e5, seed: 1))
    let name = Comment(rawValue: "\(oracle.name), \(oracle.recipe)")
    #expect(check.wrongCount == 0, name)
    #expect(check.entries.count > 4, name)
  }
}
