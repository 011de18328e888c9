import Datasets
import NeuralNetwork

/// Finds, for each weight, bias and running statistic of a network, the tensor of a file that belongs there.
///
/// Names decide: a layer's own; with `fc` or `linear` for `dense`; without a number where there is
/// one layer of the kind; each also behind a beginning that all names of the file share, as `model.`.
/// Where no name of the file is that of a layer, shapes decide, if only one assignment is possible.
package struct WeightMatching {
  /// How a tensor was found.
  enum Way: Equatable {
    case name
    case otherName
    case shape
  }

  /// A tensor that belongs somewhere.
  package struct Fit: Equatable {
    package let parameter: LayerTensor
    package let source: NamedTensor
    let way: Way
  }

  /// Why a parameter keeps its numbers.
  package enum Lack: Equatable {
    case notInFile
    case otherShape(Shape, name: String)
    case ambiguous(count: Int)
  }

  package private(set) var fits: [Fit] = []
  package private(set) var lacks: [(parameter: LayerTensor, shape: Shape, lack: Lack)] = []
  /// The tensors of the file that belong nowhere.
  private(set) var unused: [NamedTensor] = []
  /// Whether the file counts the batches of a batch norm, which nothing here needs.
  private(set) var countsBatches = false

  /// Compares a file's tensors with a network's parameters.
  package init(_ tensors: [NamedTensor], _ network: Network) {
    let beginning = Self.sharedBeginning(of: tensors)
    var byName: [String: NamedTensor] = [:]
    for tensor in tensors {
      byName[tensor.name] = tensor
      if !beginning.isEmpty { byName[String(tensor.name.dropFirst(beginning.count))] = tensor }
    }
    var used: Set<String> = []
    for layer in network.layers {
      let names = Self.names(of: layer, in: network)
      for part in LayerTensor.Part.allCases {
        guard let present = layer[tensor: part] else { continue }
        let parameter = LayerTensor(layer: layer.name, part: part)
        let found = names.lazy.flatMap { name in part.names.map { "\(name).\($0)" } }
          .compactMap { byName[$0] }.first
        guard let found else {
          lacks.append((parameter, present.shape, .notInFile))
          continue
        }
        used.insert(found.name)
        if found.shape == present.shape {
          let isOwn = found.name == parameter.fileName || found.name == parameter.address
          fits.append(Fit(parameter: parameter, source: found, way: isOwn ? .name : .otherName))
        } else {
          lacks.append(
            (parameter, present.shape, .otherShape(found.shape, name: found.name)))
        }
      }
    }
    if used.isEmpty { matchShapes(tensors, network, used: &used) }
    unused = tensors.filter {
      !used.contains($0.name) && !$0.name.hasSuffix(".num_batches_tracked")
    }
    countsBatches = tensors.contains { $0.name.hasSuffix(".num_batches_tracked") }
  }

  /// The same without some tensors among those that belong nowhere.
  package func leavingOut(_ names: [String]) -> WeightMatching {
    var rest = self
    rest.unused.removeAll { names.contains($0.name) }
    return rest
  }

  /// The names that a layer may have in a file, its own first.
  private static func names(of layer: Layer, in network: Network) -> [String] {
    var names = [layer.name]
    let kind = layer.operation.word
    let kinds = [kind] + (Self.otherWords[kind] ?? [])
    guard layer.name.hasPrefix(kind) else { return names }
    let ordinal = layer.name.dropFirst(kind.count)
    names += kinds.map { $0 + ordinal }
    if network.layers.count(where: { $0.operation.word == kind }) == 1 { names += kinds }
    return names
  }

  /// What layers of a kind are also called.
  private static let otherWords = [
    "dense": ["fc", "linear"], "batchnorm": ["bn", "norm"], "layernorm": ["ln", "norm"],
    "groupnorm": ["gn", "norm"],
  ]

  /// What all names begin with, up to a dot.
  private static func sharedBeginning(of tensors: [NamedTensor]) -> String {
    guard let first = tensors.first?.name else { return "" }
    var beginning = ""
    for part in first.split(separator: ".").dropLast(2) {
      let longer = "\(beginning)\(part)."
      guard tensors.allSatisfy({ $0.name.hasPrefix(longer) }) else { break }
      beginning = longer
    }
    return beginning
  }

  // MARK: Shapes

  /// A layer's tensors in a file, or a layer in the network.
  private struct Signature: Hashable {
    let shapes: [LayerTensor.Part: Shape]
  }

  private mutating func matchShapes(
    _ tensors: [NamedTensor], _ network: Network, used: inout Set<String>
  ) {
    var owners: [String: [String: NamedTensor]] = [:]
    for tensor in tensors {
      guard let dot = tensor.name.lastIndex(of: ".") else { continue }
      let role = String(tensor.name[tensor.name.index(after: dot)...])
      owners[String(tensor.name[..<dot]), default: [:]][role] = tensor
    }
    var groups: [Signature: [String]] = [:]
    for (owner, parts) in owners {
      let shapes = Self.shapes { part in
        part.names.lazy.compactMap { parts[$0] }.first?.shape
      }
      if !shapes.isEmpty { groups[Signature(shapes: shapes), default: []].append(owner) }
    }
    var layers: [Signature: [Layer]] = [:]
    for layer in network.layers {
      let shapes = Self.shapes { layer[tensor: $0]?.shape }
      if !shapes.isEmpty { layers[Signature(shapes: shapes), default: []].append(layer) }
    }
    var found: [LayerTensor: Fit] = [:]
    var ambiguous: [LayerTensor: Int] = [:]
    for (signature, places) in layers {
      guard let group = groups[signature] else { continue }
      let ordered = Self.inOrder(group)
      for (number, layer) in places.enumerated() {
        for part in LayerTensor.Part.allCases where layer[tensor: part] != nil {
          let parameter = LayerTensor(layer: layer.name, part: part)
          if let ordered, ordered.count == places.count,
            let tensors = owners[ordered[number]],
            let source = part.names.lazy.compactMap({ tensors[$0] }).first
          {
            found[parameter] = Fit(parameter: parameter, source: source, way: .shape)
            used.insert(source.name)
          } else {
            ambiguous[parameter] = group.count
          }
        }
      }
    }
    fits = lacks.compactMap { found[$0.parameter] }
    lacks = lacks.filter { found[$0.parameter] == nil }.map { entry in
      guard let count = ambiguous[entry.parameter] else { return entry }
      return (entry.parameter, entry.shape, .ambiguous(count: count))
    }
  }

  private static func shapes(
    _ shape: (LayerTensor.Part) -> Shape?
  ) -> [LayerTensor.Part: Shape] {
    var shapes: [LayerTensor.Part: Shape] = [:]
    for part in LayerTensor.Part.allCases { shapes[part] = shape(part) }
    return shapes
  }

  /// Names that differ in their numbers alone, in the order of these; `nil` where they differ in more.
  private static func inOrder(_ names: [String]) -> [String]? {
    let keys = names.map { name -> (name: String, words: [Substring], numbers: [Int]) in
      let words = name.split(whereSeparator: \.isNumber)
      let numbers = name.split { !$0.isNumber }.map { Int($0) ?? .max }
      return (name, words, numbers)
    }
    guard keys.allSatisfy({ $0.words == keys[0].words }) else { return nil }
    return keys.sorted { $0.numbers.lexicographicallyPrecedes($1.numbers) }.map(\.name)
  }
}
