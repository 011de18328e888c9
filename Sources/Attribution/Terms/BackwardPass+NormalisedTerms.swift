import NeuralNetwork

/// What arrives at the units of one set of a normalisation.
package struct NormalisedSums: Equatable, Sendable {
  /// The set's number.
  package let set: Int
  /// How many numbers the set has.
  package let size: Int
  /// Σ upstream · γ.
  package let total: Double
  /// Σ upstream · γ · x̂.
  package let aligned: Double
}

extension BackwardPass {
  /// What arrives at a set of a normalisation, in running sums from 0 over its numbers.
  ///
  /// - Parameters:
  ///   - layer: the layer's position in the network.
  ///   - place: the offset in the batch of one of the set's numbers.
  /// - Precondition: the layer normalises.
  package func normalisedSums(ofLayer layer: Int, at place: Int) -> NormalisedSums {
    let description = forward.network.layers[layer]
    guard let sets = description.normalisationSets(samples: forward.batchSize),
      case .normalisation(let statistics) = forward.contexts[layer]
    else { preconditionFailure("the layer normalises") }
    let set = sets.set(of: place)
    let (mean, inverse) = (statistics.mean(set), statistics.inverse(set))
    let input = forward.input(ofLayer: layer).elements
    let upstream = activationGradients[layer + 1].elements
    var (total, aligned) = (0.0, 0.0)
    for other in sets.places(of: set) {
      let arriving = description.scaled(upstream[other], at: other)
      total += arriving
      aligned += arriving * ((input[other] - mean) * inverse)
    }
    return NormalisedSums(set: set, size: sets.size, total: total, aligned: aligned)
  }

  /// The three ways back through a normalisation, or the one through running statistics.
  func normalisedTerms(ofLayer position: Int, place: Int, index: [Int]) -> [InnerTerm] {
    let layer = forward.network.layers[position]
    guard case .normalisation(let statistics) = forward.contexts[position],
      let sets = layer.normalisationSets(samples: forward.batchSize)
    else { return [] }
    let set = sets.set(of: place)
    let inverse = statistics.inverse(set)
    let arriving = activationGradients[position + 1].elements[place]
    let own = InnerTerm(
      layer: position, unit: index, upstream: arriving,
      derivative: layer.scaled(1, at: place) * inverse,
      product: layer.scaled(arriving, at: place) * inverse,
      weightOffset: layer.scalingWeight(at: place))
    guard statistics.areOwn else { return [own] }
    let sums = normalisedSums(ofLayer: position, at: place)
    let size = Double(sums.size)
    let normalised =
      (forward.input(ofLayer: position).elements[place] - statistics.mean(set)) * inverse
    return [
      own,
      InnerTerm(
        layer: position, unit: index, upstream: sums.total, derivative: -inverse / size,
        product: -(inverse * sums.total) / size, route: .mean),
      InnerTerm(
        layer: position, unit: index, upstream: sums.aligned,
        derivative: -(inverse * normalised) / size,
        product: normalised * (-(inverse * sums.aligned) / size), route: .variance),
    ]
  }
}

extension Layer {
  /// The weight that scales an output, by the output's offset in the batch; `nil` where none does.
  package func scalingWeight(at place: Int) -> Int? {
    guard let weight, wiring.scalesOutputs else { return nil }
    return place % outputShape.count / (outputShape.count / weight.count)
  }

  /// A number times the weight that scales the output.
  package func scaled(_ number: Double, at place: Int) -> Double {
    guard let weight, let offset = scalingWeight(at: place) else { return number }
    return number * weight.elements[offset]
  }
}
