import NeuralNetwork
import TestSupport
import Testing

@Suite("Optimisers")
struct OptimiserTests {
  /// One weight without a bias, so that a step is one number.
  private func network(_ weight: Double) throws -> Network {
    var network = try build([1], [.dense(1, hasBias: false)])
    network.update(layer: 0) { $0.weight = Tensor(shape: [1, 1], elements: [weight]) }
    return network
  }

  /// The weights after each of some gradients.
  private func walk(
    _ rule: UpdateRule, from start: Double, gradients: [Double]
  ) throws -> [Double] {
    var network = try network(start)
    var optimiser = Optimiser(rule: rule)
    var values: [Double] = []
    for gradient in gradients {
      optimiser.step(
        &network, weightGradients: [Tensor(shape: [1, 1], elements: [gradient])],
        biasGradients: [nil])
      values.append(network.layers[0].weight?.elements[0] ?? .nan)
    }
    return values
  }

  @Test("The plain rule subtracts the rate times the gradient")
  func plain() throws {
    let rule = UpdateRule.gradientDescent(GradientDescent())
    #expect(try walk(rule, from: 1, gradients: [2, -3]) == [1 - 0.1 * 2, 1 - 0.1 * 2 + 0.1 * 3])
  }

  @Test("Momentum begins with the gradient itself and keeps its share")
  func momentum() throws {
    let rule = UpdateRule.gradientDescent(GradientDescent(learningRate: 0.5, momentum: 0.5))
    // v = 2, 0.5·2 + 4 = 5, 0.5·5 + 0 = 2.5
    #expect(try walk(rule, from: 0, gradients: [2, 4, 0]) == [-1, -3.5, -4.75])
  }

  @Test("Nesterov adds the momentum's share once more")
  func nesterov() throws {
    let rule = UpdateRule.gradientDescent(
      GradientDescent(learningRate: 0.5, momentum: 0.5, isNesterov: true))
    // g + 0.5·v = 2 + 1, 4 + 2.5
    #expect(try walk(rule, from: 0, gradients: [2, 4]) == [-1.5, -4.75])
  }

  @Test("Decay adds its share of the weight to the gradient")
  func decay() throws {
    let rule = UpdateRule.gradientDescent(GradientDescent(learningRate: 0.5, decay: 0.25))
    #expect(try walk(rule, from: 4, gradients: [1, 0]) == [3, 2.625])
  }

  @Test("Adam's first step is the rate, whatever the gradient's size", arguments: [1e-3, 7, -200])
  func adamBegins(_ gradient: Double) throws {
    let rule = UpdateRule.adaptiveMoments(AdaptiveMoments(learningRate: 0.25))
    let value = try walk(rule, from: 1, gradients: [gradient])[0]
    #expect(abs(value - (gradient > 0 ? 0.75 : 1.25)) < 1e-5)
  }

  @Test("Adam divides the corrected mean by the root of the corrected mean square")
  func adam() throws {
    let rule = UpdateRule.adaptiveMoments(
      AdaptiveMoments(learningRate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 0))
    // m = 1, 2.5; v = 1, 4.75; corrected m = 2, 10/3; corrected v = 4, 4.75 / (1 − 0.5625)
    let second = 0.1 * (2.5 / 0.75) / (4.75 / 0.4375).squareRoot()
    let values = try walk(rule, from: 0, gradients: [2, 4])
    #expect(abs(values[0] + 0.1) < 1e-15)
    #expect(abs(values[1] + 0.1 + second) < 1e-15)
  }

  @Test("Adam's decay goes through the gradient, AdamW's shrinks the weight")
  func decoupled() throws {
    var rule = AdaptiveMoments(learningRate: 0.1, decay: 0.5)
    let adam = try walk(.adaptiveMoments(rule), from: 4, gradients: [0])[0]
    #expect(abs(adam - 3.9) < 1e-8)
    rule.decouplesDecay = true
    #expect(try walk(.adaptiveMoments(rule), from: 4, gradients: [0]) == [4 * (1 - 0.1 * 0.5)])
  }

  @Test("A frozen element keeps its value and its memory")
  func frozen() throws {
    var network = try build([2], [.dense(1, hasBias: false)])
    network.update(layer: 0) { $0.weight = Tensor(shape: [1, 2], elements: [1, 1]) }
    var optimiser = Optimiser(rule: .gradientDescent(GradientDescent(momentum: 0.5)))
    let name = ParameterName(layer: network.layers[0].name, role: .weight)
    optimiser.step(
      &network, weightGradients: [Tensor(shape: [1, 2], elements: [1, 1])], biasGradients: [nil],
      frozen: [name: [true, false]])
    #expect(network.layers[0].weight?.elements == [1, 0.9])
  }

  @Test("What is remembered follows a layer to its new name")
  func renaming() throws {
    var network = try network(0)
    let gradient = [Tensor?.some(Tensor(shape: [1, 1], elements: [1]))]
    var optimiser = Optimiser(
      rule: .gradientDescent(GradientDescent(learningRate: 1, momentum: 1)))
    optimiser.step(&network, weightGradients: gradient, biasGradients: [nil])
    optimiser.rename(layer: network.layers[0].name, to: "head")
    network.update(layer: 0) { $0.name = "head" }
    optimiser.step(&network, weightGradients: gradient, biasGradients: [nil])
    #expect(network.layers[0].weight?.elements == [-3])
  }
}
