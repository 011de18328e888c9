/// Curves over a common axis, with their numbers as they are.
public struct Chart: Equatable, Sendable {
  /// A curve.
  public struct Series: Equatable, Sendable {
    /// What it shows.
    public let name: String
    /// Its points from left to right.
    public let points: [Point]
    /// Whether the points are marked, for they are few or lie far apart.
    public let isMarked: Bool

    /// Makes a curve.
    public init(_ name: String, _ points: [Point], isMarked: Bool = false) {
      self.name = name
      self.points = points
      self.isMarked = isMarked
    }
  }

  /// A point of a curve.
  public struct Point: Equatable, Sendable {
    /// How far to the right.
    public let x: Double
    /// How high; what is not finite is not drawn.
    public let y: Double

    /// Makes a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What it shows, in a word or two.
  public let name: String
  /// What it shows, above it.
  public let title: Text
  /// The curves.
  public let series: [Series]
  /// The axis that goes to the right.
  public let across: Axis
  /// The axis that goes up.
  public let up: Axis
  /// The same in sentences, for those who do not see it.
  public let spoken: [Text]

  /// Makes a chart.
  public init(
    _ name: String, title: Text, series: [Series], across: Axis, up: Axis, spoken: [Text]
  ) {
    self.name = name
    self.title = title
    self.series = series
    self.across = across
    self.up = up
    self.spoken = spoken
  }
}
