import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Relaxed convolutions")
struct RelaxingTests {
  /// A network with a convolution, small enough to unroll.
  struct Case: CustomTestStringConvertible, Sendable {
    let index: Int
    let relaxation: Relaxation

    var oracle: Oracle { Oracle.all[index] }
    var testDescription: String { "\(oracle.name), \(oracle.recipe), \(relaxation)" }
  }

  static let cases: [Case] = Oracle.all.indices.flatMap { index -> [Case] in
    guard let network = try? Oracle.all[index].network() else { return [] }
    let convolutions = network.layers.filter {
      if case .convolution = $0.operation { true } else { false }
    }
    let entries = convolutions.map { $0.inputShape.count * $0.outputShape.count }.max() ?? 0
    guard !convolutions.isEmpty, entries < 40_000 else { return [] }
    return Relaxation.allCases.map { Case(index: index, relaxation: $0) }
  }

  private func passes(_ example: Case) throws -> (shared: BackwardPass, free: BackwardPass) {
    let forward = try example.oracle.forward()
    let free = try forward.network.relaxed(example.relaxation)
    return (
      try forward.backward(),
      try free.forward(forward.activations[0], target: forward.target).backward()
    )
  }

  @Test("There are networks to relax")
  func present() { #expect(Self.cases.count > 150) }

  @Test(
    "Right after relaxing, everything but the weights' own gradients has the same bits",
    arguments: cases)
  func same(_ example: Case) throws {
    let (shared, free) = try passes(example)
    #expect(bits(free.forward.activations) == bits(shared.forward.activations))
    #expect(free.forward.loss?.bitPattern == shared.forward.loss?.bitPattern)
    #expect(free.activationGradients == shared.activationGradients)
    #expect(bits(free.biasGradients) == bits(shared.biasGradients))
    for (layer, other) in zip(shared.forward.network.layers, free.forward.network.layers) {
      #expect(layer.name == other.name)
      if layer.weight != nil {
        #expect(try other.unrolled().matrix() == layer.unrolled().matrix())
      }
    }
  }

  @Test("The copies' gradients add up to the kernel's", arguments: cases)
  func ties(_ example: Case) throws {
    let (shared, free) = try passes(example)
    for (index, layer) in shared.forward.network.layers.enumerated() {
      guard case .convolution(let convolution) = layer.operation,
        let kernel = shared.weightGradients[index], let copies = free.weightGradients[index],
        let geometry = layer.geometry
      else { continue }
      let relaxed = free.forward.network.layers[index]
      var sums = [Double](repeating: 0, count: kernel.count)
      if example.relaxation == .sharing {
        let count = kernel.count / convolution.outputChannels
        for (offset, value) in copies.elements.enumerated() {
          sums[offset / count / geometry.output.count * count + offset % count] += value
        }
      } else {
        // The matrix's own gradient is what the unrolled view says it would be.
        let raw = try shared.unrolledGradient(ofLayer: index).raw()
        #expect(bits([raw]) == bits([copies]))
        let matrix = layer.unrolled()
        for offset in copies.elements.indices {
          let (row, column) = offset.quotientAndRemainder(dividingBy: matrix.columns)
          if let weight = matrix.sharedWeight(row: row, column: column) {
            sums[weight] += copies.elements[offset]
          }
        }
      }
      let found = Tensor(shape: kernel.shape, elements: sums)
      if shared.forward.batchSize == 1 {
        #expect(found == kernel)
      } else {
        #expect(agree(found, kernel))
      }
      let raw = free.unrolledGradient(ofLayer: index).summedOverTies()
      #expect(raw.shape == relaxed.weight?.shape && raw == copies)
    }
  }

  @Test("Tied at once, the weights are what they were", arguments: cases)
  func tied(_ example: Case) throws {
    let forward = try example.oracle.forward()
    let free = try forward.network.relaxed(example.relaxation)
    for (layer, other) in zip(forward.network.layers, free.layers) {
      // One that never shared stays as it is, and could be tied all the same.
      if case .locallyConnected = layer.operation { continue }
      guard let geometry = layer.geometry, case .convolution = layer.operation else {
        #expect(other.tied() == nil)
        continue
      }
      #expect(layer.tied() == nil)
      let (back, drift) = try #require(other.tied())
      #expect(drift.largest.elements.allSatisfy { $0 == 0 })
      #expect(drift.discarded?.filled ?? 0 == 0)
      #expect(drift.positions == geometry.output.count)
      if example.relaxation == .sharing {
        #expect(back == layer)
        #expect(drift.copies.elements.allSatisfy { $0 == Double(geometry.output.count) })
      } else {
        // A weight that lies on padding at every position has no copy in the matrix.
        let weight = try #require(layer.weight)
        let kept = zip(weight.elements, drift.copies.elements).map { $1 == 0 ? 0 : $0 }
        #expect(back.weight?.elements == kept)
        #expect(back.bias == layer.bias && back.operation == layer.operation)
      }
    }
  }

  @Test("Terms and contributions add up to the stored numbers to the bit", arguments: cases)
  func terms(_ example: Case) throws {
    let (_, free) = try passes(example)
    let network = free.forward.network
    for (index, layer) in network.layers.enumerated() where layer.operation.convolution != nil {
      let output = free.forward.activations[index + 1]
      for offset in stride(from: 0, to: layer.outputShape.count, by: 7) {
        let place = layer.outputShape.index(at: offset)
        let terms = free.forward.forwardTerms(ofLayer: index, sample: 0, index: place)
        #expect(terms.reduce(0) { $0 + $1.product } == output[[0] + place])
        for term in terms where term.source != .bias {
          #expect(term.weightOffset.map { layer.weight?.elements[$0] } == term.weight)
        }
      }
      for offset in stride(from: 0, to: layer.inputShape.count, by: 7) {
        let place = layer.inputShape.index(at: offset)
        let terms = free.innerTerms(ofActivation: index, sample: 0, index: place)
        let sum = terms.reduce(0) { $0 + $1.product }
        #expect(sum == free.activationGradients[index][[0] + place])
      }
      guard let weight = free.weightGradients[index] else { continue }
      for offset in stride(from: 0, to: weight.count, by: 11) {
        let place = weight.shape.index(at: offset)
        let terms = free.contributions(toWeight: place, ofLayer: index)
        #expect(terms.shape == [free.forward.batchSize])
        #expect(terms.elements.reduce(0, +) == weight.elements[offset])
      }
      if layer.bias != nil {
        let terms = free.contributions(toBias: 0, ofLayer: index)
        #expect(terms.elements.reduce(0, +) == free.biasGradients[index]?.elements[0])
      }
    }
  }

  @Test(
    "A walk by positions gives the engine's bits", arguments: cases.filter { $0.index % 5 == 0 })
  func walk(_ example: Case) throws {
    let (_, free) = try passes(example)
    var stepper = try Stepper(
      free.forward.network, input: free.forward.activations[0], target: free.forward.target)
    while !stepper.isAtEnd { try stepper.step() }
    let walked = try #require(stepper.backwardPass)
    #expect(bits(walked.forward.activations) == bits(free.forward.activations))
    #expect(bits(walked.activationGradients) == bits(free.activationGradients))
    #expect(bits(walked.weightGradients) == bits(free.weightGradients))
    #expect(bits(walked.biasGradients) == bits(free.biasGradients))
    var (network, optimiser) = (free.forward.network, Optimiser())
    optimiser.step(
      &network, weightGradients: free.weightGradients, biasGradients: free.biasGradients)
    #expect(stepper.currentNetwork == network)
  }

  static let hard: [NeuralNetwork.Operation] = [
    .conv(6, 3, stride: 2, padding: 2, dilation: 2, groups: 2), .activation(.tanh),
    .conv(3, Size(rows: 2, columns: 1), padding: 1, hasBias: false),
  ]

  @Test(
    "Their gradients are central differences, with stride, padding, dilation, groups and a batch",
    arguments: Relaxation.allCases)
  func differences(_ relaxation: Relaxation) throws {
    let network = try build([4, 6, 5], Self.hard).relaxed(relaxation)
    let pass = try network.forward(draw([2, 4, 6, 5]))
    let check = try GradientCheck(pass.backward(from: draw(pass.output.shape, seed: 8)))
    #expect(check.worstSmoothError < 1e-8)
    #expect(check.entries.count == network.parameterCount + 2 * 4 * 6 * 5)
  }

  @Test("After an update the copies differ; tying takes their mean and says how far they were")
  func drift() throws {
    var network = try build([1, 4, 4], [.conv(2, 3, padding: 1)]).relaxed(.sharing)
    let start = try #require(network.layers[0].weight)
    let pass = try network.forward(draw([1, 1, 4, 4]))
    let back = pass.backward(from: draw(pass.output.shape, seed: 8))
    let gradient = try #require(back.weightGradients[0])
    var optimiser = Optimiser()
    optimiser.step(
      &network, weightGradients: back.weightGradients, biasGradients: back.biasGradients)
    let (layer, drift) = try #require(network.layers[0].tied())
    let mean = try #require(layer.weight)
    for offset in 0..<mean.count {
      let (kernel, tap) = offset.quotientAndRemainder(dividingBy: 9)
      let copies = (0..<16).map { (kernel * 16 + $0) * 9 + tap }
      let sum = copies.reduce(0) { $0 + gradient.elements[$1] }
      // The mean moved a sixteenth of what the shared weight would have.
      let moved = start.elements[copies[0]] - mean.elements[offset]
      #expect(abs(moved - 0.1 * sum / 16) < 1e-15)
      let weight = try #require(network.layers[0].weight)
      let distances = copies.map { abs(weight.elements[$0] - mean.elements[offset]) }
      #expect(drift.largest.elements[offset] == distances.max())
      #expect(abs(drift.average.elements[offset] - distances.reduce(0, +) / 16) < 1e-15)
    }
  }

  @Test("What fills the zeros is discarded by tying, which says how large it had become")
  func discarded() throws {
    var network = try build([1, 3, 3], [.conv(1, 2)]).relaxed(.locality)
    let shared = try #require(network.layers[0].tied()).layer
    network.update(layer: 0) { layer in
      // Output (0,0) may not read (2,2), nor output (1,1) input (0,0).
      layer.weight?[[0, 8]] = 3
      layer.weight?[[3, 0]] = -4
    }
    let (layer, drift) = try #require(network.layers[0].tied())
    let discarded = try #require(drift.discarded)
    #expect(layer == shared)
    #expect(discarded.count == 20 && discarded.filled == 2)
    #expect(discarded.largest == 4 && discarded.norm == 5)
  }

  @Test("Relaxed layers see what they read")
  func fields() throws {
    let network = try build([1, 5, 5], [.conv(1, 3), .conv(1, 2)])
    let plain = network.receptiveField(ofActivation: 2, index: [0, 0, 0])
    let sharing = try network.relaxed(.sharing)
    #expect(sharing.receptiveField(ofActivation: 2, index: [0, 0, 0]) == plain)
    #expect(sharing.receptiveExtent(ofLayer: 1) == network.receptiveExtent(ofLayer: 1))
    let locality = try network.relaxed(.locality)
    #expect(locality.receptiveField(ofActivation: 2, index: [0, 0, 0])[0].count == 25)
    #expect(locality.projectiveField(ofActivation: 0, index: [0, 4, 4])[2].count == 4)
    #expect(locality.receptiveExtent(ofLayer: 1) == nil)
  }

  @Test(
    "Initialising draws each copy, at the scale of its own fan-in", arguments: Relaxation.allCases)
  func initialising(_ relaxation: Relaxation) throws {
    var layer = try build([2, 6, 6], [.conv(3, 3)]).relaxed(relaxation).layers[0]
    layer.initialise(seed: 3)
    let weight = try #require(layer.weight)
    let bound = 1 / Double(relaxation == .sharing ? 18 : 72).squareRoot()
    #expect(weight.elements.allSatisfy { abs($0) <= bound })
    #expect(Set(weight.elements).count == weight.count)
    #expect(weight.elements.contains { abs($0) > 0.95 * bound })
  }
}
