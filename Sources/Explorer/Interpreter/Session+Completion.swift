import CommandLanguage
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// The names that a Tab can complete to, with a word on each.
  package var completionNames: CompletionNames {
    var names = CompletionNames()
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

  /// Whether a layer's weights may be used by one of which this much has been typed: options that may
  /// follow are given the benefit of the doubt.
  private func canShare(_ name: String, _ call: CommandCall, isNested: Bool) -> Bool {
    guard let network, let index = network.index(ofLayer: name),
      case .layer(let word) = call.command,
      let operation = (try? LayerDefinition(word, call))?.operation
    else { return false }
    let main = network.head
    // A dense layer has what it reads laid out first.
    let shape = network.shape(ofActivation: main)
    let read: Shape = if case .dense = operation { [shape.count] } else { shape }
    switch network.obstacle(toSharing: operation, over: read, from: network.owner(ofLayer: index)) {
    case nil: return true
    case .noWeights, .kinds, .relaxed: return false
    case .bias: return !call.givesBias
    case .groups, .shapes: return isNested
    }
  }
}
