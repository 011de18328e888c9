/// A function that an elementwise layer applies.
package enum ElementwiseFunction: Equatable, Sendable {
  /// 0 where x ≤ 0, else x.
  case relu
  /// x where x > 0, else slope · x.
  case leakyReLU(slope: Double)
  /// 1 / (1 + e⁻ˣ).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// x · (1 + erf(x / √2)) / 2.
  case gaussian
  /// The same by the hyperbolic tangent of √(2 / π) · (x + 0.044715 x³).
  case approximateGaussian
  /// scale · x where x > 0, else alpha · (eˣ − 1).
  case exponential(alpha: Double, scale: Double)
  /// x / (1 + e⁻ˣ).
  case gatedSigmoid
  /// log(1 + e^(beta · x)) / beta; x where beta · x is above the threshold.
  case softplus(beta: Double, threshold: Double)
}

/// Runs of numbers that stand behind each other, where margins are left out.
package struct Runs: Equatable, Sendable {
  /// How many samples there are.
  package var samples: Int
  /// How far apart two samples are.
  package var sample: Int
  /// How many runs a sample has.
  package var rows: Int
  /// How far apart two runs are.
  package var row: Int
  /// How long a run is, a whole number of vectors.
  package var count: Int

  /// Makes runs.
  package init(samples: Int, sample: Int, rows: Int, row: Int, count: Int) {
    self.samples = samples
    self.sample = sample
    self.rows = rows
    self.row = row
    self.count = count
  }
}

/// Numbers that go in and come out in the same arrangement.
package struct Elementwise: Equatable, Sendable {
  /// Where the first number goes in.
  package var input: Int
  /// Where the first number comes out; may be the same place.
  package var output: Int
  /// The arrangement.
  package var runs: Runs

  /// Makes the numbers' places.
  package init(input: Int, output: Int, runs: Runs) {
    self.input = input
    self.output = output
    self.runs = runs
  }
}

/// The same on the way back.
package struct ElementwiseGradient: Equatable, Sendable {
  /// Where the first number went in.
  package var input: Int
  /// Where it came out.
  package var output: Int
  /// Where its gradient arrives.
  package var upstream: Int
  /// Where its gradient goes; may be the same place.
  package var gradient: Int
  /// The arrangement of all of them.
  package var runs: Runs

  /// Makes the numbers' places.
  package init(input: Int, output: Int, upstream: Int, gradient: Int, runs: Runs) {
    self.input = input
    self.output = output
    self.upstream = upstream
    self.gradient = gradient
    self.runs = runs
  }
}
