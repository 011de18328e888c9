import NeuralNetwork
import TestSupport
import Testing

@Suite("PyTorch's trajectories")
struct TrajectoryTests {
  @Test(
    "Fifty steps go where PyTorch's go, frozen numbers nowhere",
    arguments: Trajectories.all.cases.indices)
  func trajectory(_ index: Int) throws {
    let all = Trajectories.all
    let wanted = all.cases[index]
    let name = Comment(rawValue: wanted.name)
    let start = try all.network()
    var network = start
    var optimiser = wanted.optimiser
    var masks = wanted.masks(of: network)
    var kept = 0
    for step in wanted.losses.indices {
      if wanted.thaw == step { masks = [:] }
      let forward = try network.forward(all.batch, target: all.target)
      let backward = try forward.backward()
      #expect(abs(try #require(forward.loss) - wanted.losses[step]) <= 1e-9, name)
      optimiser.step(
        &network, weightGradients: backward.weightGradients,
        biasGradients: backward.biasGradients, frozen: masks)
      for (parameter, mask) in masks {
        let now = network[parameter.layer]?[parameter.role]?.elements
        let then = start[parameter.layer]?[parameter.role]?.elements
        for place in mask.indices where mask[place] {
          #expect(now?[place].bitPattern == then?[place].bitPattern, name)
        }
      }
      guard all.steps.contains(step + 1) else { continue }
      for layer in network.layers {
        for role in ParameterName.Role.allCases {
          guard let found = layer[role]?.elements else { continue }
          let torch = try #require(wanted.kept[kept]["\(layer.name).\(role.rawValue)"])
          #expect(zip(found, torch).allSatisfy { abs($0 - $1) <= 1e-9 }, name)
        }
      }
      kept += 1
    }
    #expect(kept == 3)
  }

  @Test(
    "Fifty steps of a plan come to the optimiser's own bits, in single precision near them",
    arguments: Trajectories.all.cases.indices)
  func planned(_ index: Int) throws {
    let all = Trajectories.all
    let wanted = all.cases[index]
    let name = Comment(rawValue: wanted.name)
    var network = try all.network()
    var (optimiser, masks) = (wanted.optimiser, wanted.masks(of: network))
    func planned(_ precision: Precision) throws -> TrainingPlan {
      try #require(
        TrainingPlan(
          network, optimiser: optimiser, frozen: masks, samples: all.batch.shape[0],
          precision: precision))
    }
    var (double, single) = (try planned(.float64), try planned(.float32))
    for step in wanted.losses.indices {
      if wanted.thaw == step {
        masks = [:]
        (double, single) = (try planned(.float64), try planned(.float32))
      }
      let backward = try network.forward(all.batch, target: all.target).backward()
      optimiser.step(
        &network, weightGradients: backward.weightGradients,
        biasGradients: backward.biasGradients, frozen: masks)
      #expect(try double.step(all.batch, target: all.target) == backward.forward.loss, name)
      let loss = try #require(try single.step(all.batch, target: all.target), name)
      #expect(abs(loss - wanted.losses[step]) <= 2e-3, name)
    }
    var stored = network
    double.store(into: &stored)
    #expect(stored == network, name)
    #expect(double.optimiser == optimiser, name)
  }
}
