import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("Memory that another pass of the same layout had")
struct SpareMemoryTests {
  @Test(
    "A pass in it comes to the bits of one in new memory, whatever was there", arguments: 0..<120,
    [PlanLayout.Purpose.looking, .training, .output])
  func bits(_ seed: Int, purpose: PlanLayout.Purpose) throws {
    let known = try RandomPass(seed: UInt64(seed)).backward.forward
    try check(known, purpose, seed, as: Double.self)
    try check(known, purpose, seed, as: Float.self)
  }

  @Test("Most of those networks can be laid out")
  func laidOut() throws {
    let count = try (0..<120).count { seed in
      let known = try RandomPass(seed: UInt64(seed)).backward.forward
      return Plan<Double>(known.network, samples: known.batchSize, purpose: .looking) != nil
    }
    #expect(count > 60)
  }

  private func check<Scalar: PlanScalar>(
    _ known: ForwardPass, _ purpose: PlanLayout.Purpose, _ seed: Int, as scalar: Scalar.Type
  ) throws {
    let network = known.network
    guard var fresh = Plan<Scalar>(network, samples: known.batchSize, purpose: purpose) else {
      return
    }
    let layout = fresh.layout
    #expect(layout.spare.take() == nil)
    // What was there before: numbers of another size, some of which are none.
    var wild = network
    for index in wild.layers.indices {
      wild.update(layer: index) { layer in
        layer.weight = layer.weight.map {
          Tensor(shape: $0.shape, elements: $0.elements.map { $0 * -1e3 - 1 })
        }
      }
    }
    var numbers = draw(known.activations[0].shape, seed: UInt64(seed) + 7).elements
    numbers[0] = [.nan, .infinity, -.infinity, 1e300][seed % 4]
    do {
      var before = Plan<Scalar>(layout, wild)
      run(&before, numbers, known.target, of: wild)
    }
    layout.spare.keep(try #require(layout.spare.take()))
    var used = Plan<Scalar>(layout, network)
    #expect(layout.spare.take() == nil, "it is in use")
    for portion in 0..<2 {
      run(&used, known.activations[0].elements, known.target, of: network)
      run(&fresh, known.activations[0].elements, known.target, of: network)
      #expect(bits(used) == bits(fresh), "\(portion)")
    }
  }

  private func run<Scalar: PlanScalar>(
    _ plan: inout Plan<Scalar>, _ input: [Double], _ target: Target?, of network: Network
  ) {
    plan.setInput(input)
    if let loss = network.loss, let target { plan.setTarget(target, of: loss) }
    plan.run(plan.layout.pass)
  }

  /// What a plan came to: the loss, the parameters' gradients, and all that is kept to look at.
  private func bits<Scalar: PlanScalar>(_ plan: Plan<Scalar>) -> [UInt64] {
    let layout = plan.layout
    var numbers = layout.judgement.isEmpty ? [] : [plan.loss]
    for parameter in layout.parameters {
      numbers += plan.tensor(of: parameter, at: parameter.gradient).elements
    }
    for index in layout.activations.indices { numbers += plan.activation(index).elements }
    for index in layout.gradients.indices { numbers += plan.gradient(index).elements }
    return numbers.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
  }
}
