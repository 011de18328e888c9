import Attribution
import CommandLanguage
import NeuralNetwork

extension Evaluator {
  /// `contributions(conv1.weight[o, i, r, c])`: what each output position adds to the gradient.
  mutating func contributions(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    if arguments.count == 2,
      let share = try share(of: arguments[0], sentBy: arguments[1], at: range)
    {
      return share
    }
    guard let address = try session.address(arguments[0]),
      case .layer(let name, let field) = address.root, field == .weight || field == .bias
    else {
      throw Failure(
        .badArgument(
          function: "contributions",
          what: "takes a weight or a bias, as in contributions(conv1.weight[0,0,1,1])"),
        at: arguments[0].range)
    }
    guard let pass = session.pass, let backward = pass.backward,
      let index = pass.forward.network.index(ofLayer: name),
      let parameter = pass.forward.network.layers[index].parameter(field)
    else {
      throw Failure(
        .noValueYet("\(address.root.name).grad", needing: .gradients), at: range)
    }
    let selection = try session.selection(of: address, in: parameter.shape, evaluator: &self)
    let network = pass.forward.network
    var uses = network.uses(ofLayer: index)
    if arguments.count == 2 {
      let name = try layerName(arguments[1], of: "contributions")
      uses = uses.filter { network.layers[$0].name == name }
      if uses.isEmpty {
        throw Failure(
          .badArgument(
            function: "contributions", what: "\(name) does not use \(address.root.name)"),
          at: arguments[1].range)
      }
    }
    let terms =
      uses.count > 1
      ? try contributions(to: field, selection, of: parameter.shape, in: uses, backward, at: range)
      : try contributions(
        to: field, selection, of: parameter.shape, inLayer: uses[0], pass, backward, at: range)
    return session.falsification?.reading(terms, termsOf: address.root) ?? terms
  }

  /// What an activation gets from one of its readers; `nil` where another thing was asked for.
  private func share(
    of expression: Expression, sentBy reader: Expression, at range: SourceRange
  ) throws(Failure) -> Tensor? {
    guard let address = try session.address(expression), address.subscripts.isEmpty else {
      return nil
    }
    let source: String
    switch address.root {
    case .input: source = "input"
    case .layer(let name, .output): source = name
    case .layer, .target, .loss, .definition: return nil
    }
    let name = try layerName(reader, of: "contributions")
    guard let pass = session.pass, let backward = pass.backward,
      let index = pass.forward.network.index(ofLayer: name)
    else { throw Failure(.noValueYet("\(address.root.name).grad", needing: .gradients), at: range) }
    let network = pass.forward.network
    let slots = network.sources[index].indices.filter {
      network.name(ofActivation: network.sources[index][$0]) == source
    }
    guard let first = slots.first else {
      throw Failure(
        .badArgument(function: "contributions", what: "\(name) does not read \(address.root.name)"),
        at: reader.range)
    }
    var sum = backward.share(of: Network.Reader(layer: index, slot: first))
    for slot in slots.dropFirst() {
      let other = backward.share(of: Network.Reader(layer: index, slot: slot))
      for place in sum.elements.indices { sum.elements[place] += other.elements[place] }
    }
    let share = pass.presented(sum)
    return session.falsification?.reading(share, termsOf: address.root) ?? share
  }

  /// What shared weights get from all layers that use them: one flat list for each, the last layer
  /// first.
  private mutating func contributions(
    to field: Address.Field, _ selection: Selection, of shape: Shape, in uses: [Int],
    _ backward: BackwardPass, at range: SourceRange
  ) throws(Failure) -> Tensor {
    var elements: [Double] = []
    for offset in selection.offsets {
      try checkInterruption()
      for use in uses {
        elements +=
          backward.contributions(to: field, at: shape.index(at: offset), ofLayer: use).elements
      }
      let bound = elements.count
      _ = try at(range) { () throws(Problem) in try allowance.count(of: Shape([bound])) }
    }
    let each = selection.offsets.isEmpty ? 0 : elements.count / selection.offsets.count
    return Tensor(shape: Shape(selection.shape.extents + [each]), elements: elements)
  }

  /// What one layer adds, [selection, sample, …].
  private mutating func contributions(
    to field: Address.Field, _ selection: Selection, of parameter: Shape, inLayer index: Int,
    _ pass: Pass, _ backward: BackwardPass, at range: SourceRange
  ) throws(Failure) -> Tensor {
    let layer = pass.forward.network.layers[index]
    // A weight of a relaxed layer belongs to one position: one product for each sample.
    var inner = layer.positions(of: field)
    if pass.isBatched { inner = inner.prepending(pass.forward.batchSize) }
    let shape = Shape(selection.shape.extents + inner.extents)
    let count = try at(range) { () throws(Problem) in try allowance.count(of: shape) }
    // All weights at once take a fraction of the time that one after the other does.
    if field == .weight, selection.isWhole {
      do {
        return try backward.contributions(
          toWeightsOfLayer: index, interruption: allowance.interruption
        ).reshaped(to: shape)
      } catch {
        throw Failure(.interrupted, at: range)
      }
    }
    var elements: [Double] = []
    elements.reserveCapacity(count)
    for offset in selection.offsets {
      try checkInterruption()
      elements +=
        backward.contributions(
          to: field, at: parameter.index(at: offset), ofLayer: index
        ).elements
    }
    return Tensor(shape: shape, elements: elements)
  }

  /// `unroll(conv1)`, or `unroll(conv1).grad`: the layer as one dense matrix.
  mutating func unrolled(
    _ arguments: [Expression], gradient: Bool, at range: SourceRange
  ) throws(Failure) -> Tensor {
    let name = try layerName(arguments[0], of: "unroll")
    if gradient {
      guard let pass = session.pass, let backward = pass.backward,
        let index = pass.forward.network.index(ofLayer: name)
      else {
        throw Failure(.noValueYet("unroll(\(name)).grad", needing: .gradients), at: range)
      }
      try requireWeight(pass.forward.network.layers[index], at: arguments[0].range)
      let raw = try at(range) { () throws(Problem) in
        try Problem.refusing(name) { () throws(ShapeError) in
          try backward.unrolledGradient(ofLayer: index).raw()
        }
      }
      return session.falsification?.reading(raw, termsOf: .layer(name, .weight)) ?? raw
    }
    let layer = try unrollable(name, at: range, named: arguments[0].range)
    return try at(range) { () throws(Problem) in
      try Problem.refusing(name) { () throws(ShapeError) in try layer.unrolled().matrix() }
    }
  }

  /// `unroll(conv1) @ x` without the matrix, which is large and mostly zeros; `nil` where it takes
  /// the matrix to come to the same bits or to say what is wrong.
  mutating func unrolledProduct(
    _ left: Expression, _ right: Expression
  ) throws(Failure) -> Tensor? {
    guard case .call(.unroll, let arguments) = left.kind, arguments.count == 1 else { return nil }
    let name = try layerName(arguments[0], of: "unroll")
    let matrix = try unrollable(name, at: left.range, named: arguments[0].range).unrolled()
    guard matrix.shape.isWithinBound else { return nil }
    let draws = drawCount
    let vector = try evaluate(right)
    guard vector.shape == Shape([matrix.columns]), vector.elements.allSatisfy(\.isFinite) else {
      drawCount = draws
      return nil
    }
    return matrix.times(vector.elements)
  }

  private func unrollable(
    _ name: String, at range: SourceRange, named nameRange: SourceRange
  ) throws(Failure) -> Layer {
    guard let layer = session.layer(named: name) else {
      throw Failure(.notALayer(name, layers: session.layerNames), at: range)
    }
    try requireWeight(layer, at: nameRange)
    return layer
  }

  /// `patches(conv1)`: im2col, [C·h·w, H′·W′] with N in front for a batch.
  mutating func patches(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    let name = try layerName(arguments[0], of: "patches")
    guard let pass = session.pass, let index = pass.forward.network.index(ofLayer: name) else {
      throw Failure(.noValueYet("patches(\(name))", needing: .pass), at: range)
    }
    let layer = pass.forward.network.layers[index]
    guard layer.operation.convolution != nil, layer.geometry != nil else {
      throw Failure(
        .badArgument(
          function: "patches",
          what: layer.operation.convolution == nil
            ? layer.wiring.isReversed
              ? "takes a conv layer; the windows of \(name) lie on what comes out of it"
              : "takes a conv layer; \(name) is none"
            : "takes a layer with windows; \(name) has lost them"),
        at: arguments[0].range)
    }
    let window = layer.geometry.map { $0.window.size.count * $0.output.count } ?? 0
    let shape = Shape([pass.forward.batchSize, layer.inputShape[0], window])
    let patches = try at(range) { () throws(Problem) in
      _ = try allowance.count(of: shape)
      return try Problem.refusing(name) { () throws(ShapeError) in
        pass.presented(
          try pass.forward.patches(ofLayer: index, interruption: interruption))
      }
    }
    try checkInterruption()
    return patches
  }

  /// The name of the layer that an argument is.
  func layerName(_ expression: Expression, of function: String) throws(Failure) -> String {
    guard case .name(let name) = expression.kind else {
      throw Failure(
        .badArgument(function: function, what: "takes the name of a layer, as conv1"),
        at: expression.range)
    }
    guard session.layer(named: name) != nil else {
      throw Failure(.notALayer(name, layers: session.layerNames), at: expression.range)
    }
    return name
  }

  private func requireWeight(_ layer: Layer, at range: SourceRange) throws(Failure) {
    guard layer.weight != nil else {
      throw Failure(
        .badArgument(
          function: "unroll", what: "takes a layer with weights; \(layer.name) has none"),
        at: range)
    }
    guard layer.computation == .products else {
      throw Failure(
        .badArgument(
          function: "unroll", what: "takes a conv or a dense layer; \(layer.name) is no matrix"),
        at: range)
    }
  }
}

extension Layer {
  /// The weight or the bias that the layer uses, its own or another layer's; `nil` for a field that is
  /// neither, and where there is none.
  package func parameter(_ field: Address.Field) -> Tensor? {
    switch field.parameter {
    case .weight: weight
    case .bias: bias
    case nil: nil
    }
  }
}

extension BackwardPass {
  /// What each position adds to one element of a weight or bias, [sample, …].
  package func contributions(to field: Address.Field, at index: [Int], ofLayer layer: Int) -> Tensor
  {
    field == .weight
      ? contributions(toWeight: index, ofLayer: layer)
      : contributions(
        toBias: forward.network.layers[layer].bias?.shape.offset(of: index) ?? 0, ofLayer: layer)
  }
}
