import FastProgram

extension NormStep {
  /// What of it has some of its sets: of the outer axis, of the inner one where that is the only one,
  /// or of the lanes where they are all.
  ///
  /// - Returns: it, and how far from the first ones its numbers and its γ and β begin.
  func part(
    _ axis: DivisibleInstruction.Axis, _ range: Range<Int>
  ) -> (step: NormStep, numbers: Int, parameters: Int) {
    var part = self
    let first = range.lowerBound
    let setsAtPlace = lanesAre == .sets ? lanes.count : 1
    let (numbers, parameters, sets): (Int, Int, Int)
    switch axis {
    case .samples:
      part.outer.count = range.count
      (numbers, parameters) = (first * outer.distance, first * outer.parameter)
      sets = first * inner.count * setsAtPlace
    case .rows(let each):
      part.inner.count = range.count * each
      (numbers, parameters) = (first * each * inner.distance, first * each * inner.parameter)
      sets = first * each * setsAtPlace
    case .lanes:
      part.lanes.count = range.count
      (numbers, parameters, sets) = (first, first * lanes.parameter, first)
    case .columns, .copied: preconditionFailure("a norm has no such axis")
    }
    part.input += numbers
    part.output += numbers
    part.weight = weight.map { $0 + parameters }
    part.bias = bias.map { $0 + parameters }
    part.means += sets
    part.variances += sets
    return (part, numbers, parameters)
  }
}

extension NormGradient {
  /// What of it has some of its sets.
  func part(_ axis: DivisibleInstruction.Axis, _ range: Range<Int>) -> NormGradient {
    let (part, numbers, shift) = step.part(axis, range)
    var whole = wholeLanes
    if case .lanes = axis { whole = max(0, min(range.count, whole - range.lowerBound)) }
    return NormGradient(
      part, upstream: upstream + numbers, gradient: gradient.map { $0 + numbers },
      weight: parameters.map { $0.weight + shift }, bias: parameters.map { $0.bias + shift },
      isPerSet: isPerSet, wholeLanes: whole)
  }

  /// The gradients of what was normalised, and those of γ and β, apart from each other where the
  /// latter are sums over sets.
  var separated: [NormGradient] {
    guard let parameters, !isPerSet else { return [self] }
    let ofParameters = NormGradient(
      step, upstream: upstream, gradient: nil, weight: parameters.weight, bias: parameters.bias,
      isPerSet: false, wholeLanes: wholeLanes)
    guard gradient != nil else { return [ofParameters] }
    return [
      NormGradient(
        step, upstream: upstream, gradient: gradient, weight: nil, bias: nil, isPerSet: false,
        wholeLanes: wholeLanes), ofParameters,
    ]
  }
}
