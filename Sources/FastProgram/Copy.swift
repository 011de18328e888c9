/// Numbers along four axes, from one arrangement to another.
public struct Copy: Equatable, Sendable {
  /// An axis: how long it is, and how far apart its neighbours are here and there.
  public struct Axis: Equatable, Sendable {
    /// How many numbers it has.
    public var count: Int
    /// How far apart they are where they come from.
    public var source: Int
    /// How far apart they are where they go.
    public var target: Int

    /// Makes an axis.
    public init(_ count: Int, source: Int, target: Int) {
      self.count = count
      self.source = source
      self.target = target
    }
  }

  /// Where the first one comes from.
  public var source: Int
  /// Where it goes.
  public var target: Int
  /// The outermost axis.
  public var first: Axis
  /// The second axis.
  public var second: Axis
  /// The third axis.
  public var third: Axis
  /// The innermost axis.
  public var fourth: Axis

  /// Makes a copy.
  public init(
    source: Int, target: Int, _ first: Axis, _ second: Axis, _ third: Axis, _ fourth: Axis
  ) {
    self.source = source
    self.target = target
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
  }
}
