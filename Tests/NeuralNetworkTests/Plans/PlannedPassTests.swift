import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("A single pass by a plan")
struct PlannedPassTests {
  @Test("Comes to the layers' own bits, there and back, or leaves it to them", arguments: 0..<240)
  func bits(_ seed: Int) throws {
    let drawn = try RandomPass(seed: UInt64(seed))
    guard drawn.trouble != .fault else { return }
    let known = drawn.backward.forward
    let input = known.activations[0]
    let planned = try known.network.plannedForward(
      input, target: known.target, as: Double.self, .never)
    // What is not finite may have no plan.
    if drawn.trouble == .none || drawn.trouble == .coarse || drawn.trouble == .relaxed {
      #expect(planned != nil || !known.network.layers.allSatisfy(\.hasFastForm))
    }
    guard let planned else { return }
    #expect(Self.bits(planned.activations) == Self.bits(known.activations))
    #expect(planned.loss.map(Self.bits) == known.loss.map(Self.bits))
    #expect(planned.contexts == known.contexts)
    #expect(planned.network == known.network && planned.precision == .float64)
    let given = draw(known.output.shape, seed: UInt64(seed) + 1)
    // Each is looked at behind the last: none may change what another has left.
    var ways: [(from: Tensor?, back: BackwardPass)] = []
    for upstream in [nil, given, nil] where upstream != nil || known.loss != nil {
      guard let back = try planned.plannedBackward(from: upstream, as: Double.self, .never) else {
        #expect(drawn.trouble == .huge || drawn.trouble == .notFinite)
        continue
      }
      ways.append((upstream, back))
    }
    for (upstream, back) in ways {
      let wanted =
        try upstream.map { known.backward(from: $0) } ?? known.backward()
      #expect(Self.bits(back.activationGradients) == Self.bits(wanted.activationGradients))
      #expect(
        Self.bits(back.weightGradients.compactMap(\.self))
          == Self.bits(wanted.weightGradients.compactMap(\.self)))
      #expect(
        Self.bits(back.biasGradients.compactMap(\.self))
          == Self.bits(wanted.biasGradients.compactMap(\.self)))
    }
  }

  @Test(
    "No instruction takes long, nor does laying them out, and a pass can be stopped",
    arguments: [
      NeuralNetwork.Operation.conv(1, Size(square: 400)),
      .maxpool(Size(square: 400), stride: Size(square: 1)),
      .avgpool(Size(square: 400), stride: Size(square: 1)),
    ])
  func longInstruction(_ operation: NeuralNetwork.Operation) throws {
    let network = try build(
      [1, 1024, 1024], [operation], loss: .meanSquaredError)
    for purpose in [PlanLayout.Purpose.looking, .training, .output] {
      let double = Plan<Double>(network, samples: 1, purpose: purpose)?.layout.pass ?? []
      let single = Plan<Float>(network, samples: 1, purpose: purpose)?.layout.pass ?? []
      let longest = (double + single).map(\.cost).max() ?? 0
      #expect(longest <= 0x1p31)
    }
    let start = ContinuousClock.now
    let stopping = Interruption { ContinuousClock.now - start > .milliseconds(50) }
    #expect(throws: PassError.interrupted) {
      try network.forward(draw([1, 1, 1024, 1024]), in: .float64, interruption: stopping)
    }
    // The machine may be busy: minutes are what it took before.
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test("LeNet's batch is worth one, and a tiny network's picture is not")
  func size() throws {
    var network = try build(
      [1, 28, 28], [.convolution(Convolution(outputChannels: 6, kernel: Size(square: 5)))],
      loss: .meanSquaredError)
    network.update(layer: 0) { $0.initialise(seed: 1) }
    #expect(network.isWorthPlan(samples: 32))
    #expect(!network.isWorthPlan(samples: 1))
    #expect(network.isWorthPlan(samples: Int.max))
    let input = draw([32, 1, 28, 28], seed: 3)
    let target = Target.values(draw(network.outputShape.prepending(32), seed: 4))
    let pass = try network.forward(input, target: target, in: .float64)
    #expect(pass == (try network.forward(input, target: target)))
  }

  @Test("Another pass of the same network may use its layout", arguments: 0..<60)
  func again(_ seed: Int) throws {
    let drawn = try RandomPass(seed: UInt64(seed) * 6)
    let known = drawn.backward.forward
    let first = try known.network.plannedForward(
      known.activations[0], target: known.target, as: Double.self, .never)
    var network = known.network
    for index in network.layers.indices {
      network.update(layer: index) { layer in
        if let weight = layer.weight { layer.weight = draw(weight.shape, seed: UInt64(index)) }
      }
    }
    let input = draw(known.activations[0].shape, seed: UInt64(seed) + 7)
    let second = try #require(
      try network.plannedForward(
        input, target: known.target, as: Double.self, after: try #require(first), .never))
    #expect(second.memory?.layout(for: network, samples: known.batchSize, as: Double.self) != nil)
    let wanted = try network.forward(input, target: known.target)
    #expect(Self.bits(second.activations) == Self.bits(wanted.activations))
    #expect(second.contexts == wanted.contexts)
    let blocked = network.layers[network.layers.count - 1].name
    var (one, other) = (second, wanted)
    one.setBlocked(true, layer: blocked)
    other.setBlocked(true, layer: blocked)
    #expect(
      one.memory?.layout(for: one.network, samples: known.batchSize, as: Double.self) == nil)
    for (one, other) in [(second, wanted), (one, other)] {
      let upstream = draw(known.output.shape, seed: UInt64(seed) + 1)
      guard let back = try one.plannedBackward(from: upstream, as: Double.self, .never) else {
        continue
      }
      let wanted = other.backward(from: upstream)
      #expect(Self.bits(back.activationGradients) == Self.bits(wanted.activationGradients))
      #expect(back.weightGradients == wanted.weightGradients)
    }
  }

  @Test("A way back that was interrupted can be made again")
  func interrupted() throws {
    let drawn = try RandomPass(seed: 6)
    let known = drawn.backward.forward
    let planned = try #require(
      try known.network.plannedForward(
        known.activations[0], target: known.target, as: Double.self, .never))
    let upstream = draw(known.output.shape, seed: 1)
    #expect(throws: PassError.interrupted) {
      try planned.plannedBackward(from: upstream, as: Double.self, Interruption { true })
    }
    let back = try #require(
      try planned.plannedBackward(from: upstream, as: Double.self, .never))
    let wanted = known.backward(from: upstream)
    #expect(Self.bits(back.activationGradients) == Self.bits(wanted.activationGradients))
  }

  @Test("The output alone is the same", arguments: 0..<120)
  func output(_ seed: Int) throws {
    var drawn = try TrainedNetwork(seed: UInt64(seed))
    var network = drawn.network
    network.mode = .eval
    let (input, _) = drawn.batch()
    let wanted = try network.forward(input).output
    var plan = try #require(
      OutputPlan(network, samples: drawn.samples, precision: .float64), "\(drawn)")
    // Twice, for the second run finds what the first one left.
    for _ in 0..<2 { #expect(try plan.output(of: input) == wanted, "\(drawn)") }
    var single = try #require(OutputPlan(network, samples: drawn.samples, precision: .float32))
    let near = try single.output(of: input)
    let scale = wanted.elements.map(\.magnitude).max() ?? 0
    for (one, other) in zip(near.elements, wanted.elements) {
      #expect(abs(one - other) <= 1e-3 * max(1, scale), "\(drawn)")
    }
  }

  private static func bits(_ tensors: some Sequence<Tensor>) -> [[UInt64]] {
    tensors.map { $0.elements.map(bits) }
  }

  /// One nan is as good as another.
  private static func bits(_ number: Double) -> UInt64 {
    number.isNaN ? Double.nan.bitPattern : number.bitPattern
  }
}
