extension TrainingPlan {
  /// What each output position added to the gradient of every weight of a layer, in the last step or
  /// pass.
  ///
  /// For a kernel weight: upstream × the input under that weight at that position, 0 where that is
  /// padding. For a dense weight: upstream × input, one product for each sample. In double precision
  /// they are the numbers of a kept pass, to the bit, and added from 0 in row order they give its
  /// gradient.
  ///
  /// - Parameter layer: the layer's position in the network.
  /// - Throws: ``ShapeError/tooManyElements(shape:)`` where that is beyond the bound.
  /// - Precondition: the layer has weights.
  /// - Complexity: O(terms).
  public func contributions(
    toWeightsOfLayer layer: Int
  ) throws(ShapeError) -> WeightContributions {
    guard let shape = network.layers[layer].contributionShape(samples: samples) else {
      preconditionFailure("only a layer with weights has contributions")
    }
    guard shape.isWithinBound else { throw .tooManyElements(shape: shape) }
    var contributions = WeightContributions(
      layer: layer, shape: shape,
      double: double?.plan.termBuffer(network.layers[layer], at: layer),
      single: single?.plan.termBuffer(network.layers[layer], at: layer))
    update(&contributions)
    return contributions
  }

  /// Puts what was multiplied in the last step or pass in the place of an earlier one's; allocates
  /// nothing.
  ///
  /// - Precondition: they are this plan's, or of one like it.
  /// - Complexity: O(terms).
  public func update(_ contributions: inout WeightContributions) {
    let layer = contributions.layer
    precondition(
      contributions.precision == precision && layer < network.layers.count,
      "contributions of this plan")
    double?.fill(&contributions.double, at: layer)
    single?.fill(&contributions.single, at: layer)
  }
}

extension Trainer {
  /// Writes what the last pass multiplied, where there is a buffer for it.
  fileprivate func fill(_ buffer: inout TermBuffer<Scalar>?, at index: Int) {
    buffer?.fill(from: plan, at: index)
  }
}
