import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Sabotage")
struct FaultTests {
  static let ofGradients = Fault.allCases.filter { !$0.isOfUpdate }

  static let operations: [NeuralNetwork.Operation] = [
    .conv(3, 3, stride: 2, padding: 1), .activation(.relu), .conv(2, 2, padding: 1),
    .maxpool(2), .normalisation(Normalisation(.batch(momentum: 0.1, tracks: true))), .flatten,
    .dense(4), .dropout(Dropout(rate: 0.4)), .activation(.tanh), .dense(3),
  ]

  /// A network that each fault affects: behind the chain two layers of the same weights, and a way past
  /// the second.
  static func network(_ inputShape: Shape) throws -> Network {
    var network = try build(inputShape, operations, loss: .crossEntropy)
    let end = network.layers.count
    let dense = NeuralNetwork.Operation.dense(Dense(outputs: 3))
    var first = try Layer(name: "first", operation: dense, inputShape: [3])
    first.initialise(seed: 1)
    network.append(first)
    network.append(
      try Layer(name: "second", operation: dense, inputShape: [3]), sharing: end)
    let (sum, read) = (NeuralNetwork.Operation.addition(inputs: 2), [end + 2, end + 1])
    network.append(
      try Layer(
        name: "sum", operation: sum, inputShape: network.inputShape(of: sum, reading: read)),
      reading: read)
    return network
  }

  private func forward() throws -> ForwardPass {
    try Self.network([2, 7, 7])
      .forward(draw([3, 2, 7, 7]), target: .classes([2, 0, 1]))
  }

  /// A pass through the chain alone.
  private func chain() throws -> ForwardPass {
    try build([2, 7, 7], Self.operations, loss: .crossEntropy)
      .forward(draw([3, 2, 7, 7]), target: .classes([2, 0, 1]))
  }

  @Test("There are more than a dozen, named as one would say them")
  func names() {
    #expect(Fault.allCases.count == 19)
    #expect(Fault.allCases.count(where: \.isOfUpdate) == 2)
    #expect(Fault.allCases.allSatisfy { $0.rawValue.allSatisfy { $0.isLowercase || $0 == "-" } })
  }

  @Test("A gradient check catches each fault of a gradient", arguments: ofGradients)
  func check(_ fault: Fault) throws {
    let forward = try forward()
    #expect(fault.affects(forward.network, samples: 3))
    let healthy = try forward.backward()
    let broken = try forward.backward(fault: fault)
    let objective = Objective(forward)
    func check(_ pass: BackwardPass) throws -> GradientCheck {
      try GradientCheck(
        objective,
        claims: GradientCheck.allPlaces(of: forward.network).compactMap { place in
          pass.gradient(at: place).map { GradientCheck.Claim(place, $0) }
        })
    }
    #expect(try check(healthy).wrongCount == 0)
    #expect(try check(broken).wrongCount > 0)
  }

  /// Whether some stored gradient is not the sum of its honest terms, over all uses of a weight.
  private func betraysItself(_ pass: BackwardPass) throws -> Bool {
    let network = pass.forward.network
    for index in network.layers.indices {
      let uses = network.uses(ofLayer: index)
      if let weight = pass.weightGradients[index] {
        for offset in 0..<weight.count {
          let terms = uses.flatMap {
            pass.contributions(toWeight: weight.shape.index(at: offset), ofLayer: $0).elements
          }
          if terms.reduce(0, +) != weight.elements[offset] { return true }
        }
      }
      if let bias = pass.biasGradients[index] {
        for unit in 0..<bias.count {
          let terms = uses.flatMap { pass.contributions(toBias: unit, ofLayer: $0).elements }
          if terms.reduce(0, +) != bias.elements[unit] { return true }
        }
      }
      let shape = network.shape(ofActivation: index)
      for offset in 0..<shape.count {
        let place = shape.index(at: offset)
        let terms = pass.innerTerms(ofActivation: index, sample: 0, index: place)
        let stored = pass.activationGradients[index][[0] + place]
        // What a layer sends back is one sum, and what several send is the sum of those.
        var sums: [(layer: Int?, sum: Double)] = []
        for term in terms {
          if sums.last?.layer != term.layer { sums.append((term.layer, 0)) }
          sums[sums.count - 1].sum += term.product
        }
        if sums.reduce(0, { $0 + $1.sum }) != stored { return true }
      }
    }
    return false
  }

  @Test(
    "Held against its honest terms, some stored gradient betrays each of them",
    arguments: ofGradients.filter { $0 != .batchMeanForgotten })
  func terms(_ fault: Fault) throws {
    let forward = try forward()
    #expect(try !betraysItself(forward.backward()))
    #expect(try betraysItself(forward.backward(fault: fault)))
  }

  @Test("Only the loss's own gradient betrays the forgotten mean over the batch")
  func batchMean() throws {
    let forward = try forward()
    let broken = try forward.backward(fault: .batchMeanForgotten)
    #expect(try !betraysItself(broken))
    let start = try #require(broken.activationGradients.last)
    let right = try #require(forward.lossGradient)
    #expect(start.elements == right.elements.map { $0 * 3 })
  }

  @Test(
    "A fault that does not affect a network changes nothing in it", arguments: Oracle.all.indices)
  func unaffected(_ index: Int) throws {
    let forward = try Oracle.all[index].forward()
    let healthy = try forward.backward()
    for fault in Self.ofGradients
    where !fault.affects(forward.network, samples: forward.batchSize) {
      #expect(try forward.backward(fault: fault) == healthy, "\(fault)")
    }
    for fault in Fault.allCases where fault.isOfUpdate {
      #expect(try forward.backward(fault: fault) == healthy)
    }
  }

  @Test(
    "A mistake of the update changes no pass back in single precision, either",
    arguments: Fault.allCases.filter(\.isOfUpdate))
  func ofUpdateInSingle(_ fault: Fault) throws {
    let forward = try chain().network.forward(
      draw([3, 2, 7, 7]), target: .classes([2, 0, 1]), in: .float32)
    #expect(try forward.backward(fault: fault) == forward.backward())
  }

  @Test("Of one sample the mean over what its class counts is forgotten, too, and told as broken")
  func weighted() throws {
    let loss = Loss(.classes(.crossEntropy(CrossEntropy(weights: [4, 1, 1]))))
    let forward = try build([3], [.dense(3)], loss: loss).forward(
      draw([1, 3]), target: .classes([0]))
    let broken = try forward.backward(fault: .batchMeanForgotten)
    #expect(broken.fault == .batchMeanForgotten)
    let (right, start) = (try #require(forward.lossGradient), broken.activationGradients[1])
    #expect(start.elements == right.elements.map { $0 * 4 })
  }

  @Test("A blocked layer passes nothing, broken or not", arguments: ofGradients)
  func blocked(_ fault: Fault) throws {
    var network = try forward().network
    for index in network.layers.indices { network.update(layer: index) { $0.isBlocked = true } }
    let pass = try network.forward(draw([3, 2, 7, 7]), target: .classes([2, 0, 1]))
      .backward(fault: fault)
    for gradient in pass.activationGradients.dropLast() {
      #expect(gradient.elements.allSatisfy { $0 == 0 })
    }
  }

  // MARK: By hand

  /// The 3×3 example: input 1…9, upstream 1, −2, 3, 0.5.
  private func gradient(
    _ fault: Fault, padding: Size = 0, stride: Size = 1
  ) throws -> BackwardPass {
    var network = try build([1, 3, 3], [.conv(1, 2, stride: stride, padding: padding)])
    network.update(layer: 0) { $0.weight?.elements = [1, 0, 0, -1] }
    let forward = try network.forward(
      Tensor(shape: [1, 1, 3, 3], elements: (1...9).map(Double.init)))
    return try forward.backward(
      from: Tensor(shape: [1, 1, 2, 2], elements: [1, -2, 3, 0.5]), interruption: .never,
      fault: fault)
  }

  @Test("The 3×3 example's broken sums are what one works out by hand")
  func byHand() throws {
    #expect(try gradient(.noSum).weightGradients[0]?.elements == [2.5, 3, 4, 4.5])
    #expect(try gradient(.mean).weightGradients[0]?.elements == [2.875, 3.5, 4.75, 5.375])
    #expect(try gradient(.flippedKernel).weightGradients[0]?.elements == [21.5, 19, 14, 11.5])
    #expect(try gradient(.biasMean).biasGradients[0]?.elements == [0.625])
    #expect(
      try gradient(.inputUnturned).activationGradients[0].elements
        == [-1, 2, 0, -3, 0.5, -2, 0, 3, 0.5])
    // With stride 2 the right windows begin at -1 and 1, the wrong ones side by side.
    #expect(
      try gradient(.strideIgnored, padding: 1, stride: 2).weightGradients[0]?.elements
        == [0.5, 4, 0, 11.5]
    )
    #expect(
      try gradient(.paddingShifted, padding: 1, stride: 2).weightGradients[0]?.elements
        == [20.5, 26, -8, 5])
  }

  // MARK: The update

  private func updated(
    _ fault: Fault?, _ optimiser: Optimiser = Optimiser(), clip: GradientClipping? = nil
  ) throws -> Network {
    let back = try chain().backward()
    var (network, optimiser) = (back.forward.network, optimiser)
    optimiser.clip(clip)
    try optimiser.step(
      &network, after: back, weightGradients: back.weightGradients,
      biasGradients: back.biasGradients, fault: fault)
    #expect(optimiser.stepCount > 0)
    return network
  }

  static let rules: [UpdateRule] = [
    .gradientDescent(GradientDescent()), .gradientDescent(GradientDescent(momentum: 0.9)),
    .adaptiveMoments(AdaptiveMoments()), .rootMeanSquare(RootMeanSquare()),
    .squareSum(SquareSum()),
  ]

  @Test("Without a fault of the update the step is the ordinary one", arguments: rules)
  func ordinary(_ rule: UpdateRule) throws {
    let back = try chain().backward()
    var (network, optimiser) = (back.forward.network, Optimiser(rule: rule))
    optimiser.step(
      &network, weightGradients: back.weightGradients, biasGradients: back.biasGradients)
    for fault in [nil, Fault.mean] {
      #expect(try updated(fault, Optimiser(rule: rule)) == network)
    }
  }

  /// Too tight for the gradients there are, too wide, and none.
  static let clippings: [GradientClipping?] = [nil, .norm(0.01), .norm(1e6), .value(0.5)]

  @Test(
    "Updating early leaves the last layer right and moves those below", arguments: rules,
    clippings)
  func early(_ rule: UpdateRule, clip: GradientClipping?) throws {
    // What divides by the gradient's own size knows no difference between two that are cut.
    if case .value = clip, rule.kind != .sgd { return }
    let right = try updated(nil, Optimiser(rule: rule), clip: clip)
    let wrong = try updated(.updateEarly, Optimiser(rule: rule), clip: clip)
    #expect(wrong.layers[9] == right.layers[9])
    for index in [0, 2, 6] { #expect(wrong.layers[index].weight != right.layers[index].weight) }
  }

  @Test("Updating early, the dense layer's gradient goes down through its new weights")
  func earlyByHand() throws {
    var network = try build([1], [.dense(1, hasBias: false), .dense(1, hasBias: false)])
    for index in 0...1 { network.update(layer: index) { $0.weight?.elements = [2] } }
    let back = try network.forward(Tensor(shape: [1, 1], elements: [3]))
      .backward(from: Tensor(shape: [1, 1], elements: [1]))
    var optimiser = Optimiser(rule: .gradientDescent(GradientDescent(learningRate: 0.5)))
    try optimiser.step(
      &network, after: back, weightGradients: back.weightGradients,
      biasGradients: back.biasGradients, fault: .updateEarly)
    // Above: 2 − 0.5·6 = −1. Below, δ is −1 instead of 2: 2 − 0.5·(−1·3) = 3.5, not −1.
    #expect(network.layers[1].weight?.elements == [-1])
    #expect(network.layers[0].weight?.elements == [3.5])
  }

  @Test(
    "Updating for each pixel leaves dense layers right and moves kernels", arguments: rules,
    clippings)
  func perPixel(_ rule: UpdateRule, clip: GradientClipping?) throws {
    let right = try updated(nil, Optimiser(rule: rule), clip: clip)
    let wrong = try updated(.updatePerPixel, Optimiser(rule: rule), clip: clip)
    for index in [4, 6, 9] { #expect(wrong.layers[index] == right.layers[index]) }
    for index in [0, 2] { #expect(wrong.layers[index].weight != right.layers[index].weight) }
  }

  @Test("Updating for each pixel, the second term belongs to the kernel that the first one moved")
  func perPixelByHand() throws {
    var network = try build([1, 1, 2], [.conv(1, 1, hasBias: false)], loss: .squaredError)
    network.update(layer: 0) { $0.weight?.elements = [1] }
    let back = try network.forward(
      Tensor(shape: [1, 1, 1, 2], elements: [1, 2]),
      target: .values(Tensor(shape: [1, 1, 1, 2], elements: [0, 0]))
    ).backward()
    var optimiser = Optimiser(rule: .gradientDescent(GradientDescent(learningRate: 0.5)))
    try optimiser.step(
      &network, after: back, weightGradients: back.weightGradients,
      biasGradients: back.biasGradients, fault: .updatePerPixel)
    // 1 − 0.5·1·1 = 0.5, then 0.5 − 0.5·(0.5·2)·2 = −0.5; at once it is 1 − 0.5·5 = −1.5.
    #expect(network.layers[0].weight?.elements == [-0.5])
  }

  @Test("Updating for each pixel, each term is scaled as the right sum is, at the layer's rate")
  func perPixelClipped() throws {
    var network = try build([1, 1, 2], [.conv(1, 1, hasBias: false)], loss: .squaredError)
    network.update(layer: 0) { $0.weight?.elements = [1] }
    let back = try network.forward(
      Tensor(shape: [1, 1, 1, 2], elements: [1, 2]),
      target: .values(Tensor(shape: [1, 1, 1, 2], elements: [0, 0]))
    ).backward()
    var optimiser = Optimiser(rule: .gradientDescent(GradientDescent(learningRate: 1)))
    optimiser.clip(.norm(2.5))
    optimiser.setRate(of: ParameterName(layer: network.layers[0].name, role: .weight), to: 0.5)
    try optimiser.step(
      &network, after: back, weightGradients: back.weightGradients,
      biasGradients: back.biasGradients, fault: .updatePerPixel)
    // The right gradient is 5: half of each term. 1 − 0.5·0.5·1 = 0.75, then 0.75 − 0.25·(0.75·2)·2.
    let found = try #require(network.layers[0].weight?.elements[0])
    #expect(abs(found - 0) < 1e-6)
  }

  @Test("A broken update can be interrupted and leaves everything as it was")
  func interrupted() throws {
    let back = try forward().backward()
    for fault in Fault.allCases where fault.isOfUpdate {
      var (network, optimiser) = (back.forward.network, Optimiser())
      #expect(throws: PassError.interrupted) {
        try optimiser.step(
          &network, after: back, weightGradients: back.weightGradients,
          biasGradients: back.biasGradients, fault: fault, interruption: Interruption { true })
      }
      #expect(network == back.forward.network && optimiser == Optimiser())
    }
  }
}
