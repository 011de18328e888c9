import Attribution
import CommandLanguage
import NeuralNetwork
import Sessions
import Wording

/// One of the two numbers that `compare` holds side by side, with what its gradient sums.
struct CompareSide {
  /// One summand of the gradient.
  struct Term {
    /// Where it comes from: a pixel, a sample, a unit of the next layer.
    let place: String
    /// What arrives there.
    let upstream: Double
    /// What it is multiplied by; `nil` where the term is left out, which adds nothing.
    let factor: Double?
    /// Why the term is left out.
    var omission = "on padding"
    /// What is added.
    let product: Double
  }

  /// What kind of number it is, which decides what its gradient sums.
  enum Kind: Equatable {
    /// A kernel's weight or bias, used at so many positions.
    case kernel(rows: Int, columns: Int)
    /// A dense layer's weight or bias, used once for each sample.
    case dense
    /// A learned slope, used at every number.
    case slope
    /// An activation, read by units of the next layer.
    case activation
    /// A number that no pass works on.
    case given
  }

  /// The address, without `.grad`.
  let name: String
  /// What kind of number it is.
  let kind: Kind
  /// The number.
  let value: Double
  /// Its gradient as stored, if it has one.
  let gradient: Double?
  /// The summands of its gradient in the latest pass, in the order they are added.
  let terms: [Term]
  /// Why there are so many.
  let reason: String
  /// What the terms' places are, for a column's title.
  let placeTitle: String
  /// What upstream is multiplied by, for a column's title.
  let factorTitle: String
  /// Where a dense weight's input lies.
  var input: CompareOrigin?
  /// The convolution whose way back the layer is, where it is one.
  var wayBackOf: String?
  /// How many layers use the weight.
  var layerCount = 1
  /// Whether it is a norm's factor or shift.
  var isOfNorm = false

  /// The sum of the terms from 0, in order.
  var sum: Double { terms.reduce(0) { $0 + $1.product } }

  /// Whether the terms add up to the stored gradient to the bit.
  var isExact: Bool { gradient.map { $0 == sum } ?? false }

  /// `1 term`, `4 terms`.
  var termCount: String { "\(terms.count.counted("term"))" }
}

extension CompareSide {
  /// Reads an address of one number and works out its terms.
  init(
    _ expression: Expression, session: Session, interruption: Interruption
  ) throws(Failure) {
    guard let address = try session.address(expression) else {
      throw Failure(
        .notAnAddress(expected: "of one number, as conv1.weight[0,0,0,0]"), at: expression.range)
    }
    let plain = Address(
      root: address.root, isGradient: false, subscripts: address.subscripts, range: address.range)
    let whole = try session.wholeValue(of: plain)
    var evaluator = Evaluator(session, interruption: interruption)
    let selection = try session.selection(of: address, in: whole.shape, evaluator: &evaluator)
    guard selection.offsets.count == 1 else {
      let first = whole.shape.extents.map { _ in 0 }.commaJoined
      throw Failure(
        .needsOneElement(
          plain.name, shape: selection.shape, example: "\(plain.name)[\(first)]"),
        at: expression.range)
    }
    let offset = selection.offsets[0]
    let index = whole.shape.index(at: offset)
    let name = index.isEmpty ? plain.name : "\(plain.name)[\(index.commaJoined)]"
    let value = whole.elements[offset]
    switch address.root {
    case .layer(let layer, let field) where field == .weight || field == .bias:
      try self.init(
        parameter: field, at: index, of: layer, name: name, value: value, session: session,
        range: expression.range)
    case .layer(let layer, let field):
      let network = session.pass?.forward.network
      let position = network?.index(ofLayer: layer)
      let read = position.flatMap { network?.mainSource(ofLayer: $0) }
      self.init(
        activation: field == .input ? read : position.map { $0 + 1 }, at: index, name: name,
        value: value, session: session)
    case .input:
      self.init(activation: 0, at: index, name: name, value: value, session: session)
    case .target, .loss, .definition:
      self.init(
        name: name, kind: .given, value: value, gradient: address.root == .loss ? 1 : nil,
        terms: [], reason: address.root == .loss ? "where the gradient starts" : "given",
        placeTitle: "", factorTitle: "")
    }
  }

  private init(
    parameter field: Address.Field, at index: [Int], of layer: String, name: String,
    value: Double, session: Session, range: SourceRange
  ) throws(Failure) {
    guard let pass = session.pass, let backward = pass.backward,
      let position = pass.forward.network.index(ofLayer: layer),
      let parameter = pass.forward.network.layers[position].parameter(field),
      zip(index, parameter.shape.extents).allSatisfy({ $0 < $1 }),
      let gradient = field == .weight
        ? pass.gradients?.weights[position] : pass.gradients?.biases[position]
    else {
      throw Failure(.noValueYet("\(layer).\(field.rawValue).grad", needing: .gradients), at: range)
    }
    let ran = DifferentiatedLayer(
      index: position, pass: pass, backward: backward, gradients: pass.gradients ?? .init(backward))
    let products = backward.contributions(to: field, at: index, ofLayer: position)
    let uses = pass.forward.network.uses(ofLayer: position)
    let terms = uses.flatMap { use -> [Term] in
      let ran = DifferentiatedLayer(
        index: use, pass: pass, backward: backward, gradients: ran.gradients)
      let products = backward.contributions(to: field, at: index, ofLayer: use)
      return products.elements.indices.map { place in
        ran.term(
          of: index, isBias: field == .bias, at: place, of: products,
          in: uses.count > 1 ? ran.layer.name : nil)
      }
    }
    let kind: Kind
    let reason: String
    let samples = pass.forward.batchSize
    let placeTitle: String
    let isReversed = field == .weight && ran.layer.wiring.isReversed
    let layer = pass.forward.network.layers[position]
    if layer.computation == .learnedSlope {
      kind = .slope
      reason = "one product for each number\(samples == 1 ? "" : " of \(samples) samples")"
      placeTitle = "at"
    } else if products.shape.rank == 3 {
      let (rows, columns) = (products.shape[1], products.shape[2])
      kind = .kernel(rows: rows, columns: columns)
      reason =
        (samples == 1 ? "" : "\(samples) samples \u{D7} ")
        + "\(rows)\u{D7}\(columns) pixels of the \(isReversed ? "input" : "feature map")"
      placeTitle = isReversed ? "input pixel" : "pixel"
    } else {
      kind = .dense
      reason = samples == 1 ? "one product for the sample" : "one product for each sample"
      placeTitle = pass.isBatched ? "n" : ""
    }
    self.init(
      name: name, kind: kind, value: value, gradient: gradient[index], terms: terms,
      reason: uses.count == 1 ? reason : "\(reason), in each of \(uses.count) layers that share it",
      placeTitle: placeTitle,
      factorTitle: field == .bias
        ? "1" : layer.computation != .products && kind != .slope ? "x̂" : "input",
      input: kind == .dense && field == .weight && ran.layer.relaxation == nil
        && layer.computation == .products
        ? CompareOrigin(ran, input: index[1]) : nil)
    if isReversed { wayBackOf = ran.layer.wayBack }
    layerCount = uses.count
    if case .normalising = layer.computation { isOfNorm = true }
  }

  private init(
    activation: Int?, at index: [Int], name: String, value: Double, session: Session
  ) {
    guard let activation, let pass = session.pass, let backward = pass.backward,
      index.count == backward.activationGradients[activation].shape.rank - (pass.isBatched ? 0 : 1)
    else {
      self.init(
        name: name, kind: .activation, value: value, gradient: nil, terms: [],
        reason: "no backward pass yet", placeTitle: "", factorTitle: "")
      return
    }
    let sample = pass.isBatched ? index[0] : 0
    let inner = pass.isBatched ? Array(index.dropFirst()) : index
    let gradients = backward.activationGradients[activation]
    let terms = backward.innerTerms(ofActivation: activation, sample: sample, index: inner).map {
      Term(
        place: ($0.layer.map { pass.forward.network.layers[$0].name } ?? "loss")
          + ($0.route == .direct ? "" : " \($0.route.rawValue)"),
        unit: $0.route == .direct ? $0.unit : [], upstream: $0.upstream, factor: $0.derivative,
        product: $0.product)
    }
    self.init(
      name: name, kind: .activation, value: value, gradient: gradients[[sample] + inner],
      terms: terms, reason: "one for each unit that reads it", placeTitle: "read by",
      factorTitle: "derivative")
  }
}

extension CompareSide.Term {
  /// A term that a unit of the next layer passes back.
  fileprivate init(
    place: String, unit: [Int], upstream: Double, factor: Double?, product: Double
  ) {
    self.place = unit.isEmpty ? place : "\(place)[\(unit.commaJoined)]"
    self.upstream = upstream
    self.factor = factor
    self.product = product
  }
}

extension DifferentiatedLayer {
  /// What the layer's weights are multiplied by.
  private var multiplicands: Tensor { backward.forward.multiplicands(ofLayer: index) }

  /// One term of the gradient of one weight or bias, [sample, row, column] or [sample].
  fileprivate func term(
    of index: [Int], isBias: Bool, at number: Int, of products: Tensor, in layerName: String?
  ) -> CompareSide.Term {
    let place = products.shape.index(at: number)
    let (sample, product) = (place[0], products.elements[number])
    let wiring = layer.wiring
    let position = number % products.shape.droppingFirst().count
    let use: Wiring.Use
    if isBias {
      let offset = layer.bias?.shape.offset(of: index) ?? 0
      use = Wiring.Use(
        output: layer.outputs(ofBias: offset).lowerBound + position, input: nil)
    } else {
      let uses = wiring.uses(ofWeight: layer.weight?.shape.offset(of: index) ?? 0)
      use = uses[position]
    }
    let label: String
    if place.count == 4 {
      label = "(\((pass.isBatched ? place : Array(place.dropFirst())).commaJoined))"
    } else if place.count == 3 {
      let pixel = "(\(place.dropFirst().commaJoined))"
      label = pass.isBatched ? "\(sample) \(pixel)" : pixel
    } else {
      label = pass.isBatched ? "\(sample)" : ""
    }
    let name = [layerName, label].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    let arriving = use.output.map { upstream.elements[sample * wiring.outputs + $0] }
    let read = isBias ? 1 : use.input.map { multiplicands.elements[sample * wiring.inputs + $0] }
    return CompareSide.Term(
      place: name, upstream: arriving ?? 0, factor: arriving == nil ? nil : read,
      omission: arriving == nil ? "cut off" : "on padding", product: product)
  }

  /// What a weight is multiplied with at one place, [sample, row, column] or [sample]; `nil` on padding.
  func input(of index: [Int], at place: [Int]) -> Double? {
    guard let weight = layer.weight else { return nil }
    let wiring = layer.wiring
    let uses = wiring.uses(ofWeight: weight.shape.offset(of: index))
    let position = layer.sharedPositions.offset(of: Array(place.dropFirst()))
    guard uses.indices.contains(position), let cell = uses[position].input else { return nil }
    return multiplicands.elements[place[0] * wiring.inputs + cell]
  }
}
