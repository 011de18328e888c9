import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `init [NAME] SCHEME`.
  mutating func initialise(
    _ call: TypedCall<InitialiseCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    if let deviation = call.deviation, deviation.value < 0 {
      throw Failure(
        .badSetting(
          "the standard deviation", value: deviation.value.shortest, allowed: "0 or more"),
        at: deviation.range)
    }
    var indices = Array(network.layers.indices)
    if let given = call.layer {
      guard let index = network.index(ofLayer: given.value) else {
        throw Failure(.notALayer(given.value, layers: layerNames), at: given.range)
      }
      indices = [index]
    }
    indices = Set(indices.map(network.owner(ofLayer:))).sorted().filter {
      network.layers[$0].weight != nil || network.layers[$0].statistics != nil
    }
    if let given = call.layer, indices.isEmpty {
      throw Failure(
        .notApplicable(
          command: "init", reason: "\(given.value) has no weights to draw",
          remedy: "init \(call.scheme.text)"), at: given.range)
    }
    let seed = seed
    for index in indices {
      try self.network?.update(layer: index) { layer throws(Failure) in
        try Self.draw(&layer, call.rule, seed: seed, interruption, at: call.range)
      }
    }
    touch()
    let names = indices.map { network.layers[$0].name }
    return Document(
      kind: "init",
      blocks: [
        .paragraph(
          names.isEmpty
            ? "no layer has weights"
            : "\(names.joined(separator: ", ")): \(call.scheme.text)")
      ], facts: [Fact("layers", .list(names.map { .text($0) }))])
  }
}
