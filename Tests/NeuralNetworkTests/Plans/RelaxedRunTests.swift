import NeuralNetwork
import TestSupport
import Testing

@Suite("Relaxed as in PyTorch")
struct RelaxedRunTests {
  private func agree(_ found: [Double], _ wanted: [Double]) -> Bool {
    found.count == wanted.count
      && zip(found, wanted).allSatisfy { abs($0 - $1) <= 1e-10 * max(1, abs($1)) }
  }

  @Test("The cases take each option, each rule and both relaxations")
  func present() {
    #expect(RelaxedRuns.all.count == 10)
    for wanted in RelaxedRuns.all {
      #expect(wanted.runs.map(\.relaxation) == ["sharing", "locality"])
      // A copy that nothing moves apart would compare zero with zero.
      let hasOnePosition = wanted.name == "kernel as large as the picture"
      for run in wanted.runs {
        #expect(run.losses.count == 10)
        #expect((run.distance.max() ?? 0 > 1e-3) != hasOnePosition)
      }
    }
  }

  @Test(
    "Relaxed, ten steps and tied go where PyTorch's locally connected and dense layers go",
    arguments: RelaxedRuns.all.indices, Relaxation.allCases)
  func run(_ index: Int, _ relaxation: Relaxation) throws {
    let wanted = RelaxedRuns.all[index]
    let run = try #require(
      wanted.runs.first { ($0.relaxation == "sharing") == (relaxation == .sharing) })
    let name = Comment(rawValue: "\(wanted.name), \(relaxation.rawValue)")
    var network = try wanted.network()
    let conv = network.layers[2]
    let relaxed = try Network(inputShape: conv.inputShape, layers: [conv])
      .relaxed(relaxation).layers[0]
    network = try Network(
      inputShape: network.inputShape,
      layers: network.layers.map { $0.name == "conv2" ? relaxed : $0 }, loss: .crossEntropy)
    var optimiser = wanted.optimiser
    for loss in run.losses {
      let forward = try network.forward(wanted.batch, target: wanted.target)
      #expect(abs(try #require(forward.loss) - loss) <= 1e-10, name)
      let backward = try forward.backward()
      optimiser.step(
        &network, weightGradients: backward.weightGradients,
        biasGradients: backward.biasGradients)
    }
    for layer in network.layers {
      for role in ParameterName.Role.allCases {
        guard let found = layer[role]?.elements else { continue }
        let torch = try #require(run.parameters["\(layer.name).\(role.rawValue)"])
        #expect(agree(found, torch), "\(wanted.name), \(layer.name).\(role.rawValue)")
      }
    }
    let (tied, drift) = try #require(network.layers[2].tied())
    #expect(agree(try #require(tied.weight).elements, run.mean), name)
    #expect(agree(drift.largest.elements, run.distance), name)
  }
}
