import CommandLanguage
import Sessions
import Wording

extension Session {
  /// The names that a Tab can complete to, with a word on each.
  package var completionNames: CompletionNames {
    var names = CompletionNames()
    if let network {
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
}
