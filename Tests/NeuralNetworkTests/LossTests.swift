import NeuralNetwork
import TestSupport
import Testing

@Suite("Losses and their targets")
struct LossTests {
  func network(_ shape: Shape, _ loss: Loss?) -> Network {
    var network = Network(inputShape: shape)
    network.loss = loss
    return network
  }

  @Test("Softmax survives logits of ±1000")
  func stable() throws {
    let logits = Tensor(shape: [2, 3], elements: [1000, -1000, 0, -1000, -1000, -1000])
    let pass = try network([3], .crossEntropy).forward(logits, target: .classes([1, 2]))
    #expect(pass.probabilities?.elements.prefix(3) == [1, 0, 0])
    let loss = try #require(pass.loss)
    #expect(abs(loss - (2000 + 1.0986122886681098) / 2) < 1e-12)
    let gradient = try pass.backward().activationGradients[0].elements
    #expect(gradient.prefix(3) == [0.5, -0.5, 0])
    #expect(gradient.allSatisfy { $0.isFinite })
  }

  @Test("Mean squared error divides by all elements, squared error by 2 and the samples")
  func squares() throws {
    let output = Tensor(shape: [2, 2], elements: [1, 2, 3, 4])
    let target = Target.values(Tensor(shape: [2, 2], elements: [0, 0, 0, 2]))
    let mean = try network([2], .meanSquaredError).forward(output, target: target)
    #expect(mean.loss == 4.5)
    #expect(try mean.backward().activationGradients[0].elements == [0.5, 1, 1.5, 1])
    let half = try network([2], .squaredError).forward(output, target: target)
    #expect(half.loss == 4.5)
    #expect(try half.backward().activationGradients[0].elements == [0.5, 1, 1.5, 1])
  }

  struct Refusal: Sendable {
    let loss: Loss
    let shape: Shape
    let target: Target
    let error: PassError
  }

  static let refusals: [Refusal] = [
    Refusal(
      loss: .crossEntropy, shape: [3], target: .classes([0, 3]),
      error: .targetClassOutOfRange(sample: 1, class: 3, classes: 3)),
    Refusal(
      loss: .crossEntropy, shape: [3], target: .classes([-1, 0]),
      error: .targetClassOutOfRange(sample: 0, class: -1, classes: 3)),
    Refusal(
      loss: .crossEntropy, shape: [3], target: .classes([0]),
      error: .targetCountMismatch(expected: 2, actual: 1)),
    Refusal(
      loss: .crossEntropy, shape: [3], target: .values(Tensor(shape: [2], elements: [0, 1.5])),
      error: .targetFractional(sample: 1, value: 1.5)),
    Refusal(
      loss: .crossEntropy, shape: [3], target: .values(Tensor(shape: [2, 3])),
      error: .targetShapeMismatch(expected: [2], actual: [2, 3])),
    Refusal(
      loss: .crossEntropy, shape: [1, 2, 2], target: .classes([0, 0]),
      error: .needsLogits(output: [1, 2, 2])),
    Refusal(
      loss: .squaredError, shape: [3], target: .values(Tensor(shape: [3])),
      error: .targetShapeMismatch(expected: [2, 3], actual: [3])),
    Refusal(
      loss: .meanSquaredError, shape: [3], target: .classes([0, 0]),
      error: .targetNeedsValues(expected: [2, 3])),
  ]

  @Test("A target that does not fit is refused with its numbers", arguments: refusals)
  func refusal(_ refusal: Refusal) {
    let input = Tensor(shape: refusal.shape.prepending(2))
    #expect(throws: refusal.error) {
      try network(refusal.shape, refusal.loss).forward(input, target: refusal.target)
    }
  }

  @Test("Class numbers may come as values")
  func classesAsValues() throws {
    let values = Target.values(Tensor(shape: [2], elements: [2, 0]))
    let pass = try network([3], .crossEntropy).forward(draw([2, 3]), target: values)
    #expect(pass.target == .classes([2, 0]))
  }

  @Test("A backward pass without loss, target or fitting gradient says so")
  func missing() throws {
    let input = draw([2, 3])
    #expect(throws: PassError.noLoss) { try network([3], nil).forward(input).backward() }
    #expect(throws: PassError.noTarget) {
      try network([3], .crossEntropy).forward(input).backward()
    }
    #expect(throws: PassError.upstreamShapeMismatch(expected: [2, 3], actual: [3])) {
      try network([3], nil).forward(input).backward(from: draw([3]), interruption: .never)
    }
    #expect(throws: PassError.inputShapeMismatch(expected: [3], actual: [3])) {
      try network([3], nil).forward(draw([3]))
    }
    #expect(throws: PassError.emptyBatch) { try network([3], nil).forward(Tensor(shape: [0, 3])) }
    var wide = network([1], nil)
    wide.append(try Layer(name: "dense1", operation: .dense(1 << 20), inputShape: [1]))
    #expect(throws: PassError.tooManyElements(shape: [65, 1 << 20])) {
      try wide.forward(draw([65, 1]))
    }
  }
}
