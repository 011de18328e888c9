/// Means taken away and deviations divided by, of sets of numbers that each have their own.
///
/// ```
/// x̂ = (x − mean) / √(variance + ε)        out = γ · x̂ + β
/// ```
/// A set's numbers stand along three axes, in the order of its sums, and the sets along two more. At
/// each place stand lanes: sets of their own, or more numbers of the same set.
public struct NormStep: Equatable, Sendable {
  /// An axis: how long it is, how far apart its neighbours are, and how far apart their γ and β.
  public struct Axis: Equatable, Sendable {
    /// How many places it has.
    public var count: Int
    /// How far apart they are.
    public var distance: Int
    /// How far apart their γ and their β are.
    public var parameter: Int

    /// Makes an axis.
    public init(_ count: Int, _ distance: Int, parameter: Int = 0) {
      self.count = count
      self.distance = distance
      self.parameter = parameter
    }

    /// One place alone.
    public static let none = Axis(1, 0)
  }

  /// What the numbers side by side are.
  public enum Lanes: Equatable, Sendable {
    /// Sets, a whole number of vectors.
    case sets
    /// Numbers of one set; added one after the other where sums keep their order.
    case terms(keepOrder: Bool)
  }

  /// Where the first number goes in, and where it comes out, arranged alike.
  public var input: Int
  /// Where it comes out.
  public var output: Int
  /// The outer one of the axes along which the sets stand.
  public var outer: Axis
  /// The inner one.
  public var inner: Axis
  /// The outermost axis of a set's numbers.
  public var first: Axis
  /// The second one.
  public var second: Axis
  /// The innermost one.
  public var third: Axis
  /// The numbers side by side, which share γ and β where they are of one set.
  public var lanes: Axis
  /// What they are.
  public var lanesAre: Lanes
  /// Where γ begins; `nil` where there is none.
  public var weight: Int?
  /// Where β begins.
  public var bias: Int?
  /// Where each set's mean stands, and is put where it is the set's own.
  public var means: Int
  /// Where each set's variance stands.
  public var variances: Int
  /// Whether mean and variance are those of the numbers themselves.
  public var isOwn: Bool
  /// What is added to a variance.
  public var epsilon: Double

  /// Makes a step.
  public init(
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
  public var size: Int {
    let terms = first.count &* second.count &* third.count
    return lanesAre == .sets ? terms : terms &* lanes.count
  }

  /// How many sets there are, with those that fill up vectors.
  public var setCount: Int {
    let sets = outer.count &* inner.count
    return lanesAre == .sets ? sets &* lanes.count : sets
  }
}

/// The same on the way back.
public struct NormGradient: Equatable, Sendable {
  /// What went forward.
  public var step: NormStep
  /// Where the first number's gradient arrives.
  public var upstream: Int
  /// Where it goes; `nil` where it is not wanted.
  public var gradient: Int?
  /// Where the gradients of γ and of β stand, to go on from there; `nil` where there are none.
  public var parameters: (weight: Int, bias: Int)? {
    guard let weight, let bias else { return nil }
    return (weight, bias)
  }
  private var weight: Int?
  private var bias: Int?
  /// Whether a set's numbers share their γ and β, and no other set has them.
  public var isPerSet: Bool
  /// How many lanes are numbers, and not there to fill up a vector.
  public var wholeLanes: Int

  /// Makes a step back.
  public init(
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
