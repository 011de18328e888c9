import NeuralNetwork

/// Writes what each position adds to a weight's gradient, one weight after the other.
struct ContributionWriter {
  private let layer: Layer
  private let samples: Int
  private let upstream: UnsafePointer<Double>
  private let input: UnsafePointer<Double>
  private let convolution: Convolution?
  private let geometry: WindowGeometry?
  private let kernel: Shape

  init(
    layer: Layer, samples: Int, upstream: UnsafePointer<Double>, input: UnsafePointer<Double>
  ) {
    self.layer = layer
    self.samples = samples
    self.upstream = upstream
    self.input = input
    geometry = layer.geometry
    kernel = layer.weight?.shape ?? .scalar
    convolution =
      if case .convolution(let convolution) = layer.operation { convolution } else { nil }
  }

  /// Writes one number for each sample, and for each position of a convolution; 0 on padding.
  func write(weight offset: Int, to target: UnsafeMutablePointer<Double>) {
    if let convolution, let geometry {
      write(convolution, geometry, offset, target)
    } else if let connection = layer.connection(ofWeight: offset) {
      let (outputs, inputs) = (layer.outputShape.count, layer.inputShape.count)
      for sample in 0..<samples {
        (target + sample).initialize(
          to: upstream[sample * outputs + connection.output]
            * input[sample * inputs + connection.input])
      }
    } else {
      target.initialize(repeating: 0, count: samples)
    }
  }

  private func write(
    _ convolution: Convolution, _ geometry: WindowGeometry, _ offset: Int,
    _ target: UnsafeMutablePointer<Double>
  ) {
    let tapColumn = offset % kernel[3]
    let tapRow = offset / kernel[3] % kernel[2]
    let channels = offset / (kernel[3] * kernel[2])
    let outputChannel = channels / kernel[1]
    let group = outputChannel / (convolution.outputChannels / convolution.groups)
    let inputChannel = group * kernel[1] + channels % kernel[1]
    let rows = geometry.outputRows(tap: tapRow)
    let columns = geometry.outputColumns(tap: tapColumn)
    let (plane, width) = (geometry.output.count, geometry.output.columns)
    // A single column has no next one, and its stride may be too large to add.
    let step = columns.count > 1 ? geometry.window.stride.columns : 0
    let firstColumn = geometry.inputColumn(outputColumn: columns.lowerBound, tap: tapColumn)
    for sample in 0..<samples {
      let arriving = upstream + (sample * layer.outputShape[0] + outputChannel) * plane
      let source =
        input + (sample * layer.inputShape[0] + inputChannel) * geometry.input.count
      let planeTarget = target + sample * plane
      if rows.isEmpty || columns.isEmpty {
        planeTarget.initialize(repeating: 0, count: plane)
        continue
      }
      planeTarget.initialize(repeating: 0, count: rows.lowerBound * width)
      for row in rows {
        let rowTarget = planeTarget + row * width
        let read =
          source
          + (geometry.inputRow(outputRow: row, tap: tapRow) * geometry.input.columns
            + firstColumn)
        rowTarget.initialize(repeating: 0, count: columns.lowerBound)
        multiply(
          arriving + (row * width + columns.lowerBound), read, step: step,
          into: rowTarget + columns.lowerBound, count: columns.count)
        (rowTarget + columns.upperBound).initialize(
          repeating: 0, count: width - columns.upperBound)
      }
      (planeTarget + rows.upperBound * width).initialize(
        repeating: 0, count: plane - rows.upperBound * width)
    }
  }

  private func multiply(
    _ upstream: UnsafePointer<Double>, _ input: UnsafePointer<Double>, step: Int,
    into target: UnsafeMutablePointer<Double>, count: Int
  ) {
    var place = 0
    if step == 1 {
      while place < count {
        target[place] = upstream[place] * input[place]
        place &+= 1
      }
      return
    }
    var read = 0
    while place < count {
      target[place] = upstream[place] * input[read]
      place &+= 1
      read &+= step
    }
  }
}
