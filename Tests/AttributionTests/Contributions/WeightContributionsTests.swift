import Attribution
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("All contributions at once")
struct WeightContributionsTests {
  @Test("They are upstream × input with any kernels, whatever the layer", arguments: 0..<60)
  func everyLayer(_ seed: UInt64) throws {
    let sample = try RandomNetwork(seed: seed)
    let pass = try sample.network.forward(sample.input, target: sample.target)
    let back = try pass.backward()
    for (index, layer) in sample.network.layers.enumerated() where layer.weight != nil {
      let (upstream, input) = (back.activationGradients[index + 1], pass.activations[index])
      let wanted = products(layer, upstream, input)
      // All outputs at once, two of them, and one after the other.
      let termsOfOne = wanted.count / (layer.weight?.shape[0] ?? 1)
      for (kernels, atOnce) in PlanKernels.available.flatMap({ kernels in
        [Layer.mostTermsAtOnce, 2 * termsOfOne, termsOfOne].map { (kernels, $0) }
      }) {
        var found = [Double](repeating: .nan, count: wanted.count)
        let isWritten = try found.withUnsafeMutableBufferPointer { target in
          try upstream.elements.withUnsafeBufferPointer { upstream in
            try input.elements.withUnsafeBufferPointer { input in
              try layer.writeContributions(
                to: target.baseAddress!, upstream: upstream.baseAddress!,
                input: input.baseAddress!, samples: pass.batchSize, kernels: kernels,
                atOnce: atOnce)
            }
          }
        }
        #expect(isWritten)
        expectSame(found, wanted, "\(seed), \(layer.operation)")
        let gradient = try #require(back.weightGradients[index])
        expectSame(sums(found, layer), gradient.elements, "\(seed)")
      }
    }
  }

  @Test("A kept pass's are the same", arguments: 0..<40)
  func kept(_ seed: UInt64) throws {
    let sample = try RandomNetwork(seed: seed)
    let back = try sample.network.forward(sample.input, target: sample.target).backward()
    for (index, layer) in sample.network.layers.enumerated() where layer.weight != nil {
      let wanted = products(
        layer, back.activationGradients[index + 1], back.forward.activations[index])
      expectSame(
        try back.contributions(toWeightsOfLayer: index).elements, wanted,
        "\(seed), \(layer.operation)")
    }
  }

  @Test("Padding gives 0 even where what arrives is infinite or no number")
  func padding() throws {
    let pass = try build(
      [2, 5, 6], [.conv(3, 3, stride: Size(rows: 2, columns: 1), padding: 2, dilation: 2)]
    ).forward(draw([2, 2, 5, 6]))
    var upstream = Tensor(repeating: -.infinity, shape: pass.output.shape)
    upstream.elements[7] = .nan
    let back = pass.backward(from: upstream)
    let wanted = products(pass.network.layers[0], upstream, pass.activations[0])
    #expect(wanted.contains { $0 == 0 && $0.sign == .plus })
    expectSame(try back.contributions(toWeightsOfLayer: 0).elements, wanted, "kept")
  }

  /// Each weight's terms, added from 0 in order.
  private func sums(_ terms: [Double], _ layer: Layer) -> [Double] {
    let count = terms.count / (layer.weight?.count ?? 1)
    return stride(from: 0, to: terms.count, by: count).map {
      terms[$0..<$0 + count].reduce(0, +)
    }
  }

  /// Upstream × input at each weight, sample and position, one after the other.
  private func products(_ layer: Layer, _ upstream: Tensor, _ input: Tensor) -> [Double] {
    let samples = input.shape[0]
    guard case .convolution(let convolution) = layer.operation, let geometry = layer.geometry
    else {
      let (outputs, inputs) = (layer.outputShape[0], layer.inputShape[0])
      return (0..<outputs * inputs * samples).map {
        let (sample, weight) = ($0 % samples, $0 / samples)
        return upstream.elements[sample * outputs + weight / inputs]
          * input.elements[sample * inputs + weight % inputs]
      }
    }
    let groupInputs = layer.inputShape[0] / convolution.groups
    let groupOutputs = convolution.outputChannels / convolution.groups
    let (from, to, size) = (geometry.input, geometry.output, geometry.window.size)
    let (arriving, entering) = (upstream.elements, input.elements)
    var products: [Double] = []
    for weight in 0..<convolution.outputChannels * groupInputs * size.count {
      let (kernel, tap) = (weight / size.count, weight % size.count)
      let output = kernel / groupInputs
      let channel = output / groupOutputs * groupInputs + kernel % groupInputs
      for sample in 0..<samples {
        let plane = (sample * layer.inputShape[0] + channel) * from.count
        for position in 0..<to.count {
          let row = geometry.inputRow(
            outputRow: position / to.columns, tap: tap / size.columns)
          let column = geometry.inputColumn(
            outputColumn: position % to.columns, tap: tap % size.columns)
          if row < 0 || row >= from.rows || column < 0 || column >= from.columns {
            products.append(0)
            continue
          }
          let place = (sample * convolution.outputChannels + output) * to.count + position
          products.append(arriving[place] * entering[plane + row * from.columns + column])
        }
      }
    }
    return products
  }

  private func expectSame(_ found: [Double], _ wanted: [Double], _ name: Comment) {
    // Of what is no number the bits are the processor's.
    let same = zip(found, wanted).allSatisfy {
      $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN
    }
    #expect(found.count == wanted.count && same, name)
  }
}

/// A small network with an input and a target, all drawn from a seed.
private struct RandomNetwork {
  let network: Network
  let input: Tensor
  let target: Target

  init(seed: UInt64) throws {
    var draws = SplitMix(seed: seed)
    let groups = draws.pick([1, 1, 1, 2, 3])
    let inputShape: Shape = [
      groups * draws.int(in: 1...2), draws.int(in: 3...11), draws.int(in: 3...19),
    ]
    var network = Network(inputShape: inputShape)
    func append(_ operation: NeuralNetwork.Operation) throws {
      var layer = try Layer(
        name: "layer\(network.layers.count)", operation: operation,
        inputShape: network.outputShape)
      layer.initialise(seed: seed)
      network.append(layer)
    }
    func convolution(_ groups: Int) -> NeuralNetwork.Operation {
      let shape = network.outputShape
      let kernel = Size(
        rows: draws.int(in: 1...min(4, shape[1])), columns: draws.int(in: 1...min(4, shape[2])))
      func fitting(_ kernel: Int, _ extent: Int) -> Int {
        kernel == 1 ? draws.int(in: 1...3) : draws.int(in: 1...max(1, (extent - 1) / (kernel - 1)))
      }
      return .conv(
        groups * draws.int(in: 1...4), kernel,
        stride: Size(rows: draws.int(in: 1...3), columns: draws.pick([1, 1, 2, 5])),
        padding: Size(rows: draws.int(in: 0...3), columns: draws.pick([0, 0, 1, 4])),
        dilation: Size(
          rows: fitting(kernel.rows, shape[1]), columns: fitting(kernel.columns, shape[2])),
        groups: groups, hasBias: draws.pick([true, false]))
    }
    let activations = Activation.samples
    try append(convolution(groups))
    if draws.pick([true, true, false]) { try append(.activation(draws.pick(activations))) }
    if draws.pick([true, false]) { try append(convolution(1)) }
    if draws.pick([true, false]) { try append(.activation(.relu)) }
    let shape = network.outputShape
    if shape[1] > 1, shape[2] > 1 { try append(draws.pick([.maxpool(2), .avgpool(2)])) }
    try append(.flatten)
    if draws.pick([true, false]) {
      try append(.dense(draws.int(in: 1...9)))
      try append(.activation(draws.pick(activations)))
    }
    try append(.dense(draws.int(in: 2...5)))
    let samples = draws.pick([1, 2, 3, 5, 8, 17])
    let outputs = network.outputShape[0]
    let loss = draws.pick(Loss.variants(outputs: outputs))
    for operation in loss.head { try append(operation) }
    network.loss = loss
    self.network = network
    input = draw(inputShape.prepending(samples), seed: seed)
    target = loss.target(for: [samples, outputs], seed: seed + 1)
  }
}
