import FastProgram

extension InstructionRunner {
  /// The gradients of what was normalised, and of γ and β.
  ///
  /// With g = upstream · γ, and G and S the sums over a set of g and of g · x̂:
  /// ```
  /// g · i  +  −(i · G) / m  +  x̂ · (−(i · S) / m)        i = 1 / √(variance + ε)
  /// ```
  /// Statistics that are not the set's own leave the first term alone.
  func normaliseGradient(_ back: NormGradient) {
    forEachSet(back.step) { set in
      if case .sets = back.step.lanesAre {
        var lane = 0
        while lane < back.step.lanes.count {
          spread(back, lanes: set.moved(to: lane, back.step))
          lane &+= Self.width
        }
      } else {
        spread(back, set)
      }
    }
    guard let parameters = back.parameters, !back.isPerSet else { return }
    forEachSet(back.step) { set in
      forEachTerm(back.step) { place, parameter in
        addUp(back, set, place, parameter, weight: parameters.weight, bias: parameters.bias)
      }
    }
  }

  /// A vector of sets.
  @inline(__always)
  private func spread(_ back: NormGradient, lanes set: NormSet) {
    let step = back.step
    let input = memory + (step.input &+ set.place)
    let upstream = memory + (back.upstream &+ set.place)
    let mean = load(memory + (step.means &+ set.number))
    let inverse = inverses(step, set)
    let ones = Vector(repeating: 1)
    if back.isPerSet, let parameters = back.parameters {
      let weight = memory + (parameters.weight &+ set.parameter)
      let bias = memory + (parameters.bias &+ set.parameter)
      var (slopes, shifts) = (load(weight), load(bias))
      forEachTerm(step) { place, _ in
        let arriving = load(upstream + place)
        slopes = slopes + arriving * ((load(input + place) - mean) * inverse)
        shifts = shifts + arriving
      }
      store(slopes, weight)
      store(shifts, bias)
    }
    guard let target = back.gradient else { return }
    let gradient = memory + (target &+ set.place)
    guard step.isOwn else {
      return forEachTerm(step) { place, parameter in
        let factor = step.weight.map { lanes($0 &+ set.parameter &+ parameter, step) } ?? ones
        store(load(upstream + place) * factor * inverse, gradient + place)
      }
    }
    let size = Scalar(step.size)
    var (total, aligned) = (Vector(), Vector())
    forEachTerm(step) { place, parameter in
      let factor = step.weight.map { lanes($0 &+ set.parameter &+ parameter, step) } ?? ones
      let arriving = load(upstream + place) * factor
      total = total + arriving
      aligned = aligned + arriving * ((load(input + place) - mean) * inverse)
    }
    let throughMean = -(inverse * total) / size
    let perDeviation = -(inverse * aligned) / size
    forEachTerm(step) { place, parameter in
      let factor = step.weight.map { lanes($0 &+ set.parameter &+ parameter, step) } ?? ones
      let arriving = load(upstream + place) * factor
      let normalised = (load(input + place) - mean) * inverse
      store(arriving * inverse + throughMean + normalised * perDeviation, gradient + place)
    }
  }

  /// A set whose numbers stand side by side.
  @inline(__always)
  private func spread(_ back: NormGradient, _ set: NormSet) {
    let step = back.step
    let input = memory + (step.input &+ set.place)
    let upstream = memory + (back.upstream &+ set.place)
    let mean = memory[step.means &+ set.number]
    let inverse = inverse(step, set.number)
    let (means, inverses) = (Vector(repeating: mean), Vector(repeating: inverse))
    if back.isPerSet, let parameters = back.parameters {
      memory[parameters.weight &+ set.parameter] += sum(step) { place, _ in
        upstream[place] * ((input[place] - mean) * inverse)
      } vector: { place, _ in
        load(upstream + place) * ((load(input + place) - means) * inverses)
      }
      memory[parameters.bias &+ set.parameter] += sum(step) { place, _ in
        upstream[place]
      } vector: { place, _ in
        load(upstream + place)
      }
    }
    guard let target = back.gradient else { return }
    let gradient = memory + (target &+ set.place)
    guard step.isOwn else {
      return forEachNumber(step) { place, parameter in
        gradient[place] = upstream[place] * factor(step, set, parameter) * inverse
      } vector: { place, parameter in
        let factor = Vector(repeating: factor(step, set, parameter))
        store(load(upstream + place) * factor * inverses, gradient + place)
      }
    }
    let size = Scalar(step.size)
    let total = sum(step) { place, parameter in
      upstream[place] * factor(step, set, parameter)
    } vector: { place, parameter in
      load(upstream + place) * Vector(repeating: factor(step, set, parameter))
    }
    let aligned = sum(step) { place, parameter in
      upstream[place] * factor(step, set, parameter) * ((input[place] - mean) * inverse)
    } vector: { place, parameter in
      let factor = Vector(repeating: factor(step, set, parameter))
      return load(upstream + place) * factor * ((load(input + place) - means) * inverses)
    }
    let throughMean = -(inverse * total) / size
    let perDeviation = -(inverse * aligned) / size
    let (throughMeans, perDeviations) = (
      Vector(repeating: throughMean), Vector(repeating: perDeviation)
    )
    forEachNumber(step) { place, parameter in
      let arriving = upstream[place] * factor(step, set, parameter)
      let normalised = (input[place] - mean) * inverse
      gradient[place] = arriving * inverse + throughMean + normalised * perDeviation
    } vector: { place, parameter in
      let arriving = load(upstream + place) * Vector(repeating: factor(step, set, parameter))
      let normalised = (load(input + place) - means) * inverses
      store(arriving * inverses + throughMeans + normalised * perDeviations, gradient + place)
    }
  }

  /// γ of a number of a set; 1 where there is none, which changes no bit.
  @inline(__always)
  private func factor(_ step: NormStep, _ set: NormSet, _ parameter: Int) -> Scalar {
    step.weight.map { memory[$0 &+ set.parameter &+ parameter] } ?? 1
  }

  /// What the numbers of a place add to the gradients of their γ and β, one after the other.
  @inline(__always)
  private func addUp(
    _ back: NormGradient, _ set: NormSet, _ place: Int, _ parameter: Int, weight: Int, bias: Int
  ) {
    let step = back.step
    let lanesAreSets = if case .sets = step.lanesAre { true } else { false }
    let input = memory + (step.input &+ set.place &+ place)
    let upstream = memory + (back.upstream &+ set.place &+ place)
    let first = set.parameter &+ parameter
    var lane = 0
    while lane < back.wholeLanes {
      let number = lanesAreSets ? set.number &+ lane : set.number
      let normalised = (input[lane] - memory[step.means &+ number]) * inverse(step, number)
      let parameter = first &+ lane &* step.lanes.parameter
      memory[weight &+ parameter] += upstream[lane] * normalised
      memory[bias &+ parameter] += upstream[lane]
      lane &+= 1
    }
  }
}
