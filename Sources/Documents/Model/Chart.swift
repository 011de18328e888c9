/// Curves over a common axis, or points on a plane, with their numbers as they are.
package struct Chart: Equatable, Sendable {
  /// A curve.
  package struct Series: Equatable, Sendable {
    /// What it shows.
    package let name: String
    /// Its points from left to right.
    package let points: [Point]
    /// Whether the points are marked, for they are few or lie far apart.
    package let isMarked: Bool
    /// Whether a line joins the points.
    package let isJoined: Bool

    /// Makes a curve.
    package init(_ name: String, _ points: [Point], isMarked: Bool = false) {
      (self.name, self.points, self.isMarked, isJoined) = (name, points, isMarked, true)
    }

    /// Makes points that lie on a plane.
    package init(scattered points: [Point], _ name: String) {
      (self.name, self.points, isMarked, isJoined) = (name, points, true, false)
    }
  }

  /// A point of a curve.
  package struct Point: Equatable, Sendable {
    /// How far to the right.
    package let x: Double
    /// How high; what is not finite is not drawn.
    package let y: Double

    /// Makes a point.
    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What it shows, in a word or two.
  package let name: String
  /// What it shows, above it.
  package let title: Text
  /// The curves.
  package let series: [Series]
  /// The axis that goes to the right.
  package let across: Axis
  /// The axis that goes up.
  package let up: Axis
  /// Which places of the plane are shaded, row by row from the top; empty for none.
  package var shaded: [[Bool]] = []
  /// The same in sentences, for those who do not see it.
  package let spoken: [Text]

  /// Whether it shows points on a plane, whose two axes count alike.
  var isPlane: Bool { series.allSatisfy { !$0.isJoined } }

  /// Makes a chart.
  package init(
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
