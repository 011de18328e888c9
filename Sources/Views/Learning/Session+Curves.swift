import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// How many kernels a filmstrip shows unless one is asked for.
  private static let mostKernels = 6

  /// `curves [moved] [RUN…]`.
  package func curves(_ call: TypedCall<CurvesCommand>) throws(Failure) -> Document {
    guard let latest = learning.latest else {
      throw Failure(.data(.noTraining(layer: nil)), at: call.range)
    }
    let known = learning.runs.map(\.number)
    var runs: [LearningRun] = []
    for given in call.runs {
      guard let run = learning[given.value] else {
        throw Failure(.data(.noRun(given.text, known: known)), at: given.range)
      }
      if !runs.contains(where: { $0.number == given.value }) { runs.append(run) }
    }
    switch call.form?.value {
    case nil: break
    case .moved: return MovedView(session: self, run: runs.last ?? latest).document
    }
    if runs.count > 1 { return RunsView(session: self, runs: runs).document }
    return CurvesView(session: self, run: runs.first ?? latest, known: known).document
  }

  /// `filmstrip conv1` or one of its kernels.
  package func filmstrip(_ call: TypedCall<FilmstripCommand>) throws(Failure) -> Document {
    let expression = call.kernel.value
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    let (name, address) = try kernelAddress(expression, of: network)
    guard let run = learning.runs.last(where: { $0.kernelHistory.latest.weights[name] != nil }),
      let weight = run.kernelHistory.latest.weights[name]
    else {
      throw Failure(.data(.noTraining(layer: name)), at: expression.range)
    }
    var kernels = (0..<weight.shape[0]).flatMap { output in
      (0..<weight.shape[1]).map { (output: output, input: $0) }
    }
    if let address {
      var evaluator = Evaluator(self, interruption: .never)
      let selection = try selection(of: address, in: weight.shape, evaluator: &evaluator)
      let chosen = Set(
        selection.offsets.map { Array(weight.shape.index(at: $0).prefix(2)) })
      kernels = kernels.filter { chosen.contains([$0.output, $0.input]) }
    }
    guard !kernels.isEmpty else {
      throw Failure(
        .needsOneElement("\(name).weight", shape: [0], example: "\(name).weight[0]"),
        at: expression.range)
    }
    return FilmstripView(
      session: self, run: run, layer: name, kernels: Array(kernels.prefix(Self.mostKernels)),
      count: kernels.count
    ).document
  }

  /// The layer that is meant, and which of its kernels where that is said.
  private func kernelAddress(
    _ expression: Expression, of network: Network
  ) throws(Failure) -> (layer: String, address: Address?) {
    var found: (layer: String, address: Address?)?
    if case .name(let word) = expression.kind {
      guard network[word] != nil else {
        throw Failure(.notALayer(word, layers: layerNames), at: expression.range)
      }
      found = (word, nil)
    } else if let address = try address(expression), !address.isGradient,
      case .layer(let name, .weight) = address.root
    {
      found = (name, address)
    }
    guard let found, let index = network.index(ofLayer: found.layer),
      network.kernels(ofLayer: index) != nil
    else {
      let remedy = network.layers.indices.first { network.kernels(ofLayer: $0) != nil }
      throw Failure(
        .notApplicable(
          command: "filmstrip",
          reason: "filmstrip takes a convolution, or a dense layer that reads the picture itself",
          remedy: remedy.map { "filmstrip \(network.layers[$0].name)" } ?? "curves"),
        at: expression.range)
    }
    return found
  }
}
