import NeuralNetwork

/// The sets of points in the plane.
enum PlanePoint {
  /// A point of a class, [x, y].
  static func drawn(
    _ set: ProceduralSet, label: Int, _ generator: inout RandomGenerator
  ) -> [Double] {
    let point: (x: Double, y: Double)
    if set == .xor {
      let first = generator.integer(below: 2)
      point = (Double(first), Double(label == 0 ? first : 1 - first))
    } else {
      let turns = generator.unit()
      let radius = label == 0 ? 0.5 : 1.0
      // A quarter turn back makes a cosine a sine.
      let quarter = turns < 0.25 ? turns + 0.75 : turns - 0.25
      point = (
        radius * PortableMath.cosine(turns: turns), radius * PortableMath.cosine(turns: quarter)
      )
    }
    let spread = set == .xor ? 0.12 : 0.07
    return [point.x + spread * generator.normal(), point.y + spread * generator.normal()]
  }
}
