import FastProgram

/// A convolution without either constraint: the products of a fully connected layer, between copies of
/// the pictures as vectors.
extension PlanBuilder {
  /// How the numbers of such a layer lie.
  private struct Unrolling {
    /// The numbers of inputs and outputs.
    let inputs: Int
    let outputs: Int
    /// How far apart the weights of two outputs are.
    let row: Int
    /// How far apart two numbers are whose samples lie side by side.
    let lanes: Int
  }

  private func unrolling(_ index: Int) -> Unrolling {
    let layer = network.layers[index]
    return Unrolling(
      inputs: layer.inputShape.count, outputs: layer.outputShape.count,
      row: layer.inputShape.count.rounded(upTo: width), lanes: samples.rounded(upTo: width))
  }

  /// Appends the way forward: each output's sum over all inputs, for the samples side by side.
  mutating func appendUnrolledForward(_ convolution: Convolution, _ index: Int) {
    guard let weight = parameter(index, .weight) else { return }
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let unrolling = unrolling(index)
    let flat = reserve(unrolling.inputs * unrolling.lanes)
    let sums = reserve(unrolling.outputs * unrolling.lanes)
    layout.forward.append(
      .copy(
        input.copy(from: inputStart(index), rowOrderAt: flat, samplesBeside: unrolling.lanes)))
    let addends = unrolledBiases(convolution, index)
    layout.forward +=
      Product(
        a: .init(weight.values), b: .init(flat), c: .init(sums), rows: unrolling.outputs,
        rowA: offsets((0..<unrolling.outputs).map { $0 * unrolling.row }),
        rowC: offsets((0..<unrolling.outputs).map { $0 * unrolling.lanes }),
        terms: unrolling.inputs, termA: offsets(0..<unrolling.inputs),
        termB: offsets((0..<unrolling.inputs).map { $0 * unrolling.lanes }),
        lanes: unrolling.lanes, samples: 1, addend: addends.map { .rows($0) } ?? .none
      ).parts
    layout.forward.append(
      .copy(
        output.copy(from: start(index + 1), rowOrderAt: sums, samplesBeside: unrolling.lanes)
          .reversed))
  }

  /// Where each output's bias stands, one behind the other; a channel's is laid out so first.
  private mutating func unrolledBiases(_ convolution: Convolution, _ index: Int) -> Int? {
    guard let bias = parameter(index, .bias) else { return nil }
    if convolution.biases == .each { return bias.values }
    let positions = network.layers[index].outputShape.count / convolution.outputChannels
    let spread = reserve(convolution.outputChannels * positions)
    layout.forward.append(
      .copy(
        Copy(
          source: bias.values, target: spread, .init(1, source: 0, target: 0),
          .init(1, source: 0, target: 0),
          .init(convolution.outputChannels, source: 1, target: positions),
          .init(positions, source: 0, target: 1))))
    return spread
  }

  /// Appends the way back: a weight's gradient sums over the samples, an input's over the outputs.
  mutating func appendUnrolledBackward(_ convolution: Convolution, _ index: Int) {
    guard let weight = parameter(index, .weight) else { return }
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let unrolling = unrolling(index)
    let inSamples = offsets((0..<samples).map { $0 * unrolling.row })
    let outSamples = offsets((0..<samples).map { $0 * output.distances.samples })
    let units = offsets(
      (0..<output.counts.channels).flatMap { channel in
        (0..<output.counts.rows).flatMap { row in
          (0..<output.counts.columns).map { column in
            channel * output.distances.channels + row * output.distances.rows
              + column * output.distances.columns
          }
        }
      })
    let rows = offsets((0..<unrolling.outputs).map { $0 * unrolling.row })
    let turned = reserve(samples * unrolling.row)
    layout.backward.append(
      .copy(input.copy(from: inputStart(index), samplesBehindEachOtherAt: turned, unrolling.row)))
    var product = Product(
      a: .init(slope(index + 1)), b: .init(turned), c: .init(weight.gradient),
      rows: unrolling.outputs, rowA: units, rowC: rows, terms: samples, termA: outSamples,
      termB: inSamples, lanes: unrolling.row, samples: 1)
    product.accumulates = isPortion
    layout.backward += product.parts
    appendOutputBiasSum(convolution, index)
    guard wantsInputGradient(index) else { return }
    let sums = reserve(samples * unrolling.row)
    let instructions =
      Product(
        a: .init(slope(index + 1)), b: .init(weight.values), c: .init(sums), rows: samples,
        rowA: outSamples, rowC: inSamples, terms: unrolling.outputs, termA: units, termB: rows,
        lanes: unrolling.row, samples: 1
      ).parts + [
        .copy(
          input.copy(from: inputSlope(index), samplesBehindEachOtherAt: sums, unrolling.row)
            .reversed)
      ]
    appendToInput(index, instructions)
  }
}

extension Arrangement {
  /// A copy between this and the same numbers in row order, [sample, channel, row, column].
  ///
  /// - Parameter sample: how far apart two samples are there.
  fileprivate func copy(
    from source: Int, samplesBehindEachOtherAt target: Int, _ sample: Int
  ) -> Copy {
    let plane = counts.rows * counts.columns
    return Copy(
      source: source, target: target,
      .init(counts.samples, source: distances.samples, target: sample),
      .init(counts.channels, source: distances.channels, target: plane),
      .init(counts.rows, source: distances.rows, target: counts.columns),
      .init(counts.columns, source: distances.columns, target: 1))
  }
}
