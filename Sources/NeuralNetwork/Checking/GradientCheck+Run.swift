extension GradientCheck {
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
  public init(
    _ pass: BackwardPass, places: [Place]? = nil, step: Double = 1e-5,
    interruption: Interruption = .never
  ) throws(PassError) {
    let forward = pass.forward
    let start = pass.activationGradients[forward.network.layers.count]
    let probe = GradientProbe(
      forward: forward, upstream: start == forward.lossGradient ? nil : start, step: step,
      interruption: interruption)
    var entries: [Entry] = []
    for place in places ?? GradientCheck.allPlaces(of: forward.network) {
      guard let analytic = pass.gradient(at: place) else { continue }
      let largest = analytic.elements.reduce(0) { max($0, abs($1)) }
      for (offset, gradient) in analytic.elements.enumerated() {
        try interruption.check()
        let (numeric, crossesKink) = try probe.difference(at: place, offset: offset)
        entries.append(
          Entry(
            place: place, offset: offset, analytic: gradient, numeric: numeric,
            relativeError: abs(gradient - numeric) / (largest > 0 ? largest : 1),
            crossesKink: crossesKink))
      }
    }
    self.init(step: step, entries: entries)
  }

  /// The input, then each layer's weight and bias.
  public static func allPlaces(of network: Network) -> [Place] {
    [.input]
      + network.layers.enumerated().flatMap { index, layer -> [Place] in
        (layer.weight == nil ? [] : [.weight(layer: index)])
          + (layer.bias == nil ? [] : [.bias(layer: index)])
      }
  }
}

extension BackwardPass {
  /// The gradient of the tensor at `place`, or `nil` where there is no such tensor.
  public func gradient(at place: GradientCheck.Place) -> Tensor? {
    switch place {
    case .input: activationGradients[0]
    case .weight(let layer): weightGradients[layer]
    case .bias(let layer): biasGradients[layer]
    }
  }
}
