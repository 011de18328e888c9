@testable import NeuralNetwork
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
      error: .needsScores(loss: .crossEntropy, output: [1, 2, 2])),
    Refusal(
      loss: .squaredError, shape: [3], target: .values(Tensor(shape: [3])),
      error: .targetShapeMismatch(expected: [2, 3], actual: [3])),
    Refusal(
      loss: .meanSquaredError, shape: [3], target: .classes([0, 0]),
      error: .targetNeedsValues(expected: [2, 3])),
    Refusal(
      loss: Loss(.hinge), shape: [1, 2, 2], target: .classes([0, 0]),
      error: .needsScores(loss: .hinge, output: [1, 2, 2])),
    Refusal(
      loss: Loss(.hinge), shape: [3], target: .classes([0, 3]),
      error: .targetClassOutOfRange(sample: 1, class: 3, classes: 3)),
    Refusal(
      loss: Loss(.classes(.crossEntropy(CrossEntropy(weights: [1, 2])))), shape: [3],
      target: .classes([0, 1]), error: .classWeightsMismatch(classes: 3, weights: 2)),
    Refusal(
      loss: Loss(.huber), shape: [3], target: .values(Tensor(shape: [2])),
      error: .targetShapeMismatch(expected: [2, 3], actual: [2])),
    Refusal(
      loss: Loss(.absoluteError), shape: [3], target: .classes([0, 0]),
      error: .targetNeedsValues(expected: [2, 3])),
    Refusal(
      loss: Loss(.binaryCrossEntropy), shape: [2],
      target: .values(Tensor(shape: [2, 2], elements: [0, 1, 1.5, 0])),
      error: .targetNoProbability(index: [1, 0], value: 1.5)),
  ]

  @Test("A target that does not fit is refused with its numbers", arguments: refusals)
  func refusal(_ refusal: Refusal) {
    let input = Tensor(shape: refusal.shape.prepending(2))
    #expect(throws: refusal.error) {
      try network(refusal.shape, refusal.loss).forward(input, target: refusal.target)
    }
  }

  @Test(
    "A plan comes to the bits of every loss and its gradient",
    arguments: Loss.variants(outputs: 4))
  func plans(_ loss: Loss) throws {
    let shapes: [Shape] = loss.takesClasses ? [[4]] : [[4], [1], [2, 3, 2]]
    for shape in shapes {
      for samples in [1, 5] {
        for kernels in PlanKernels.available {
          var network = try build(
            shape, [.activation(.leakyReLU(slope: 0.1))] + loss.head, loss: loss)
          if shape.rank == 1, !loss.takesClasses { network.append(try identity(shape)) }
          let target = loss.target(for: shape.prepending(samples))
          let pass = try network.forward(draw(shape.prepending(samples)), target: target)
          var plan = try #require(
            Plan<Double>(network, samples: samples, purpose: .looking, kernels: kernels))
          plan.setInput(pass.activations[0].elements)
          plan.setTarget(target, of: loss)
          try plan.runAll(interruption: .never)
          #expect(plan.loss.bitPattern == pass.loss?.bitPattern)
          let gradient = try pass.backward().activationGradients
          let last = network.layers.count
          #expect(plan.gradient(last).elements == gradient[last].elements)
          #expect(plan.gradient(0).elements == gradient[0].elements)
        }
      }
    }
  }

  private func identity(_ shape: Shape) throws -> Layer {
    try Layer(name: "same", operation: .activation(.leakyReLU(slope: 1)), inputShape: shape)
  }

  @Test("Class numbers may come as values")
  func classesAsValues() throws {
    let values = Target.values(Tensor(shape: [2], elements: [2, 0]))
    let pass = try network([3], .crossEntropy).forward(draw([2, 3]), target: values)
    #expect(pass.target == .classes([2, 0]))
  }

  @Test(
    "An output that is no probability is refused, in either precision and in training",
    arguments: [1.5, -0.25, 1.0000001])
  func outside(_ number: Double) throws {
    var network = try build([2], [.dense(2, hasBias: false)], loss: Loss(.binaryCrossEntropy))
    network.update(layer: 0) { $0.weight?.elements = [1, 0, 0, 1] }
    let input = Tensor(shape: [2, 2], elements: [0, 1, 0.5, number])
    let target = Target.values(Tensor(shape: [2, 2]))
    for precision in Precision.allCases {
      let error = PassError.outputNoProbability(index: [1, 1], value: precision.rounded(number))
      #expect(throws: error) { try network.forward(input, target: target, in: precision) }
      var plan = try #require(
        TrainingPlan(network, optimiser: Optimiser(), samples: 2, precision: precision))
      #expect(try plan.step(input, target: target) == nil)
    }
    #expect(throws: PassError.outputNoProbability(index: [1, 1], value: number)) {
      try network.loss(of: input, target: target)
    }
    // What a target would have refused is not asked of an output that nothing is held against.
    #expect(try network.forward(input).loss == nil)
  }

  /// What a loss is by its definition: values worked out by hand.
  @Test("Values by hand")
  func byHand() throws {
    let scores = Tensor(shape: [1, 3], elements: [1, 2.5, 2])
    let hinge = try network([3], Loss(.hinge)).forward(scores, target: .classes([2]))
    #expect(hinge.loss == 1.5)
    #expect(try hinge.backward().activationGradients[0].elements == [0, 1, -1])
    let pair = Tensor(shape: [2, 1], elements: [1.5, -3])
    let wanted = Target.values(Tensor(shape: [2, 1], elements: [1, 1]))
    let huber = try network([1], Loss(.huber)).forward(pair, target: wanted)
    #expect(huber.loss == (0.125 + 3.5) / 2)
    #expect(try huber.backward().activationGradients[0].elements == [0.25, -0.5])
    let sum = Loss(.elements(.absoluteError), reduction: .sum)
    #expect(try network([1], sum).forward(pair, target: wanted).loss == 4.5)
  }

  @Test("A plain cross-entropy has one bit pattern, however it is typed")
  func plain() throws {
    let logits = draw([5, 4])
    let target = Target.classes([0, 3, 1, 1, 2])
    let plain = try network([4], .crossEntropy).forward(logits, target: target)
    let ones = Loss(.classes(.crossEntropy(CrossEntropy(weights: [1, 1, 1, 1]))))
    let weighted = try network([4], ones).forward(logits, target: target)
    #expect(plain.loss == weighted.loss)
    #expect(plain.lossGradient == weighted.lossGradient)
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
