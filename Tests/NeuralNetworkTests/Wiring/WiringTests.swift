import NeuralNetwork
import TestSupport
import Testing

@Suite("Wiring")
struct WiringTests {
  /// An output, an input and the weight between them.
  struct Triple: Hashable {
    let output: Int
    let input: Int
    let weight: Int?

    init(_ tap: Wiring.Tap) {
      (output, input, weight) = (tap.output, tap.input, tap.weight)
    }

    init(output: Int, input: Int, weight: Int?) {
      (self.output, self.input, self.weight) = (output, input, weight)
    }
  }

  @Test(
    "every way to go through the wires meets the triples of the unrolled matrix",
    arguments: 0..<240)
  func traversals(seed: Int) throws {
    let layer = try layer(seed: seed)
    let wiring = layer.wiring
    let expected = try matrix(of: layer)
    let outputs = 0..<wiring.outputs
    let inputs = 0..<wiring.inputs
    let forward = outputs.flatMap { wiring.taps(ofOutput: $0).map(Triple.init) }
    #expect(Set(forward) == expected && forward.count == expected.count)
    let back = inputs.flatMap { wiring.taps(ofInput: $0).map(Triple.init) }
    #expect(Set(back) == expected && back.count == expected.count)
    let between = outputs.flatMap { output in
      inputs.compactMap { wiring.tap(output: output, input: $0).map(Triple.init) }
    }
    #expect(Set(between) == expected)
    let cells = outputs.flatMap { output in
      wiring.cells(ofOutput: output).compactMap { cell in
        cell.input.map { Triple(output: output, input: $0, weight: cell.weight) }
      }
    }
    #expect(cells == forward)
    if let weight = layer.weight {
      let uses = (0..<weight.count).flatMap { place in
        wiring.uses(ofWeight: place).compactMap { use in
          use.output.flatMap { output in
            use.input.map { Triple(output: output, input: $0, weight: place) }
          }
        }
      }
      #expect(Set(uses) == expected && uses.count == expected.count)
    }
  }

  @Test("a set of outputs reads what each of them reads, and back", arguments: 0..<240)
  func reach(seed: Int) throws {
    var generator = SplitMix(seed: UInt64(seed))
    let layer = try layer(seed: seed)
    let wiring = layer.wiring
    let triples = try matrix(of: layer)
    let chance = generator.int(in: 1...6)
    let outputs = (0..<wiring.outputs).map { _ in generator.int(in: 0...chance) == 0 }
    let read = Set(triples.filter { outputs[$0.output] }.map(\.input))
    #expect(wiring.inputs(readBy: outputs) == (0..<wiring.inputs).map(read.contains))
    let inputs = (0..<wiring.inputs).map { _ in generator.int(in: 0...chance) == 0 }
    let readers = Set(triples.filter { inputs[$0.input] }.map(\.output))
    #expect(wiring.outputs(reading: inputs) == (0..<wiring.outputs).map(readers.contains))
  }

  @Test("added along the wires, the products come to the engine's bits", arguments: 0..<240)
  func order(seed: Int) throws {
    var layer = try layer(seed: seed)
    guard let shape = layer.weight?.shape else { return }
    layer.weight = draw(shape, seed: UInt64(seed))
    if let bias = layer.bias { layer.bias = draw(bias.shape, seed: 3) }
    let samples = 1 + seed % 3
    var network = Network(inputShape: layer.inputShape)
    network.append(layer)
    let pass = try network.forward(draw(layer.inputShape.prepending(samples), seed: 5))
    let back = pass.backward(from: draw(pass.output.shape, seed: 6))
    let wiring = layer.wiring
    let (weight, input) = (layer.weight?.elements ?? [], pass.activations[0].elements)
    let upstream = back.activationGradients[1].elements
    for place in pass.output.elements.indices {
      let (sample, output) = place.quotientAndRemainder(dividingBy: wiring.outputs)
      var sum = 0.0
      for tap in wiring.taps(ofOutput: output) {
        sum += weight[tap.weight ?? 0] * input[sample * wiring.inputs + tap.input]
      }
      if let bias = layer.bias { sum += bias.elements[layer.bias(ofOutput: output)] }
      #expect(sum == pass.output.elements[place])
    }
    for place in input.indices {
      let (sample, cell) = place.quotientAndRemainder(dividingBy: wiring.inputs)
      var sum = 0.0
      for tap in wiring.taps(ofInput: cell) {
        sum += weight[tap.weight ?? 0] * upstream[sample * wiring.outputs + tap.output]
      }
      #expect(sum == back.activationGradients[0].elements[place])
    }
    for place in weight.indices {
      var sum = 0.0
      for sample in 0..<samples {
        for use in wiring.uses(ofWeight: place) {
          guard let cell = use.input, let output = use.output else { continue }
          sum +=
            upstream[sample * wiring.outputs + output]
            * input[sample * wiring.inputs + cell]
        }
      }
      #expect(sum == back.weightGradients[0]?.elements[place])
    }
  }

  @Test("what lies on padding adds nothing, whatever the weight or the gradient", arguments: 0..<24)
  func padding(seed: Int) throws {
    var generator = SplitMix(seed: UInt64(seed))
    let odd = generator.pick([Double.nan, .infinity, -.infinity])
    let precision = generator.pick([Precision.float64, .float32])
    // The middle tap alone is finite: with padding 1 the others lie on padding somewhere.
    var network = try build([1, 1, 1], [.conv(2, 3, padding: 1)])
    network.update(layer: 0) { layer in
      layer.weight = Tensor(
        shape: [2, 1, 3, 3], elements: (0..<18).map { $0 % 9 == 4 ? 2 : odd })
      layer.bias = Tensor(shape: [2], elements: [0.5, 0.25])
    }
    let pass = try network.forward(Tensor(shape: [1, 1, 1, 1], elements: [3]), in: precision)
    #expect(pass.output.elements == [6.5, 6.25])
    let back = try pass.backward(
      from: Tensor(shape: [1, 2, 1, 1], elements: [odd, 1]), interruption: .never)
    let gradient = back.weightGradients[0]?.elements ?? []
    for (place, value) in gradient.enumerated() {
      let expected = place == 4 ? odd * 3 : place == 13 ? 3 : 0
      #expect(value == expected || (value.isNaN && expected.isNaN), "weight \(place)")
    }
    let arrived = back.activationGradients[0].elements[0]
    #expect(arrived.isNaN ? odd.isNaN : arrived == odd * 2 + 2)
  }

  /// The entries of a layer's matrix, found by running it on one input at a time, its weights all
  /// different: what the batch kernels say, which have arithmetic of their own.
  private func matrix(of original: Layer) throws -> Set<Triple> {
    var layer = original
    if let shape = layer.weight?.shape {
      layer.weight = Tensor(shape: shape, elements: (0..<shape.count).map { Double($0 + 1) })
    }
    if let shape = layer.bias?.shape { layer.bias = Tensor(shape: shape) }
    var network = Network(inputShape: layer.inputShape)
    network.append(layer)
    let inputs = layer.inputShape.count
    var batch = Tensor(shape: layer.inputShape.prepending(inputs))
    for input in 0..<inputs { batch.elements[input * inputs + input] = 1 }
    let output = try network.forward(batch).output.elements
    let outputs = layer.outputShape.count
    var triples: Set<Triple> = []
    for input in 0..<inputs {
      for unit in 0..<outputs {
        let value = output[input * outputs + unit]
        if value == 0 || value == -.infinity { continue }
        triples.insert(
          Triple(output: unit, input: input, weight: layer.weight.map { _ in Int(value) - 1 }))
      }
    }
    return triples
  }

  private func layer(seed: Int) throws -> Layer {
    var generator = SplitMix(seed: UInt64(seed) &+ 1000)
    func size(_ range: ClosedRange<Int>) -> Size {
      Size(rows: generator.int(in: range), columns: generator.int(in: range))
    }
    while true {
      let groups = generator.int(in: 1...3)
      let shape: Shape = [
        groups * generator.int(in: 1...2), generator.int(in: 1...5), generator.int(in: 1...5),
      ]
      let operation: NeuralNetwork.Operation
      switch seed % 16 {
      case 8:
        operation = .transposedConvolution(
          TransposedConvolution(
            outputChannels: groups * generator.int(in: 1...2), kernel: size(1...3),
            stride: size(1...3), padding: size(0...2), outputPadding: size(0...2),
            dilation: size(1...3), groups: groups, hasBias: generator.int(in: 0...1) == 0))
      case 9: operation = .upsampling(Upsampling(factor: size(1...3)))
      case 10:
        operation = .zeroPadding(
          ZeroPadding(
            left: generator.int(in: 0...2), right: generator.int(in: 0...2),
            top: generator.int(in: 0...2), bottom: generator.int(in: 0...2)))
      case 11: operation = .adaptiveAveragePooling(AdaptiveAveragePooling(size: size(1...6)))
      case 13:
        operation = .locallyConnected(
          Convolution(
            outputChannels: generator.int(in: 1...2), kernel: size(1...3), stride: size(1...3),
            padding: size(0...2), biases: generator.pick([.each, .channel, .off])))
      case 14:
        operation = .conv(2, size(1...4), dilation: size(1...3), keepsExtent: true)
      case 15:
        operation = .maxpool(size(1...4), stride: size(1...3), roundsUp: true)
      case 0: operation = .maxpool(size(1...3), stride: size(1...3), dilation: size(1...2))
      case 1: operation = .avgpool(size(1...3), stride: size(1...3), countsPadding: false)
      case 2: operation = .globalAveragePooling
      case 3: operation = .flatten
      default:
        operation = .conv(
          groups * generator.int(in: 1...2), size(1...3), stride: size(1...3), padding: size(0...2),
          dilation: size(1...3), groups: groups, hasBias: generator.int(in: 0...1) == 0)
      }
      if seed % 16 == 4 {
        return try build(Shape([shape.count]), [.dense(generator.int(in: 1...6))]).layers[0]
      }
      guard let layer = try? build(shape, [operation]).layers[0] else { continue }
      switch seed % 16 {
      case 5: return try layer.relaxingSharing()
      case 6: return try layer.relaxingSharing().relaxingLocality()
      default: return layer
      }
    }
  }
}
