import NeuralNetwork
import Sessions
import Wording

/// The sum that the gradient of one weight or bias is, term by term in the engine's order.
struct ParameterSum: Sendable {
  /// One term: there may be very many, and each is but numbers.
  struct Term {
    /// The sample it comes from.
    let sample: Int
    /// Its number among the sample's terms.
    let place: Int
    /// The gradient arriving there.
    let upstream: Double
    /// The input that the weight multiplied there; `nil` for a bias and on padding.
    let input: Double?
    /// Where in the layer's output the term arises, counted in row order within the sample; `nil` where
    /// a transposed convolution cuts it off.
    let output: Int?
    /// Where in the layer's input the weight lies there, counted in the same way; `nil` for a bias and
    /// on padding.
    let inputPlace: Int?
    /// Whether the weight lay on padding there, or what it made was cut off.
    let isPadding: Bool
    /// What it adds.
    let product: Double

    /// The input, 0 on padding.
    var inputOrZero: Double { input ?? 0 }
    /// Why the term is left out, where it is: `padding`, `cut off`.
    var omission: String { output == nil ? "cut off" : "padding" }
    /// Upstream and input, or upstream alone for a bias.
    var factors: [Double] { input == nil && !isPadding ? [upstream] : [upstream, inputOrZero] }
  }

  let backward: BackwardPass
  let parameter: ExplainSubject.Parameter
  /// The terms over sample, row and column.
  let terms: [Term]
  /// The sum after each term.
  let runningSums: [Double]
  /// The channel or unit that the parameter works for, and its position where it has one of its own.
  let outputIndex: [Int]
  /// The extent of the feature map that the terms run over; `nil` where there is one for each sample.
  let extent: Size?
  /// What the terms of one sample run over; without axes where there is one.
  private let positions: Shape
  /// The parameter's own value in that pass.
  let value: Double
  /// The parameter's offset in the weight or bias.
  private let offset: Int
  /// The gradient of the pass that the terms belong to.
  let passGradient: Double

  /// The number of samples.
  var samples: Int { backward.forward.batchSize }
  /// The sum of all terms.
  var total: Double { runningSums.last ?? 0 }
  /// What the terms come to by themselves: the total, unless other layers added before.
  var ownTotal: Double { isFirst ? total : terms.reduce(0) { $0 + $1.product } }
  /// Whether no other layer's use of the weight was added before.
  private let isFirst: Bool
  /// The gradient as `.grad` shows it; differs from the pass's where passes were added.
  var gradient: Double { shownGradient }
  private let shownGradient: Double

  /// Takes the sum of a parameter apart.
  ///
  /// - Parameters:
  ///   - shown: the gradient as the learner sees it.
  ///   - start: what other layers that use the same weights have added before.
  init(
    backward: BackwardPass, parameter: ExplainSubject.Parameter, shown: Tensor? = nil,
    from start: Double = 0
  ) {
    self.backward = backward
    self.parameter = parameter
    isFirst = start == 0
    let forward = backward.forward
    let layer = forward.network.layers[parameter.layer]
    guard let tensor = layer.parameter(parameter.field) else {
      preconditionFailure("the layer uses such a parameter")
    }
    let offset = tensor.shape.offset(of: parameter.index)
    value = tensor.elements[offset]
    self.offset = offset
    passGradient =
      backward.gradient(
        of: parameter.field, ofLayer: forward.network.owner(ofLayer: parameter.layer)
      )?.elements[offset] ?? 0
    shownGradient = shown?.elements[offset] ?? passGradient
    let products = backward.contributions(
      to: parameter.field, at: parameter.index, ofLayer: parameter.layer)
    let upstreams = backward.activationGradients[parameter.layer + 1]
    let input = forward.multiplicands(ofLayer: parameter.layer)
    let wiring = layer.wiring
    // Where each term of one sample lies: what the contributions are laid out by.
    let uses: [Wiring.Use] =
      parameter.field == .weight
      ? wiring.uses(ofWeight: offset)
      : layer.outputs(ofBias: offset).map { Wiring.Use(output: $0, input: nil) }
    // What the terms of one sample run over.
    let places = products.shape.droppingFirst()
    positions = places
    extent = places.rank == 2 ? Size(rows: places[0], columns: places[1]) : nil
    let firstOutput = uses.lazy.compactMap(\.output).first.map { layer.outputShape.index(at: $0) }
    outputIndex = extent == nil ? firstOutput ?? [] : Array((firstOutput ?? []).prefix(1))
    let isWeight = parameter.field == .weight
    terms = products.elements.enumerated().map { number, product in
      let (sample, place) = number.quotientAndRemainder(dividingBy: uses.count)
      let use = uses[place]
      return Term(
        sample: sample, place: place,
        upstream: use.output.map { upstreams.elements[sample * wiring.outputs + $0] } ?? 0,
        input: use.input.map { input.elements[sample * wiring.inputs + $0] },
        output: use.output, inputPlace: use.input,
        isPadding: isWeight && (use.input == nil || use.output == nil), product: product)
    }
    var sum = start
    runningSums = terms.map { term in
      sum += term.product
      return sum
    }
  }

  /// The layer whose part of the gradient it is.
  var layer: Layer { backward.forward.network.layers[parameter.layer] }

  /// The pixel of the feature map that a term belongs to; empty for a dense layer.
  func position(of term: Term) -> [Int] { positions.index(at: term.place) }

  /// Where in the layer's output a term arises, without the sample; empty where it is cut off.
  func outputIndex(of term: Term) -> [Int] {
    term.output.map { layer.outputShape.index(at: $0) } ?? []
  }

  /// Where in the layer's input the weight lies in a term, without the sample; empty for a bias and on
  /// padding.
  func inputIndex(of term: Term) -> [Int] {
    term.inputPlace.map { layer.inputShape.index(at: $0) } ?? []
  }

  /// The terms of one sample.
  func terms(ofSample sample: Int) -> ArraySlice<Term> {
    let count = terms.count / max(samples, 1)
    return terms[(sample * count)..<((sample + 1) * count)]
  }

  /// The largest magnitude of something over all terms, for a heat scale.
  func largest(_ value: (Term) -> Double) -> Double? {
    var largest = 0.0
    for term in terms {
      let magnitude = value(term).magnitude
      if magnitude.isFinite, magnitude > largest { largest = magnitude }
    }
    return largest > 0 ? largest : nil
  }

  /// The term that adds most.
  var largestTerm: Term? {
    terms.max { $0.product.magnitude < $1.product.magnitude }
  }

  /// The sum with its indices, in the words of the layer at hand.
  func formula(inputName: String) -> String {
    let upstream = "\(layer.name).out.grad"
    let batch = samples > 1
    let sample = batch ? "n," : ""
    if layer.wiring.scalesOutputs { return scalingFormula(layer, upstream) }
    if extent == nil {
      let arriving = "\(upstream)[\(sample)\(outputIndex.commaJoined)]"
      let input = terms.first.map(inputIndex) ?? []
      let read = layer.relaxation == nil ? "\(layer.name).in" : inputName
      let product =
        parameter.field == .bias
        ? arriving
        : terms.first?.isPadding ?? false
          ? "\(arriving) ⋅ 0, for it lies on padding"
          : "\(arriving) ⋅ \(read)[\(sample)\(input.commaJoined)]"
      return batch ? "Σ over samples n of \(product)" : product
    }
    let out = "\(upstream)[\(sample)\(outputIndex.commaJoined),r,c]"
    let over = batch ? "Σ over samples n, pixels (r,c) of" : "Σ over pixels (r,c) of"
    guard parameter.field == .weight, let place = WindowPlace(layer, weight: offset) else {
      return "\(over) \(out)"
    }
    if layer.wiring.isReversed {
      // The kernel moves with the input: what it makes lies at that place of the output.
      return
        "\(over) \(inputName)[\(sample)\(parameter.index[0]),r,c] ⋅ \(upstream)[\(sample)\(place.text)]"
    }
    return "\(over) \(out) ⋅ \(inputName)[\(sample)\(place.text)]"
  }
}

extension ParameterSum {
  /// The sum of a factor, a shift or a learned slope.
  private func scalingFormula(_ layer: Layer, _ upstream: String) -> String {
    let batch = samples > 1 ? "n," : ""
    if layer.computation == .learnedSlope {
      return
        "Σ over \(samples > 1 ? "samples and " : "")numbers of \(upstream) ⋅ \(layer.name).in where that is not above 0"
    }
    let place = extent == nil ? outputIndex.commaJoined : "\(outputIndex[0]),r,c"
    let over =
      extent == nil
      ? (samples > 1 ? "Σ over samples n of " : "")
      : samples > 1 ? "Σ over samples n, positions (r,c) of " : "Σ over positions (r,c) of "
    let factor = parameter.field == .weight ? " ⋅ x̂[\(batch)\(place)]" : ""
    return "\(over)\(upstream)[\(batch)\(place)]\(factor)"
  }

  /// What the second factor of a term is called.
  var factorName: String {
    guard case .normalising = backward.forward.network.layers[parameter.layer].computation else {
      return "input"
    }
    return "x̂"
  }
}

extension Network {
  /// Where an element of what a layer reads comes from: followed back through layers that only lay
  /// out anew.
  func origin(ofInput offset: Int, inLayer layer: Int) -> (activation: Int, index: [Int]) {
    var (activation, place) = place(ofInput: offset, inLayer: layer)
    while activation > 0, layers[activation - 1].computation == .reshaping {
      (activation, place) = self.place(ofInput: place, inLayer: activation - 1)
    }
    return (activation, shape(ofActivation: activation).index(at: place))
  }
}
