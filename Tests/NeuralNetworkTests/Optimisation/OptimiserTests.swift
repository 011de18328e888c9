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

  @Test("RMSprop divides by the root of the mean square, which begins at 0")
  func rootMeanSquare() throws {
    var rule = RootMeanSquare(learningRate: 0.5, alpha: 0.75, epsilon: 1)
    // s = 0.25·16 = 4, then 0.75·4 + 0.25·4² = 7; w = −0.5·4/3, …
    #expect(
      try walk(.rootMeanSquare(rule), from: 0, gradients: [4, 4])
        == [-2 / 3.0, -2 / 3.0 - 2 / (7.0.squareRoot() + 1)])
    rule.momentum = 0.5
    // v = 4/3, then 0.5·4/3 + 4/(√7 + 1)
    let second = 2 / 3.0 + 4 / (7.0.squareRoot() + 1)
    let values = try walk(.rootMeanSquare(rule), from: 0, gradients: [4, 4])
    #expect(abs(values[1] - (-2 / 3.0 - 0.5 * second)) < 1e-15)
    (rule.momentum, rule.isCentered) = (0, true)
    // m = 1, s − m² = 3; then m = 1.75, 7 − 3.0625
    let centred = try walk(.rootMeanSquare(rule), from: 0, gradients: [4, 4])
    let first = -2 / (3.0.squareRoot() + 1)
    #expect(abs(centred[0] - first) < 1e-15)
    #expect(abs(centred[1] - (first - 2 / (3.9375.squareRoot() + 1))) < 1e-15)
  }

  @Test("Adagrad divides by the root of the sum of all squares")
  func squareSum() throws {
    let rule = SquareSum(learningRate: 0.5, epsilon: 1)
    // s = 9, then 25
    #expect(
      try walk(.squareSum(rule), from: 0, gradients: [3, 4]) == [-1.5 / 4, -1.5 / 4 - 2 / 6.0])
    let decaying = SquareSum(learningRate: 0.5, epsilon: 0, decay: 0.5)
    #expect(try walk(.squareSum(decaying), from: 2, gradients: [0]) == [1.5])
  }

  /// Two weights at 0, each with a gradient of its own, after a step.
  private func stepped(
    _ clipping: GradientClipping?, _ gradients: [Double], frozen: [Bool] = [false, false],
    rate: Double = 1
  ) throws -> [Double] {
    var network = try build([2], [.dense(1, hasBias: false)])
    network.update(layer: 0) { $0.weight = Tensor(shape: [1, 2], elements: [0, 0]) }
    let name = ParameterName(layer: network.layers[0].name, role: .weight)
    var optimiser = Optimiser(rule: .gradientDescent(GradientDescent(learningRate: 1)))
    optimiser.clip(clipping)
    optimiser.setRate(of: name, to: rate)
    optimiser.step(
      &network, weightGradients: [Tensor(shape: [1, 2], elements: gradients)],
      biasGradients: [nil], frozen: [name: frozen])
    return network.layers[0].weight?.elements ?? []
  }

  @Test("A norm above the bound scales all gradients by bound/(norm + 1e-6), one below does not")
  func clipNorm() throws {
    let scale = 1 / (5 + 1e-6)
    #expect(try stepped(.norm(1), [3, -4]) == [-3 * scale, 4 * scale])
    #expect(try stepped(.norm(6), [3, -4]) == [-3, 4])
    // Just at the bound PyTorch scales, if by very little.
    #expect(try stepped(.norm(5), [3, -4]) == [-3 * (5 / (5 + 1e-6)), 4 * (5 / (5 + 1e-6))])
    #expect(try stepped(.norm(1), [0, 0]) == [0, 0])
    // What is frozen does not count.
    #expect(try stepped(.norm(3.5), [3, -4], frozen: [false, true]) == [-3, 0])
  }

  @Test("A value above the bound is cut to it, on both sides")
  func clipValue() throws {
    #expect(try stepped(.value(2), [3, -4]) == [-2, 2])
    #expect(try stepped(.value(2), [1.5, -0.5]) == [-1.5, 0.5])
  }

  @Test("A rate of its own is a part of the learning rate, behind clipping")
  func rates() throws {
    #expect(try stepped(nil, [3, -4], rate: 0.25) == [-0.75, 1])
    #expect(try stepped(.value(2), [3, -4], rate: 0.5) == [-1, 1])
    #expect(try stepped(nil, [3, -4], rate: 0) == [0, 0])
  }

  @Test(
    "Every rule keeps what is set of it, and has nothing else",
    arguments: UpdateRule.Kind.allCases)
  func options(_ kind: UpdateRule.Kind) {
    #expect(kind.usual.kind == kind)
    for option in RuleOption.allCases {
      let value: RuleOption.Value = option.isFlag ? .flag(true) : .number(0.125)
      let rule = kind.usual.setting(option, to: value)
      #expect(rule.value(of: option) == (kind.usual.options.contains(option) ? value : nil))
      #expect(rule.kind == kind)
    }
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
