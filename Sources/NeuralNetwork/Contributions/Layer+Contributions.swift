import FastProgram

extension Layer {
  /// The shape of what each output position adds to the gradient of every weight: the weight's axes,
  /// then [sample, row, column] for a convolution, [sample] for another layer; `nil` without weights.
  public func contributionShape(samples: Int) -> Shape? {
    guard let weight else { return nil }
    var extents = weight.shape.extents + [samples]
    if case .convolution = operation { extents += outputShape.extents.dropFirst() }
    return Shape(extents)
  }

  /// Writes upstream × input for each weight, sample and position, as ``contributionShape(samples:)``
  /// arranges them; nothing, and `false`, where the layer has no weights or is relaxed.
  ///
  /// - Parameters:
  ///   - target: where to, uninitialised or not; as large as the shape.
  ///   - upstream: the gradient of the output, [sample, …].
  ///   - input: what went in, [sample, …].
  ///   - samples: how many samples there are.
  ///   - kernels: what they are written with.
  /// - Complexity: O(terms).
  package func writeContributions(
    to target: UnsafeMutablePointer<Double>, upstream: UnsafePointer<Double>,
    input: UnsafePointer<Double>, samples: Int, kernels: PlanKernels = .best
  ) -> Bool {
    guard
      let program = TermProgram(
        self, samples: samples, upstream: outputShape.rowOrderSpacing,
        input: inputShape.rowOrderSpacing, width: Double.vectorWidth(kernels))
    else { return false }
    // The kernels multiply what is left in the margins, too, and throw it away.
    var scratch = [Double](repeating: 0, count: program.scratch)
    scratch.withUnsafeMutableBufferPointer { scratch in
      program.table.withUnsafeBufferPointer { table in
        guard let scratch = scratch.baseAddress, let table = table.baseAddress else { return }
        Double.write(
          program.terms, upstream: upstream, input: input, table: table, scratch: scratch,
          to: target, on: kernels)
      }
    }
    return true
  }
}

extension Shape {
  /// How a batch of [channel, row, column] or [feature] lies in row order.
  fileprivate var rowOrderSpacing: WeightTerms.Spacing {
    rank == 3
      ? .init(sample: count, channel: self[1] * self[2], row: self[2], column: 1)
      : .init(sample: count, channel: 1)
  }
}
