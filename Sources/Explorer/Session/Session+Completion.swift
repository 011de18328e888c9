import CommandLanguage

extension Session {
  /// The names that a Tab can complete to, with a word on each.
  public var completionNames: CompletionNames {
    var names = CompletionNames()
    names.layers = (network?.layers ?? []).map { layer in
      NamedWord(
        layer.name,
        "\(network?.index(ofLayer: layer.name).map { network?.sentence(ofLayer: $0) ?? "" } ?? ""), \(layer.outputShape)"
      )
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
