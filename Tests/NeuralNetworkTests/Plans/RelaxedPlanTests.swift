import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("Relaxed convolutions the fast way")
struct RelaxedPlanTests {
  /// A small network behind a convolution that is relaxed, drawn from a seed.
  private static func network(_ generator: inout SplitMix) throws -> Network {
    func size(_ range: ClosedRange<Int>) -> Size {
      Size(rows: generator.int(in: range), columns: generator.int(in: range))
    }
    let groups = generator.pick([1, 1, 2, 3])
    let shape: Shape = [
      groups * generator.int(in: 1...3), generator.int(in: 3...7), generator.int(in: 3...7),
    ]
    let convolution = Convolution(
      outputChannels: groups * generator.int(in: 1...5), kernel: size(1...3), stride: size(1...2),
      padding: size(0...2), dilation: size(1...2), groups: groups,
      biases: generator.pick([.each, .channel, .off]))
    var first = try Layer(
      name: "conv1", operation: .locallyConnected(convolution), inputShape: shape)
    first.initialise(seed: UInt64(generator.int(in: 0...99)))
    if generator.int(in: 0...1) == 0 { first = try first.relaxingLocality() }
    var network = Network(inputShape: shape)
    network.loss = .crossEntropy
    network.append(first)
    // One behind another, so that what goes back to the first is a picture, too.
    for (name, operation) in [
      ("relu1", .activation(.relu)),
      ("conv2", .locallyConnected(Convolution(outputChannels: 2, kernel: Size(square: 1)))),
      ("flatten1", .flatten), ("dense1", .dense(Dense(outputs: 3))),
    ] as [(String, NeuralNetwork.Operation)] {
      var layer = try Layer(name: name, operation: operation, inputShape: network.outputShape)
      layer.initialise(seed: 7)
      network.append(layer)
    }
    return network
  }

  @Test("Every step comes to the layers' own bits, in portions, too", arguments: 0..<80)
  func bits(_ seed: Int) throws {
    var generator = SplitMix(seed: UInt64(seed))
    // Where the drawn window fits no picture there is nothing to run.
    guard let start = try? Self.network(&generator) else { return }
    let portion = generator.pick([1, 2, 3, 4, 5])
    for (kernels, parts) in PlanKernels.available.flatMap({ [($0, 1), ($0, 2)] }) {
      let samples = portion * parts
      var network = start
      var optimiser = Optimiser()
      var plan = try #require(
        TrainingPlan(
          network, optimiser: optimiser, frozen: [:], samples: samples, portion: portion,
          precision: .float64, kernels: kernels))
      for step in 0..<2 {
        let input = draw(network.inputShape.prepending(samples), seed: UInt64(step))
        let target = Target.classes((0..<samples).map { $0 % 3 })
        let pass = try network.forward(input, target: target).backward()
        optimiser.step(
          &network, weightGradients: pass.weightGradients, biasGradients: pass.biasGradients,
          frozen: [:])
        #expect(try plan.step(input, target: target) == pass.forward.loss)
        var fast = start
        plan.store(into: &fast)
        #expect(fast == network, "step \(step)")
      }
    }
  }

  @Test("Single precision is near double precision", arguments: 0..<40)
  func single(_ seed: Int) throws {
    var generator = SplitMix(seed: UInt64(seed))
    guard let network = try? Self.network(&generator) else { return }
    let samples = generator.pick([1, 2, 5, 8, 16])
    let input = draw(network.inputShape.prepending(samples), seed: 3)
    let target = Target.classes((0..<samples).map { $0 % 3 })
    let wanted = try network.forward(input, target: target).backward()
    let found = try #require(
      try network.rounded(to: .float32).plannedForward(
        input, target: target, as: Float.self, .never)
    ).backward()
    let scale = wanted.activationGradients[0].elements.map(\.magnitude).max() ?? 0
    for (one, other) in zip(
      found.activationGradients[0].elements,
      wanted.activationGradients[0].elements)
    {
      #expect(abs(one - other) <= 1e-4 * max(scale, 1e-3))
    }
    for (one, other) in zip(found.weightGradients, wanted.weightGradients) {
      guard let one, let other else { continue }
      let scale = other.elements.map(\.magnitude).max() ?? 0
      #expect(
        zip(one.elements, other.elements).allSatisfy { abs($0 - $1) <= 1e-4 * max(scale, 1e-3) })
    }
  }
}
