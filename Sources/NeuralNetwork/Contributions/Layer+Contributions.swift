import FastProgram

extension Layer {
  /// The shape of what each position adds to the gradient of every weight: the weight's axes, then
  /// [sample, row, column] where positions share it, those of the output, or of the input in a
  /// transposed convolution, of the numbers in a learned slope, else [sample]; `nil` without weights.
  public func contributionShape(samples: Int) -> Shape? {
    guard let weight else { return nil }
    return Shape(weight.shape.extents + [samples] + sharedPositions.extents)
  }

  /// So many terms are written without asking whether to stop: some thousandths of a second.
  package static let mostTermsAtOnce = 1 << 21

  /// Writes upstream × input for each weight, sample and position, as ``contributionShape(samples:)``
  /// arranges them; nothing, and `false`, where the layer has no weights, is relaxed or a transposed
  /// convolution, and where one output alone has more terms than are written without asking whether to stop.
  ///
  /// - Parameters:
  ///   - target: where to, uninitialised or not; as large as the shape.
  ///   - upstream: the gradient of the output, [sample, …].
  ///   - input: what went in, [sample, …].
  ///   - samples: how many samples there are.
  ///   - kernels: what they are written with.
  ///   - atOnce: how many terms a portion of the outputs may have.
  ///   - interruption: asked before each portion.
  /// - Throws: ``PassError/interrupted``.
  /// - Complexity: O(terms).
  package func writeContributions(
    to target: UnsafeMutablePointer<Double>, upstream: UnsafePointer<Double>,
    input: UnsafePointer<Double>, samples: Int, kernels: PlanKernels = .best,
    atOnce: Int = mostTermsAtOnce, interruption: Interruption = .never
  ) throws(PassError) -> Bool {
    guard let weight, !wiring.scalesOutputs, let terms = contributionShape(samples: samples)?.count,
      weight.count > 0
    else { return false }
    // Its weights are counted by the input.
    if case .transposedKernels = weightForm { return false }
    let groups = operation.groups
    let (inputs, outputs) = (inputShape[0] / groups, outputShape[0] / groups)
    let termsOfOne = terms / weight.shape[0]
    guard termsOfOne <= atOnce else { return false }
    let most = max(1, atOnce / max(1, termsOfOne))
    for group in 0..<groups {
      for start in stride(from: 0, to: outputs, by: most) {
        try interruption.check()
        let output = group * outputs + start
        let isWritten = writeContributions(
          ofOutputs: min(most, outputs - start), to: target + output * termsOfOne,
          upstream: upstream + output * outputShape.rowOrderSpacing.channel,
          input: input + group * inputs * inputShape.rowOrderSpacing.channel, samples: samples,
          kernels: kernels)
        guard isWritten else { return false }
      }
    }
    return true
  }

  /// Writes those of so many outputs of one group, which begin where the pointers do.
  private func writeContributions(
    ofOutputs outputs: Int, to target: UnsafeMutablePointer<Double>,
    upstream: UnsafePointer<Double>, input: UnsafePointer<Double>, samples: Int,
    kernels: PlanKernels
  ) -> Bool {
    guard
      let program = TermProgram(
        self, outputs: outputs, samples: samples, upstream: outputShape.rowOrderSpacing,
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
