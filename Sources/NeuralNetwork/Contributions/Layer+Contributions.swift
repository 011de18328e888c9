import FastProgram

extension Layer {
  /// The shape of what each position adds to the gradient of every weight: the weight's axes, then
  /// [sample, row, column] where positions share it, those of the output, or of the input in a
  /// transposed convolution, of the numbers in a learned slope, else [sample]; `nil` without weights.
  package func contributionShape(samples: Int) -> Shape? {
    guard let weight else { return nil }
    return Shape(weight.shape.extents + [samples] + sharedPositions.extents)
  }

  /// So many terms are written without asking whether to stop: some thousandths of a second.
  package static let mostTermsAtOnce = 1 << 21
  /// Fewer terms than these are not worth waking a thread for.
  private static let fewestTermsAtOnce = 1 << 17

  /// Writes upstream × input for each weight, sample and position, as ``contributionShape(samples:)``
  /// arranges them; nothing, and `false`, where the layer has no weights, is relaxed or a transposed
  /// convolution, and where one output alone has more terms than are written without asking whether
  /// to stop.
  ///
  /// Several threads write some outputs each.
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
    // Several threads take about four portions each.
    let shared = Threads.count == 1 ? terms : max(Self.fewestTermsAtOnce, terms / 4 / Threads.count)
    let most = max(1, min(atOnce, shared) / max(1, termsOfOne))
    let portions = (0..<groups).flatMap { group in
      stride(from: 0, to: outputs, by: most).map { (group: group, start: $0) }
    }
    var areWritten = [Bool](repeating: false, count: portions.count)
    var result = Result<Void, PassError>.success(())
    areWritten.withUnsafeMutableBufferPointer { areWritten in
      result = Result { () throws(PassError) in
        try Threads.perform(portions.count, interruption: interruption) {
          number, _, interruption throws(PassError) in
          try interruption.check()
          let (group, start) = portions[number]
          let output = group * outputs + start
          areWritten[number] = writeContributions(
            ofOutputs: min(most, outputs - start), to: target + output * termsOfOne,
            upstream: upstream + output * outputShape.rowOrderSpacing.channel,
            input: input + group * inputs * inputShape.rowOrderSpacing.channel, samples: samples,
            kernels: kernels)
        }
      }
    }
    try result.get()
    return areWritten.allSatisfy(\.self)
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
