/// The loss of a batch's output and the gradient that it starts the way back with.
package struct LossStep: Equatable, Sendable {
  /// How output and target are held against each other.
  package enum Kind: Equatable, Sendable {
    /// Softmax cross-entropy, with a class number for each sample.
    case crossEntropy
    /// Softmax cross-entropy, with what each class has of each sample's loss: weighted or smoothed.
    case sharedCrossEntropy
    /// Σ over the wrong classes of max(0, s_j − s_y + margin), with a class number for each sample.
    case hinge(margin: Double)
    /// A term for each output, with a number of its own.
    case elements(Term)
  }

  /// What one output adds.
  package enum Term: Equatable, Sendable {
    /// (out − target)².
    case square
    /// Half of that.
    case halfSquare
    /// −(t log x + (1 − t) log(1 − x)); the loss is NaN where an output is not in 0…1.
    case binaryCrossEntropy
    /// The same of x = sigmoid(out).
    case binaryCrossEntropyOfLogits
    /// |out − target|.
    case magnitude
    /// ½ d² up to delta, a straight line beyond.
    case huber(delta: Double)
  }

  /// An axis: how long it is, and how far apart its neighbours are.
  package struct Axis: Equatable, Sendable {
    /// How many numbers it has.
    package var count: Int
    /// How far apart they are.
    package var distance: Int

    /// Makes an axis.
    package init(_ count: Int, _ distance: Int) {
      self.count = count
      self.distance = distance
    }
  }

  /// How.
  package var kind: Kind
  /// Where the output begins.
  package var output: Int
  /// Where its gradient goes, arranged as the output.
  package var gradient: Int
  /// The samples.
  package var samples: Axis
  /// The channels, or the features of a vector.
  package var channels: Axis
  /// The rows.
  package var rows: Axis
  /// The columns.
  package var columns: Axis
  /// Where the targets are: a class number for each sample, or values in row order.
  package var target: Int
  /// Where the number stands that the sum and the gradient are divided by.
  package var divisor: Int
  /// Where the loss goes.
  package var value: Int
  /// Whether the loss goes on from the portions before, whose sum stands behind ``value``.
  package var accumulates: Bool

  /// Makes a loss, of a whole batch unless told otherwise.
  package init(
    kind: Kind, output: Int, gradient: Int, samples: Axis, channels: Axis, rows: Axis,
    columns: Axis, target: Int, divisor: Int, value: Int, accumulates: Bool = false
  ) {
    self.kind = kind
    self.output = output
    self.gradient = gradient
    self.samples = samples
    self.channels = channels
    self.rows = rows
    self.columns = columns
    self.target = target
    self.value = value
    self.divisor = divisor
    self.accumulates = accumulates
  }
}
