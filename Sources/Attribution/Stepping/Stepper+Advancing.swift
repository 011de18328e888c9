import NeuralNetwork

extension Stepper {
  /// Does the rest of the next position, `count` times or up to the end.
  ///
  /// - Returns: how many positions were done.
  /// - Throws: ``PassError/interrupted``.
  @discardableResult
  package mutating func step(
    _ count: Int = 1, interruption: Interruption = .never
  ) throws(PassError) -> Int {
    let end = count < plan.count - ordinal ? ordinal + count : plan.count
    return try advance(to: end, interruption: interruption)
  }

  /// Does one term of the next position.
  ///
  /// - Returns: whether there was one.
  /// - Throws: ``PassError/interrupted``.
  @discardableResult
  package mutating func stepTerm(interruption: Interruption = .never) throws(PassError) -> Bool {
    if isAtEnd { return false }
    let (stage, unit) = plan.place(of: ordinal)
    try prepare(plan.stages[stage], interruption: interruption)
    trail.addTerm(at: ordinal, term: term)
    execute(plan.stages[stage], unit: unit, terms: term..<term + 1)
    term += 1
    if term == termCount(plan.stages[stage], unit: unit) {
      ordinal += 1
      term = 0
    }
    return true
  }

  /// Does the rest of the present layer, or the next one in whole.
  @discardableResult
  package mutating func finishStage(
    interruption: Interruption = .never
  ) throws(PassError) -> Int {
    if isAtEnd { return 0 }
    return try advance(
      to: plan.starts[plan.place(of: ordinal).stage + 1], interruption: interruption)
  }

  /// Does the rest of the present pass, or the next one in whole.
  @discardableResult
  package mutating func finishPass(
    interruption: Interruption = .never
  ) throws(PassError) -> Int {
    if isAtEnd { return 0 }
    return try advance(
      to: plan.endOfPass(at: plan.place(of: ordinal).stage), interruption: interruption)
  }

  /// Takes steps back: each position or term as it was stepped.
  ///
  /// - Returns: how many there were to take back, at most `count`.
  @discardableResult
  package mutating func back(_ count: Int = 1) -> Int {
    guard let (place, removed) = trail.remove(count) else { return 0 }
    rewind(to: place)
    return removed
  }

  /// Goes back to the beginning.
  package mutating func restart() {
    trail = StepTrail()
    rewind(to: (0, 0))
  }

  private mutating func advance(to end: Int, interruption: Interruption) throws(PassError) -> Int {
    let start = (ordinal, term)
    guard end > ordinal else { return 0 }
    var stage = plan.place(of: ordinal).stage
    while ordinal < end {
      if interruption.isRaised { throw .interrupted }
      while plan.starts[stage + 1] <= ordinal { stage += 1 }
      let unit = ordinal - plan.starts[stage]
      try prepare(plan.stages[stage], interruption: interruption)
      execute(plan.stages[stage], unit: unit, terms: term..<Int.max)
      ordinal += 1
      term = 0
    }
    trail.addPositions(end - start.0, from: start.0, term: start.1)
    return end - start.0
  }

  /// What a stage needs before its first term: an update is worked out in whole, and a loss has to
  /// have a value for the output.
  private mutating func prepare(
    _ stage: StepStage, interruption: Interruption
  ) throws(PassError) {
    switch stage {
    case .loss: try network.loss?.check(output: state.activations[network.layers.count])
    case .update: try prepareUpdate(interruption: interruption)
    case .forward, .lossGradient, .backward: break
    }
  }

  /// Clears what lies behind a place and does the place's stage again up to it.
  private mutating func rewind(to place: (ordinal: Int, term: Int)) {
    let from = plan.place(of: ordinal).stage
    let (stage, unit) = plan.place(of: place.ordinal)
    // The last first: each puts back the sums that were there before its own part.
    for index in (stage...max(stage, from)).reversed() {
      state.clear(plan.stages[index], original: network)
    }
    for done in 0..<unit { execute(plan.stages[stage], unit: done, terms: 0..<Int.max) }
    if place.term > 0 { execute(plan.stages[stage], unit: unit, terms: 0..<place.term) }
    (ordinal, term) = place
    if !hasBegunUpdate { state.updated = nil }
  }
}
