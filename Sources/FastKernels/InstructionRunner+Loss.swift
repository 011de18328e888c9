import FastProgram

extension InstructionRunner {
  /// The loss of a batch's output and the gradient that it starts the way back with.
  ///
  /// The samples' losses are added in order from 0, and divided once.
  func run(_ step: LossStep) {
    switch step.kind {
    case .crossEntropy: forEachSample(step) { crossEntropy(step, $0, $1, target: $2) }
    case .sharedCrossEntropy:
      forEachSample(step) { sharedCrossEntropy(step, $0, $1, target: $2) }
    case .hinge(let margin):
      let margin = Scalar(margin)
      forEachSample(step) { hinge(step, $0, $1, target: $2, margin: margin) }
    case .elements(.square):
      forEachElement(step) { output, target in
        let difference = output - target
        return (difference * difference, 2 * difference)
      }
    case .elements(.halfSquare):
      forEachElement(step) { output, target in
        let difference = output - target
        return (difference * difference / 2, difference)
      }
    case .elements(.binaryCrossEntropy): forEachElement(step, binaryCrossEntropy)
    case .elements(.binaryCrossEntropyOfLogits):
      forEachElement(step, binaryCrossEntropyOfLogits)
    case .elements(.magnitude):
      forEachElement(step) { output, target in
        let difference = output - target
        return (abs(difference), difference > 0 ? 1 : difference < 0 ? -1 : 0)
      }
    case .elements(.huber(let delta)):
      let delta = Scalar(delta)
      forEachElement(step) { output, target in
        let difference = output - target
        let distance = abs(difference)
        return (
          distance <= delta ? difference * difference / 2 : delta * (distance - delta / 2),
          difference > delta ? delta : difference < -delta ? -delta : difference
        )
      }
    }
  }

  // MARK: Terms

  /// −(t log x + (1 − t) log(1 − x)), each logarithm at least −100.
  @inline(__always)
  private func binaryCrossEntropy(_ output: Scalar, _ target: Scalar) -> (Scalar, Scalar) {
    let (rest, own) = (Kind.logarithm(onePlus: -output), Kind.logarithm(output))
    let term = (target - 1) * (rest < -100 ? -100 : rest) - target * (own < -100 ? -100 : own)
    let (spread, least) = ((1 - output) * output, Scalar(9.999999960041972e-13))
    return (term, (output - target) / (spread < least ? least : spread))
  }

  @inline(__always)
  private func binaryCrossEntropyOfLogits(
    _ output: Scalar, _ target: Scalar
  ) -> (Scalar, Scalar) {
    let rest = Kind.logarithm(onePlus: Kind.exponential(-abs(output)))
    return ((output <= 0 ? 0 : output) - output * target + rest, logistic(output) - target)
  }

  // MARK: Samples

  /// (softmax − one-hot); the loss of the sample.
  @inline(__always)
  private func crossEntropy(
    _ step: LossStep, _ logits: UnsafeMutablePointer<Scalar>,
    _ gradient: UnsafeMutablePointer<Scalar>, target: Int
  ) -> Scalar {
    let distance = step.channels.distance
    let (largest, sum) = softmax(step, logits, into: gradient)
    let label = Kind.whole(memory[target])
    gradient[label &* distance] -= 1
    return Kind.logarithm(sum) - (logits[label &* distance] - largest)
  }

  /// The same where several classes have a share of the loss.
  @inline(__always)
  private func sharedCrossEntropy(
    _ step: LossStep, _ logits: UnsafeMutablePointer<Scalar>,
    _ gradient: UnsafeMutablePointer<Scalar>, target: Int
  ) -> Scalar {
    let distance = step.channels.distance
    let (largest, sum) = softmax(step, logits, into: gradient)
    let shares = memory + target
    let logarithm = Kind.logarithm(sum)
    var (total, whole): (Scalar, Scalar) = (0, 0)
    var place = 0
    while place < step.channels.count {
      let share = shares[place]
      whole += share
      if share != 0 { total += share * (logarithm - (logits[place &* distance] - largest)) }
      place &+= 1
    }
    place = 0
    while place < step.channels.count {
      let probability = gradient[place &* distance]
      gradient[place &* distance] = probability * whole - shares[place]
      place &+= 1
    }
    return total
  }

  /// The softmax of a sample; its largest logit, and the sum of the powers.
  @inline(__always)
  private func softmax(
    _ step: LossStep, _ logits: UnsafeMutablePointer<Scalar>,
    into shares: UnsafeMutablePointer<Scalar>
  ) -> (largest: Scalar, sum: Scalar) {
    let distance = step.channels.distance
    var largest = logits[0]
    var place = 1
    while place < step.channels.count {
      let logit = logits[place &* distance]
      if logit > largest { largest = logit }
      place &+= 1
    }
    var sum: Scalar = 0
    place = 0
    while place < step.channels.count {
      let power = Kind.exponential(logits[place &* distance] - largest)
      shares[place &* distance] = power
      sum += power
      place &+= 1
    }
    place = 0
    while place < step.channels.count {
      shares[place &* distance] /= sum
      place &+= 1
    }
    return (largest, sum)
  }

  /// Σ over the wrong classes of max(0, s_j − s_y + margin).
  @inline(__always)
  private func hinge(
    _ step: LossStep, _ scores: UnsafeMutablePointer<Scalar>,
    _ gradient: UnsafeMutablePointer<Scalar>, target: Int, margin: Scalar
  ) -> Scalar {
    let distance = step.channels.distance
    let label = Kind.whole(memory[target])
    let right = scores[label &* distance]
    var (total, count): (Scalar, Scalar) = (0, 0)
    var place = 0
    while place < step.channels.count {
      if place != label {
        let excess = scores[place &* distance] - right + margin
        total += excess <= 0 ? 0 : excess
        gradient[place &* distance] = excess > 0 ? 1 : 0
        if excess > 0 { count -= 1 }
      }
      place &+= 1
    }
    gradient[label &* distance] = count
    return total
  }

  // MARK: Batches

  /// Adds up what `body` makes of each sample's scores, and divides that and the gradient it leaves.
  @inline(__always)
  private func forEachSample(
    _ step: LossStep,
    _ body: (
      _ scores: UnsafeMutablePointer<Scalar>, _ gradient: UnsafeMutablePointer<Scalar>,
      _ target: Int
    ) -> Scalar
  ) {
    let divisor = memory[step.divisor]
    // One number for each sample, or one for each of its classes.
    let stride = if case .sharedCrossEntropy = step.kind { step.channels.count } else { 1 }
    var sum = sumSoFar(step)
    var sample = 0
    while sample < step.samples.count {
      let gradient = memory + (step.gradient &+ sample &* step.samples.distance)
      sum += body(
        memory + (step.output &+ sample &* step.samples.distance), gradient,
        step.target &+ sample &* stride)
      var place = 0
      while place < step.channels.count {
        gradient[place &* step.channels.distance] /= divisor
        place &+= 1
      }
      sample &+= 1
    }
    finish(sum, step)
  }

  /// Adds up each output's term in row order, and divides that and its slope.
  @inline(__always)
  private func forEachElement(
    _ step: LossStep, _ body: (_ output: Scalar, _ target: Scalar) -> (Scalar, Scalar)
  ) {
    let divisor = memory[step.divisor]
    var sum = sumSoFar(step)
    var wanted = memory + step.target
    var sample = 0
    while sample < step.samples.count {
      var channel = 0
      while channel < step.channels.count {
        var row = 0
        while row < step.rows.count {
          var column = 0
          while column < step.columns.count {
            let place =
              sample &* step.samples.distance &+ channel &* step.channels.distance
              &+ row &* step.rows.distance &+ column &* step.columns.distance
            let (term, slope) = body(memory[step.output &+ place], wanted[0])
            sum += term
            memory[step.gradient &+ place] = slope / divisor
            wanted += 1
            column &+= 1
          }
          row &+= 1
        }
        channel &+= 1
      }
      sample &+= 1
    }
    finish(sum, step)
  }

  /// What the portions before have added.
  @inline(__always)
  private func sumSoFar(_ step: LossStep) -> Scalar {
    step.accumulates ? memory[step.value &+ 1] : 0
  }

  /// Keeps a sum for the next portion, and divides it.
  @inline(__always)
  private func finish(_ sum: Scalar, _ step: LossStep) {
    if step.accumulates { memory[step.value &+ 1] = sum }
    memory[step.value] = sum / memory[step.divisor]
  }
}
