extension GradientCheck {
  /// One tensor to check: where it is, the gradients that are claimed, and which of them to check.
  package struct Claim: Sendable {
    /// The tensor.
    package let place: Place
    /// The gradients as they are stored.
    package let gradient: Tensor
    /// The offsets to check, in row order; all where it is `nil`.
    package var offsets: [Int]?

    /// Makes a claim about a tensor.
    package init(_ place: Place, _ gradient: Tensor, offsets: [Int]? = nil) {
      self.place = place
      self.gradient = gradient
      self.offsets = offsets
    }

    /// The offsets that are checked.
    fileprivate var checkedOffsets: [Int] { offsets ?? Array(0..<gradient.count) }
  }

  /// An error below this part of the scale is not looked at any closer.
  static let tolerance = 1e-7

  /// Checks the gradients of a backward pass, those of the input and of every layer or of some.
  ///
  /// Each number costs two forward passes from its layer on.
  ///
  /// - Parameters:
  ///   - pass: the gradients to check.
  ///   - places: which tensors; all unless given.
  ///   - step: ε; 10⁻⁵ balances the error of the formula against rounding in double precision.
  ///   - interruption: asked before each number.
  /// - Throws: ``PassError/interrupted``.
  package init(
    _ pass: BackwardPass, places: [Place]? = nil, step: Double = 1e-5,
    interruption: Interruption = .never
  ) throws(PassError) {
    let claims = (places ?? GradientCheck.allPlaces(of: pass.forward.network)).compactMap { place in
      pass.gradient(at: place).map { Claim(place, $0) }
    }
    try self.init(Objective(of: pass), claims: claims, step: step, interruption: interruption)
  }

  /// Checks claimed gradients, wherever they come from, against an objective's differences.
  ///
  /// Where the two differ by more than a ten-millionth of the scale, the difference is taken again
  /// with half the step: what moves with the step is curvature or rounding, and is allowed for. So
  /// the verdict hardly depends on ε.
  ///
  /// - Throws: ``PassError/interrupted``.
  package init(
    _ objective: Objective, claims: [Claim], step: Double = 1e-5,
    interruption: Interruption = .never
  ) throws(PassError) {
    var differences = Differences(objective)
    try self.init(&differences, claims: claims, step: step, interruption: interruption)
  }

  /// Checks claimed gradients as above, with what takes the differences laid out before.
  init(
    _ differences: inout Differences, claims: [Claim], step: Double = 1e-5,
    interruption: Interruption
  ) throws(PassError) {
    let requests = claims.flatMap { claim in
      claim.checkedOffsets.map { Differences.Request(place: claim.place, offset: $0, step: step) }
    }
    var found = try differences.differences(requests, interruption: interruption)[...]
    var measured: [(claim: Claim, numbers: [Measurement], scale: Double)] = []
    for claim in claims {
      let numbers = zip(claim.checkedOffsets, found).map { offset, difference in
        Measurement(
          offset: offset, analytic: claim.gradient.elements[offset], numeric: difference.numeric,
          kink: difference.kink)
      }
      found = found.dropFirst(numbers.count)
      measured.append((claim, numbers, Measurement.scale(of: numbers)))
    }
    let largest = measured.map(\.scale).reduce(0, max)
    let resolution = differences.objective.resolution(step: step)
    func scale(_ own: Double) -> Double {
      let floor = max(own, 1e-4 * largest, 1000 * resolution)
      return floor > 0 && floor.isFinite ? floor : 1
    }
    let doubtful = measured.flatMap { claim, numbers, own in
      numbers.filter { $0.isDoubtful(scale: scale(own)) }.map {
        Differences.Request(place: claim.place, offset: $0.offset, step: step / 2)
      }
    }
    var finer = try differences.differences(doubtful, interruption: interruption)[...]
    var entries: [Entry] = []
    entries.reserveCapacity(requests.count)
    var summaries: [Summary] = []
    for (claim, numbers, own) in measured {
      let scale = scale(own)
      let start = entries.count
      for number in numbers {
        let verdict = number.verdict(
          scale: scale, resolution: resolution,
          finer: number.isDoubtful(scale: scale) ? finer.popFirst() : nil)
        entries.append(
          Entry(
            place: claim.place, offset: number.offset, analytic: number.analytic,
            numeric: number.numeric, relativeError: number.error / scale, kink: number.kink,
            verdict: verdict))
      }
      let checked = entries[start...]
      summaries.append(
        Summary(
          place: claim.place, count: claim.gradient.count, checked: numbers.count, scale: scale,
          isResolved: own == 0 || own > resolution,
          worstError: GradientCheck.worst(
            of: checked.lazy.filter(\.isJudged).map(\.relativeError)),
          kinks: checked.count { $0.verdict == .kink },
          wrong: checked.count { $0.verdict == .wrong }))
    }
    self.init(step: step, entries: entries, summaries: summaries)
  }

  /// The input, then each layer's weight and bias.
  package static func allPlaces(of network: Network) -> [Place] {
    [.input]
      + network.layers.enumerated().flatMap { index, layer -> [Place] in
        (layer[.weight] == nil ? [] : [.weight(layer: index)])
          + (layer[.bias] == nil ? [] : [.bias(layer: index)])
      }
  }

  /// A number's two gradients before they are judged.
  private struct Measurement {
    let offset: Int
    let analytic: Double
    let numeric: Double
    let kink: Kink?

    var error: Double { abs(analytic - numeric) }

    /// The largest finite gradient of either kind, away from kinks.
    static func scale(of numbers: [Measurement]) -> Double {
      var largest = 0.0
      for number in numbers {
        let (analytic, numeric) = (number.analytic.magnitude, number.numeric.magnitude)
        if analytic.isFinite { largest = max(largest, analytic) }
        if number.kink == nil, numeric.isFinite { largest = max(largest, numeric) }
      }
      return largest
    }

    /// Whether a finer step has to tell bend and rounding from a wrong gradient.
    func isDoubtful(scale: Double) -> Bool {
      error > GradientCheck.tolerance * scale && kink == nil
    }

    /// - Parameter finer: the difference of half the step, where the number is doubtful.
    func verdict(
      scale: Double, resolution: Double, finer: (numeric: Double, kink: Kink?)?
    ) -> Verdict {
      if error <= GradientCheck.tolerance * scale { return .agrees }
      if kink != nil { return .kink }
      // What is not a number is no nearer with another step.
      guard let finer else { return .wrong }
      if finer.kink != nil { return .kink }
      let moved = abs(numeric - finer.numeric)
      let allowed = GradientCheck.tolerance * scale + 4 * moved + resolution
      return error <= allowed ? .agrees : .wrong
    }
  }
}

extension BackwardPass {
  /// The gradient of the tensor at `place`, or `nil` where there is no such tensor.
  package func gradient(at place: GradientCheck.Place) -> Tensor? {
    switch place {
    case .input: activationGradients[0]
    case .activation(let activation): activationGradients[activation]
    case .weight(let layer): weightGradients[layer]
    case .bias(let layer): biasGradients[layer]
    }
  }
}
