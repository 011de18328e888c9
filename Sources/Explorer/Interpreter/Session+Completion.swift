import CommandLanguage
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// The names that a Tab can complete to, with a word on each.
  package var completionNames: CompletionNames {
    var names = CompletionNames()
    names.following = { [self] in session(behind: $0).completionNames }
    if let network {
      names.canShare = { [self] in canShare($0, $1, isNested: $2) }
      names.layers = network.layers.enumerated().map { index, layer in
        NamedWord(layer.name, "\(network.sentence(ofLayer: index)), \(layer.outputShape)")
      }
    }
    names.variables = definitions.keys.sorted().map { name in
      NamedWord(name, definitions[name].map { "\($0.shape)" } ?? "")
    }
    names.examples = Example.all.map { NamedWord($0.name, $0.summary) }
    for layer in network?.layers ?? [] {
      names.fieldsByLayer[layer.name] = fieldNames(of: layer).map(\.rawValue)
    }
    return names
  }

  /// The session as it will be behind statements, as far as names and shapes go.
  private func session(behind statements: [Statement.Kind]) -> Session {
    // Nobody waits for a word longer than that.
    let end = ContinuousClock.now + .milliseconds(20)
    let interruption = Interruption { ContinuousClock.now > end }
    var session = self
    for case .command(let call) in statements where call.command.makesNames {
      // What fails says so when it is run; what comes behind it is then not run at all.
      _ = try? session.perform(call, interruption: interruption, ask: nil)
    }
    return session
  }

  /// Whether a layer's weights fit one of which this much has been typed.
  ///
  /// Inside another command only what follows says what it reads: it may be what any later layer
  /// reads or puts out.
  private func canShare(_ name: String, _ call: CommandCall, isNested: Bool) -> Bool {
    guard let network, let index = network.index(ofLayer: name),
      case .layer(let word) = call.command,
      let operation = (try? LayerDefinition(word, call))?.operation
    else { return false }
    let owner = network.owner(ofLayer: index)
    let later = owner + 1..<network.layers.count
    let read =
      isNested
      ? [owner + 1] + later.map { $0 + 1 } + later.map(network.mainSource(ofLayer:))
      : [network.head]
    return read.map(network.shape(ofActivation:)).contains { shape in
      // A dense layer has what it reads laid out first.
      let shape: Shape = if case .dense = operation { [shape.count] } else { shape }
      return network.obstacle(toSharing: operation, over: shape, from: owner) == nil
    }
  }
}

extension Command {
  /// Whether there may be other names, or layers of other shapes, behind it.
  fileprivate var makesNames: Bool {
    switch self {
    case .layer: true
    case .change(let word):
      switch word {
      case .input, .example, .from, .insert, .replace, .remove, .rename, .reset, .relax, .tie, .let:
        true
      case .loss, .seed, .initialise, .forward, .backward, .mode, .predict, .update, .optimizer,
        .clip, .rate, .train, .schedule, .freeze, .unfreeze, .data, .sample, .load, .watch,
        .unwatch, .block, .unblock, .sabotage, .guess, .print:
        false
      }
    case .stepping, .view, .session, .exercise, .lesson: false
    }
  }
}
