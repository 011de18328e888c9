import NeuralNetwork

/// Writes what each position adds to a weight's gradient, one weight after the other.
struct ContributionWriter {
  private let layer: Layer
  private let samples: Int
  private let upstream: UnsafePointer<Double>
  private let input: UnsafePointer<Double>
  private let isTied: Bool
  /// How a tied weight's kernel lies, on the input, or on the output of a transposed convolution.
  private let geometry: WindowGeometry?
  private let wiring: Wiring

  init(
    layer: Layer, samples: Int, upstream: UnsafePointer<Double>, input: UnsafePointer<Double>
  ) {
    self.layer = layer
    self.samples = samples
    self.upstream = upstream
    self.input = input
    wiring = layer.wiring
    geometry = wiring.kernelGeometry
    isTied = wiring.isTied
  }

  /// Writes one number for each sample, and for each position of a kernel; 0 on padding.
  func write(weight offset: Int, to target: UnsafeMutablePointer<Double>) {
    if wiring.scalesOutputs {
      writeScaling(offset, target)
    } else if isTied, let geometry {
      write(geometry, offset, target)
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

  /// What scales outputs: upstream × what it scales there, and never −0.
  private func writeScaling(_ offset: Int, _ target: UnsafeMutablePointer<Double>) {
    let outputs = wiring.uses(ofWeight: offset).compactMap(\.output)
    var next = target
    for sample in 0..<samples {
      for output in outputs {
        let place = sample * wiring.outputs + output
        next.initialize(to: upstream[place] * input[place] + 0)
        next += 1
      }
    }
  }

  private func write(
    _ geometry: WindowGeometry, _ offset: Int, _ target: UnsafeMutablePointer<Double>
  ) {
    guard let place = wiring.kernelPlace(ofWeight: offset) else { return }
    let (tapRow, tapColumn) = (place.row, place.column)
    let rows = geometry.outputRows(tap: tapRow)
    let columns = geometry.outputColumns(tap: tapColumn)
    let (plane, width) = (geometry.output.count, geometry.output.columns)
    // A single column has no next one, and its stride may be too large to add.
    let step = columns.count > 1 ? geometry.window.stride.columns : 0
    let firstColumn = geometry.inputColumn(outputColumn: columns.lowerBound, tap: tapColumn)
    for sample in 0..<samples {
      let (above, below) = (
        sample * layer.outputShape[0] + place.outputChannel,
        sample * layer.inputShape[0] + place.inputChannel
      )
      // The kernel of a transposed convolution moves with its input, over what comes out.
      let arriving = wiring.isReversed ? input + below * plane : upstream + above * plane
      let source =
        wiring.isReversed
        ? upstream + above * geometry.input.count : input + below * geometry.input.count
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
        // A transposed convolution's are added to 0, as a scale's are, and never −0.
        if wiring.isReversed { for column in columns { rowTarget[column] += 0 } }
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
