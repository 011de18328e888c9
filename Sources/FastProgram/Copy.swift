/// Numbers along four axes, from one arrangement to another.
package struct Copy: Equatable, Sendable {
  /// An axis: how long it is, and how far apart its neighbours are here and there.
  package struct Axis: Equatable, Sendable {
    /// How many numbers it has.
    package var count: Int
    /// How far apart they are where they come from.
    package var source: Int
    /// How far apart they are where they go.
    package var target: Int

    /// Makes an axis.
    package init(_ count: Int, source: Int, target: Int) {
      self.count = count
      self.source = source
      self.target = target
    }
  }

  /// Where the first one comes from.
  package var source: Int
  /// Where it goes.
  package var target: Int
  /// The outermost axis.
  package var first: Axis
  /// The second axis.
  package var second: Axis
  /// The third axis.
  package var third: Axis
  /// The innermost axis.
  package var fourth: Axis

  /// Makes a copy.
  package init(
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
