import FastProgram

extension Machine {
  /// The loss of a batch's output and the gradient that it starts the way back with.
  func run(_ step: LossStep) {
    switch step.kind {
    case .crossEntropy: crossEntropy(step)
    case .meanSquaredError:
      let count = step.batch &* step.channels.count &* step.rows.count &* step.columns.count
      let divisor = Scalar(count)
      let sum = squares(step) { 2 * $0 / divisor }
      memory[step.value] = sum / divisor
    case .squaredError:
      let samples = Scalar(step.batch)
      let sum = squares(step) { $0 / samples }
      memory[step.value] = sum / 2 / samples
    }
  }

  /// (softmax − one-hot) / samples; the losses of the samples are added in order from 0.
  private func crossEntropy(_ step: LossStep) {
    let samples = Scalar(step.batch)
    let distance = step.channels.distance
    var total = sumSoFar(step)
    var sample = 0
    while sample < step.samples.count {
      let logits = memory + (step.output &+ sample &* step.samples.distance)
      let gradient = memory + (step.gradient &+ sample &* step.samples.distance)
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
        gradient[place &* distance] = power
        sum += power
        place &+= 1
      }
      place = 0
      while place < step.channels.count {
        gradient[place &* distance] /= sum
        place &+= 1
      }
      let label = Kind.whole(memory[step.target &+ sample])
      gradient[label &* distance] -= 1
      place = 0
      while place < step.channels.count {
        gradient[place &* distance] /= samples
        place &+= 1
      }
      total += Kind.logarithm(sum) - (logits[label &* distance] - largest)
      sample &+= 1
    }
    keep(total, step)
    memory[step.value] = total / samples
  }

  /// What the portions before have added.
  @inline(__always)
  private func sumSoFar(_ step: LossStep) -> Scalar {
    step.accumulates ? memory[step.value &+ 1] : 0
  }

  /// Keeps a sum for the next portion.
  @inline(__always)
  private func keep(_ sum: Scalar, _ step: LossStep) {
    if step.accumulates { memory[step.value &+ 1] = sum }
  }

  /// The sum of all squared differences in row order; `slope` makes a gradient of a difference.
  @inline(__always)
  private func squares(_ step: LossStep, _ slope: (Scalar) -> Scalar) -> Scalar {
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
            let difference = memory[step.output &+ place] - wanted[0]
            sum += difference * difference
            memory[step.gradient &+ place] = slope(difference)
            wanted += 1
            column &+= 1
          }
          row &+= 1
        }
        channel &+= 1
      }
      sample &+= 1
    }
    keep(sum, step)
    return sum
  }
}
