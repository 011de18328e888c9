/// Means taken away and deviations divided by, of sets of numbers that each have their own.
///
/// ```
/// x̂ = (x − mean) / √(variance + ε)        out = γ · x̂ + β
/// ```
/// A set's numbers stand along three axes, in the order of its sums, and the sets along two more. At
/// each place stand lanes: sets of their own, or more numbers of the same set.
package struct NormStep: Equatable, Sendable {
  /// An axis: how long it is, how far apart its neighbours are, and how far apart their γ and β.
  package struct Axis: Equatable, Sendable {
    /// How many places it has.
    package var count: Int
    /// How far apart they are.
    package var distance: Int
    /// How far apart their γ and their β are.
    package var parameter: Int

    /// Makes an axis.
    package init(_ count: Int, _ distance: Int, parameter: Int = 0) {
      self.count = count
      self.distance = distance
      self.parameter = parameter
    }

    /// One place alone.
    package static let none = Axis(1, 0)
  }

  /// What the numbers side by side are.
  package enum Lanes: Equatable, Sendable {
    /// Sets, a whole number of vectors.
    case sets
    /// Numbers of one set; added one after the other where sums keep their order.
    case terms(keepOrder: Bool)
  }

  /// Where the first number goes in, and where it comes out, arranged alike.
  package var input: Int
  /// Where it comes out.
  package var output: Int
  /// The outer one of the axes along which the sets stand.
  package var outer: Axis
  /// The inner one.
  package var inner: Axis
  /// The outermost axis of a set's numbers.
  package var first: Axis
  /// The second one.
  package var second: Axis
  /// The innermost one.
  package var third: Axis
  /// The numbers side by side, which share γ and β where they are of one set.
  package var lanes: Axis
  /// What they are.
  package var lanesAre: Lanes
  /// Where γ begins; `nil` where there is none.
  package var weight: Int?
  /// Where β begins.
  package var bias: Int?
  /// Where each set's mean stands, and is put where it is the set's own.
  package var means: Int
  /// Where each set's variance stands.
  package var variances: Int
  /// Whether mean and variance are those of the numbers themselves.
  package var isOwn: Bool
  /// What is added to a variance.
  package var epsilon: Double

  /// Makes a step.
  package init(
    input: Int, output: Int, sets: (outer: Axis, inner: Axis),
    terms: (first: Axis, second: Axis, third: Axis), lanes: Axis, lanesAre: Lanes,
    weight: Int?, bias: Int?, means: Int, variances: Int, isOwn: Bool, epsilon: Double
  ) {
    self.input = input
    self.output = output
    (outer, inner) = sets
    (first, second, third) = terms
    self.lanes = lanes
    self.lanesAre = lanesAre
    self.weight = weight
    self.bias = bias
    self.means = means
    self.variances = variances
    self.isOwn = isOwn
    self.epsilon = epsilon
  }

  /// How many numbers a set has.
  package var size: Int {
    let terms = first.count &* second.count &* third.count
    return lanesAre == .sets ? terms : terms &* lanes.count
  }

  /// How many sets there are, with those that fill up vectors.
  package var setCount: Int {
    let sets = outer.count &* inner.count
    return lanesAre == .sets ? sets &* lanes.count : sets
  }
}

/// The same on the way back.
package struct NormGradient: Equatable, Sendable {
  /// What went forward.
  package var step: NormStep
  /// Where the first number's gradient arrives.
  package var upstream: Int
  /// Where it goes; `nil` where it is not wanted.
  package var gradient: Int?
  /// Where the gradients of γ and of β stand, to go on from there; `nil` where there are none.
  package var parameters: (weight: Int, bias: Int)? {
    guard let weight, let bias else { return nil }
    return (weight, bias)
  }
  private var weight: Int?
  private var bias: Int?
  /// Whether a set's numbers share their γ and β, and no other set has them.
  package var isPerSet: Bool
  /// How many lanes are numbers, and not there to fill up a vector.
  package var wholeLanes: Int

  /// Makes a step back.
  package init(
    _ step: NormStep, upstream: Int, gradient: Int?, weight: Int?, bias: Int?, isPerSet: Bool,
    wholeLanes: Int
  ) {
    self.step = step
    self.upstream = upstream
    self.gradient = gradient
    self.weight = weight
    self.bias = bias
    self.isPerSet = isPerSet
    self.wholeLanes = wholeLanes
  }
}
