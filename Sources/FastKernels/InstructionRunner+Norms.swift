import FastProgram

extension InstructionRunner {
  /// Means taken away and deviations divided by, then γ and β where there are any.
  ///
  /// A sum runs over a set's numbers in their order.
  func normalise(_ step: NormStep) {
    forEachSet(step) { set in
      if case .sets = step.lanesAre {
        var lane = 0
        while lane < step.lanes.count {
          normalise(step, lanes: set.moved(to: lane, step))
          lane &+= Self.width
        }
      } else {
        normalise(step, set)
      }
    }
  }

  /// A vector of sets.
  @inline(__always)
  private func normalise(_ step: NormStep, lanes set: NormSet) {
    let input = memory + (step.input &+ set.place)
    if step.isOwn {
      let size = Scalar(step.size)
      var sum = Vector()
      forEachTerm(step) { place, _ in sum = sum + load(input + place) }
      let mean = sum / size
      var squares = Vector()
      forEachTerm(step) { place, _ in
        let distance = load(input + place) - mean
        squares = squares + distance * distance
      }
      store(mean, memory + (step.means &+ set.number))
      store(squares / size, memory + (step.variances &+ set.number))
    }
    let mean = load(memory + (step.means &+ set.number))
    let inverse = inverses(step, set)
    let output = memory + (step.output &+ set.place)
    if let weight = step.weight {
      forEachTerm(step) { place, parameter in
        let factor = lanes(weight &+ set.parameter &+ parameter, step)
        let shift = shifts(step, set.parameter &+ parameter)
        store((load(input + place) - mean) * inverse * factor + shift, output + place)
      }
    } else {
      forEachTerm(step) { place, _ in
        store((load(input + place) - mean) * inverse, output + place)
      }
    }
  }

  /// A set whose numbers stand side by side.
  @inline(__always)
  private func normalise(_ step: NormStep, _ set: NormSet) {
    let input = memory + (step.input &+ set.place)
    if step.isOwn {
      let size = Scalar(step.size)
      let mean =
        sum(step) { place, _ in
          input[place]
        } vector: { place, _ in
          load(input + place)
        } / size
      let means = Vector(repeating: mean)
      let squares = sum(step) { place, _ in
        let distance = input[place] - mean
        return distance * distance
      } vector: { place, _ in
        let distance = load(input + place) - means
        return distance * distance
      }
      memory[step.means &+ set.number] = mean
      memory[step.variances &+ set.number] = squares / size
    }
    let mean = memory[step.means &+ set.number]
    let inverse = inverse(step, set.number)
    let (means, inverses) = (Vector(repeating: mean), Vector(repeating: inverse))
    let output = memory + (step.output &+ set.place)
    guard let weight = step.weight else {
      return forEachNumber(step) { place, _ in
        output[place] = (input[place] - mean) * inverse
      } vector: { place, _ in
        store((load(input + place) - means) * inverses, output + place)
      }
    }
    forEachNumber(step) { place, parameter in
      let parameter = set.parameter &+ parameter
      let shift = step.bias.map { memory[$0 &+ parameter] } ?? 0
      output[place] = (input[place] - mean) * inverse * memory[weight &+ parameter] + shift
    } vector: { place, parameter in
      let parameter = set.parameter &+ parameter
      let factor = Vector(repeating: memory[weight &+ parameter])
      store(
        (load(input + place) - means) * inverses * factor + shifts(step, parameter), output + place)
    }
  }

  /// β of the lanes; 0 where there is none.
  @inline(__always)
  private func shifts(_ step: NormStep, _ parameter: Int) -> Vector {
    guard let bias = step.bias else { return Vector() }
    return lanes(bias &+ parameter, step)
  }
}

// What both ways go through.
extension InstructionRunner {
  /// One set, or the first of a vector of them.
  struct NormSet {
    /// Where its first number stands, from the first of all.
    var place: Int
    /// Where its first γ and β stand.
    var parameter: Int
    /// Its number among the sets.
    var number: Int

    /// The set of another lane.
    @inline(__always)
    func moved(to lane: Int, _ step: NormStep) -> NormSet {
      NormSet(
        place: place &+ lane, parameter: parameter &+ lane &* step.lanes.parameter,
        number: number &+ lane)
    }
  }

  @inline(__always)
  func forEachSet(_ step: NormStep, _ body: (NormSet) -> Void) {
    let lanes = if case .sets = step.lanesAre { step.lanes.count } else { 1 }
    var set = NormSet(place: 0, parameter: 0, number: 0)
    var outer = 0
    while outer < step.outer.count {
      set.place = outer &* step.outer.distance
      set.parameter = outer &* step.outer.parameter
      var inner = 0
      while inner < step.inner.count {
        body(set)
        set.place &+= step.inner.distance
        set.parameter &+= step.inner.parameter
        set.number &+= lanes
        inner &+= 1
      }
      outer &+= 1
    }
  }

  /// Visits the places of a set's numbers in their order, each with where its γ and β stand.
  @inline(__always)
  func forEachTerm(_ step: NormStep, _ body: (_ place: Int, _ parameter: Int) -> Void) {
    var first = 0
    while first < step.first.count {
      var second = 0
      while second < step.second.count {
        var place = first &* step.first.distance &+ second &* step.second.distance
        var parameter = first &* step.first.parameter &+ second &* step.second.parameter
        var third = 0
        while third < step.third.count {
          body(place, parameter)
          place &+= step.third.distance
          parameter &+= step.third.parameter
          third &+= 1
        }
        second &+= 1
      }
      first &+= 1
    }
  }

  /// Visits the numbers of a set that stand side by side, by vectors where they fill them, each with
  /// where its γ and β stand.
  @inline(__always)
  func forEachNumber(
    _ step: NormStep, keepsOrder: Bool = false, _ scalar: (_ place: Int, _ parameter: Int) -> Void,
    vector: (_ place: Int, _ parameter: Int) -> Void
  ) {
    let whole = keepsOrder ? 0 : step.lanes.count &- step.lanes.count % Self.width
    forEachTerm(step) { place, parameter in
      var lane = 0
      while lane < whole {
        vector(place &+ lane, parameter)
        lane &+= Self.width
      }
      while lane < step.lanes.count {
        scalar(place &+ lane, parameter)
        lane &+= 1
      }
    }
  }

  /// The sum over a set whose numbers stand side by side: one after the other where sums keep their
  /// order, else by vectors.
  @inline(__always)
  func sum(
    _ step: NormStep, _ scalar: (_ place: Int, _ parameter: Int) -> Scalar,
    vector: (_ place: Int, _ parameter: Int) -> Vector
  ) -> Scalar {
    var total: Scalar = 0
    var sums = Vector()
    let keepsOrder = if case .terms(keepOrder: true) = step.lanesAre { true } else { false }
    forEachNumber(step, keepsOrder: keepsOrder) { place, parameter in
      total += scalar(place, parameter)
    } vector: { place, parameter in
      sums = sums + vector(place, parameter)
    }
    return keepsOrder ? total : total + Kind.sum(sums)
  }

  /// A vector's γ or β: one for each lane, or the same for all.
  @inline(__always)
  func lanes(_ place: Int, _ step: NormStep) -> Vector {
    step.lanes.parameter == 1 ? load(memory + place) : Vector(repeating: memory[place])
  }

  /// 1 / √(variance + ε) of a set.
  @inline(__always)
  func inverse(_ step: NormStep, _ number: Int) -> Scalar {
    1 / (memory[step.variances &+ number] + Scalar(step.epsilon)).squareRoot()
  }

  /// The same of a vector of sets.
  @inline(__always)
  func inverses(_ step: NormStep, _ set: NormSet) -> Vector {
    var inverses = Vector()
    var lane = 0
    while lane < Self.width {
      inverses[lane] = inverse(step, set.number &+ lane)
      lane &+= 1
    }
    return inverses
  }
}
