import NeuralNetwork
import TestSupport
import Testing

@Suite("One weight's way through an update")
struct UpdateTraceTests {
  @Test(
    "The trace makes to the bit what the step makes, of every weight at every step",
    arguments: Trajectories.all.cases.indices)
  func same(_ index: Int) throws {
    let all = Trajectories.all
    var network = try all.network()
    var optimiser = all.cases[index].optimiser
    for _ in 0..<4 {
      let backward = try network.forward(all.batch, target: all.target).backward()
      let (before, old) = (optimiser, network)
      let limit = optimiser.limit(
        network, weightGradients: backward.weightGradients, biasGradients: backward.biasGradients)
      optimiser.step(
        &network, weightGradients: backward.weightGradients,
        biasGradients: backward.biasGradients)
      for (number, layer) in old.layers.enumerated() {
        for role in ParameterName.Role.allCases {
          let gradients = role == .weight ? backward.weightGradients : backward.biasGradients
          guard let value = layer[role], let gradient = gradients[number] else { continue }
          let name = ParameterName(layer: layer.name, role: role)
          for place in value.elements.indices {
            let trace = before.trace(
              at: place, of: name, value: value, gradient: gradient, limit: limit)
            #expect(trace.new == network.layers[number][role]?.elements[place])
            #expect(trace.old == value.elements[place])
          }
        }
      }
    }
    #expect(optimiser.stepCount == 4)
  }

  @Test("A trace changes nothing, and counts a parameter's own steps")
  func counts() throws {
    let all = Trajectories.all
    var network = try all.network()
    var optimiser = Optimiser(rule: .adaptiveMoments(AdaptiveMoments()))
    let backward = try network.forward(all.batch, target: all.target).backward()
    let name = ParameterName(layer: "dense1", role: .bias)
    let bias = try #require(network["dense1"]?.bias)
    let gradient = try #require(backward.biasGradients.last ?? nil)
    for step in 1...3 {
      let before = optimiser
      let trace = optimiser.trace(at: 1, of: name, value: bias, gradient: gradient)
      #expect(trace.step == step)
      #expect(optimiser == before)
      optimiser.step(
        &network, weightGradients: backward.weightGradients,
        biasGradients: backward.biasGradients)
    }
  }
}
