import CommandLanguage
import NeuralNetwork

extension Session {
  /// The address that an expression is, or `nil` where it computes something.
  ///
  /// - Throws: where it starts like an address and cannot be one, as in `conv1.wieght`.
  package func address(_ expression: Expression) throws(Failure) -> Address? {
    var subscripts: [[Subscript]] = []
    var fields: [(field: Field, range: SourceRange)] = []
    var base = expression
    while true {
      switch base.kind {
      case .index(let inner, let entries):
        subscripts.append(entries)
        base = inner
        continue
      case .field(let inner, let field):
        fields.append((field, base.range))
        base = inner
        continue
      case .name(let name):
        return try address(
          name: name, at: base.range, fields: fields.reversed(), subscripts: subscripts.reversed(),
          range: expression.range)
      default: return nil
      }
    }
  }

  private func address(
    name: String, at range: SourceRange, fields: [(field: Field, range: SourceRange)],
    subscripts: [[Subscript]], range whole: SourceRange
  ) throws(Failure) -> Address? {
    var rest = fields[...]
    let root: Address.Root
    if definitions[name] != nil {
      root = .definition(name)
    } else if let value = NamedValue(rawValue: name) {
      root =
        switch value {
        case .input: .input
        case .target: .target
        case .loss: .loss
        }
    } else if let layer = layer(named: name) {
      guard let first = rest.popFirst() else {
        throw Failure(
          .layerIsNotAValue(name, fields: fieldNames(of: layer).map(\.rawValue)), at: range)
      }
      guard let field = Address.Field(first.field), fieldNames(of: layer).contains(field)
      else {
        throw Failure(
          .unknownField(
            first.field.rawValue, of: name, candidates: fieldNames(of: layer).map(\.rawValue)),
          at: first.range)
      }
      root = .layer(owner(of: field, ofLayer: name), field)
    } else {
      guard fields.isEmpty else {
        throw Failure(.notALayer(name, layers: layerNames), at: range)
      }
      return nil
    }
    var isGradient = false
    if let field = rest.popFirst() {
      switch root {
      case .target, .definition:
        throw Failure(
          .unknownField(field.field.rawValue, of: name, candidates: []), at: field.range)
      case .input, .loss, .layer: break
      }
      guard field.field == .gradient else {
        throw Failure(
          .unknownField(
            field.field.rawValue, of: root.name, candidates: [Field.gradient.rawValue]),
          at: field.range)
      }
      isGradient = true
    }
    if let field = rest.first {
      throw Failure(
        .unknownField(field.field.rawValue, of: root.name + ".grad", candidates: []),
        at: field.range)
    }
    return Address(root: root, isGradient: isGradient, subscripts: subscripts, range: whole)
  }

  /// The names of all layers, of the network and of the last pass.
  package var layerNames: [String] { network?.layers.map(\.name) ?? [] }

  /// A layer of the network, or one of the last pass that is no longer in it.
  package func layer(named name: String) -> Layer? {
    network?[name] ?? pass?.forward.network[name]
  }

  /// The layer whose tensor a field means: the owner of weights that a layer shares.
  private func owner(of field: Address.Field, ofLayer name: String) -> String {
    guard field == .weight || field == .bias else { return name }
    let network = network?[name] == nil ? pass?.forward.network : network
    guard let network, let index = network.index(ofLayer: name) else { return name }
    return network.layers[network.owner(ofLayer: index)].name
  }

  /// What a layer has to show.
  package func fieldNames(of layer: Layer) -> [Address.Field] {
    var fields: [Address.Field] = [.input, .output]
    if layer.weight != nil { fields.append(.weight) }
    if layer.bias != nil { fields.append(.bias) }
    if layer.statistics != nil { fields += [.mean, .variance] }
    if layer.computation.isMasking { fields.append(.mask) }
    return fields
  }
}

extension Session {
  /// What was meant by a field without its layer, as `weight` in the place of `dense1.weight`.
  package func layerRemedy(forField word: String) -> String? {
    guard let field = Field(rawValue: word).flatMap(Address.Field.init),
      let layer = network?.layers.last(where: { fieldNames(of: $0).contains(field) })
    else { return nil }
    return "\(word) belongs to a layer: `\(layer.name).\(word)`"
  }
}

extension Address.Field {
  /// What of a layer a field is; `nil` for a gradient, which is of something else.
  init?(_ field: Field) {
    switch field {
    case .input: self = .input
    case .output: self = .output
    case .weight, .kernel: self = .weight
    case .bias: self = .bias
    case .mean: self = .mean
    case .variance: self = .variance
    case .mask: self = .mask
    case .gradient: return nil
    }
  }
}
