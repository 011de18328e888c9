/// What each output position adds to the gradient of every weight of a layer, as a laid-out pass comes
/// to it: memory that is used again after each pass.
///
/// ```
/// var contributions = try plan.contributions(toWeightsOfLayer: 0)
/// while training {
///   try plan.step(batch, target: target)
///   plan.update(&contributions)
/// }
/// ```
public struct WeightContributions: Sendable {
  /// The layer's position in the network.
  public let layer: Int
  /// The weight's axes, then [sample, row, column] for a convolution or [sample] for a fully connected
  /// layer.
  public let shape: Shape
  // One of the two, by the plan's precision.
  var double: TermBuffer<Double>?
  var single: TermBuffer<Float>?

  /// What they were computed in.
  public var precision: Precision { double == nil ? .float32 : .float64 }

  /// One of them, by the weight's index, the sample and the position.
  public subscript(index: [Int]) -> Double {
    let offset = shape.offset(of: index)
    return double?[offset] ?? single?[offset] ?? 0
  }

  /// A copy of all of them.
  public var tensor: Tensor {
    Tensor(shape: shape, elements: double?.terms ?? single?.terms ?? [])
  }
}
