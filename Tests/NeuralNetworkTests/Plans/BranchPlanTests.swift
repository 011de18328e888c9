import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("Branches, norms and masks the fast way")
struct BranchPlanTests {
  @Test("Every step comes to the layers' own bits", arguments: 0..<300)
  func bits(_ seed: Int) throws {
    var drawn = try TrainedNetwork(seed: UInt64(seed))
    var network = drawn.network
    var optimiser = drawn.optimiser
    for kernels in PlanKernels.available {
      network = drawn.network
      optimiser = drawn.optimiser
      var plan = try #require(
        TrainingPlan(
          network, optimiser: optimiser, frozen: [:], samples: drawn.samples,
          portion: drawn.samples, precision: .float64, kernels: kernels), "\(drawn)")
      var fast = network
      for step in 0..<3 {
        let (input, target) = drawn.batch()
        let before = network
        let pass = try network.forward(input, target: target).backward()
        network.move(after: pass.forward)
        optimiser.step(
          &network, weightGradients: pass.weightGradients, biasGradients: pass.biasGradients,
          frozen: [:])
        let loss = try plan.step(input, target: target)
        #expect(loss == pass.forward.loss, "\(drawn)")
        if step == 1 { plan.load(network, plan.optimiser) }
        plan.store(into: &fast)
        #expect(fast == network, "step \(step) of \(drawn)")
        plan.store(into: &fast, beforeLastStep: true)
        #expect(step == 1 || fast == before, "before step \(step) of \(drawn)")
      }
    }
  }

  @Test("Single precision is near double precision", arguments: 0..<150)
  func single(_ seed: Int) throws {
    var drawn = try TrainedNetwork(seed: UInt64(seed))
    let (input, target) = drawn.batch()
    let rounded = drawn.network.rounded(to: .float32)
    let pass = try rounded.forward(input.rounded(to: .float32), target: target).backward()
    for kernels in PlanKernels.available {
      var plan = try #require(
        Plan<Float>(rounded, samples: drawn.samples, purpose: .training, kernels: kernels))
      let state = MovingState(rounded)
      for _ in 0..<2 {
        state.begin(in: &plan)
        plan.setInput(input.elements)
        plan.setTarget(target, of: try #require(rounded.loss))
        // Twice, for the second run finds what the first one left.
        try plan.runAll(interruption: .never)
      }
      #expect(abs(plan.loss - (pass.forward.loss ?? .nan)) <= 1e-3 * max(1, abs(plan.loss)))
      var scale = 0.01
      for gradient in (pass.weightGradients + pass.biasGradients).compactMap(\.self) {
        scale = max(scale, gradient.elements.map(\.magnitude).max() ?? 0)
      }
      for parameter in plan.layout.parameters {
        let gradients = parameter.role == .weight ? pass.weightGradients : pass.biasGradients
        let wanted = try #require(gradients[parameter.layer])
        let found = plan.tensor(of: parameter, at: parameter.gradient)
        for (one, other) in zip(found.elements, wanted.elements) {
          #expect(abs(one - other) <= 2e-3 * scale, "\(drawn)")
        }
      }
    }
  }

  @Test("What a plan does not know it leaves to the layers")
  func unknown() throws {
    func plan(_ network: Network, samples: Int = 2) -> TrainingPlan? {
      TrainingPlan(network, optimiser: Optimiser(), samples: samples)
    }
    let normed = try build(
      [3], [.normalisation(Normalisation(.batch(momentum: 0.1, tracks: true))), .dense(2)],
      loss: .meanSquaredError)
    #expect(plan(normed) != nil)
    // One number a channel says nothing of a variance.
    #expect(plan(normed, samples: 1) == nil)
    var dropping = try build([3], [.dropout(Dropout()), .dense(2)], loss: .meanSquaredError)
    #expect(plan(dropping) != nil)
    dropping.update(layer: 0) { $0.givenMask = Tensor(repeating: 2, shape: [2, 3]) }
    #expect(plan(dropping) == nil)
    var blocked = try build([3], [.dense(3)], loss: .meanSquaredError)
    for name in ["left", "right"] {
      var layer = try Layer(name: name, operation: .activation(.relu), inputShape: [3])
      layer.isBlocked = name == "left"
      blocked.append(layer, reading: [1])
    }
    let sum = try Layer(name: "sum", operation: .addition(inputs: 2), inputShape: [6])
    blocked.append(sum, reading: [2, 3])
    #expect(plan(blocked) == nil)
    blocked.update(layer: 1) { $0.isBlocked = false }
    #expect(plan(blocked) != nil)
  }
}
