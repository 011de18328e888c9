import NeuralNetwork

/// One cell that an output reads: where it lies in the batch's input, and which weight belongs to it.
package struct StepTap {
  /// The offset in the layer's input, the whole batch.
  package let input: Int
  /// The offset in the layer's weight; 0 where it has none.
  package let weight: Int
}

extension Layer {
  /// What one output reads, in the order in which the engine adds; padding is left out.
  ///
  /// - Parameter place: the output's offset in the whole batch.
  package func taps(ofOutput place: Int) -> [StepTap] { taps(ofOutput: place, through: nil) }

  /// What one output reads through its own window or through another one.
  func taps(ofOutput place: Int, through window: Window?) -> [StepTap] {
    let geometry = geometry.map {
      WindowGeometry(window: window ?? $0.window, input: $0.input, output: $0.output)
    }
    let (sample, offset) = place.quotientAndRemainder(dividingBy: outputShape.count)
    let start = sample * inputShape.count
    switch operation {
    case .dense, .unrolledConvolution:
      let row = offset * inputShape.count
      return (0..<inputShape.count).map { StepTap(input: start + $0, weight: row + $0) }
    case .activation, .flatten:
      return [StepTap(input: place, weight: 0)]
    case .convolution(let convolution), .locallyConnected(let convolution):
      let channel = offset / (outputShape[1] * outputShape[2])
      let inputs = inputShape[0] / convolution.groups
      let isShared = operation == .convolution(convolution)
      let group = channel / (convolution.outputChannels / convolution.groups)
      return windowTaps(
        geometry, offset: offset, start: start, channels: group * inputs..<(group + 1) * inputs,
        firstWeight: (isShared ? channel : offset) * inputs * convolution.kernel.count)
    case .maxPooling, .averagePooling, .globalAveragePooling:
      let channel = offset / (outputShape[1] * outputShape[2])
      return windowTaps(
        geometry, offset: offset, start: start, channels: channel..<channel + 1, firstWeight: 0)
    }
  }

  private func windowTaps(
    _ geometry: WindowGeometry?, offset: Int, start: Int, channels: Range<Int>, firstWeight: Int
  ) -> [StepTap] {
    guard let geometry else { return [] }
    let size = geometry.window.size
    let row = offset / outputShape[2] % outputShape[1]
    let column = offset % outputShape[2]
    var taps: [StepTap] = []
    taps.reserveCapacity(channels.count * size.count)
    var weight = firstWeight
    for channel in channels {
      let plane = start + channel * geometry.input.count
      for tapRow in 0..<size.rows {
        let inputRow = geometry.inputRow(outputRow: row, tap: tapRow)
        if inputRow < 0 || inputRow >= geometry.input.rows {
          weight += size.columns
          continue
        }
        for tapColumn in 0..<size.columns {
          let inputColumn = geometry.inputColumn(outputColumn: column, tap: tapColumn)
          if inputColumn >= 0, inputColumn < geometry.input.columns {
            let place = plane + inputRow * geometry.input.columns + inputColumn
            taps.append(StepTap(input: place, weight: weight))
          }
          weight += 1
        }
      }
    }
    return taps
  }
}
