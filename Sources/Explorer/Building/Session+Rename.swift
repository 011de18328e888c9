import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `rename OLD NEW`.
  mutating func renameLayer(_ call: TypedCall<RenameCommand>) throws(Failure) -> Document {
    let (network, index) = try namedLayer(call.old, of: call)
    let new = call.new.value
    try requireFreeName(new, at: call.new.range, for: .layer)
    if definitions[new] != nil { throw Failure(.nameTaken(new), at: call.new.range) }
    let old = network.layers[index].name
    self.network?.update(layer: index) { $0.name = new }
    givenNames.insert(new)
    // The last pass's values keep their meaning under the new name.
    pass?.rename(layer: old, to: new)
    optimiser.rename(layer: old, to: new)
    learning.rename(layer: old, to: new)
    lastUpdate = lastUpdate?.renamed(layer: old, to: new)
    stepping = stepping?.renamed(layer: old, to: new)
    renameFrozen(layer: old, to: new)
    changeCount += 1
    return Document(
      kind: "rename", blocks: [.paragraph("\(old) is now \(.strong(new))")],
      facts: [Fact("old", .text(old)), Fact("name", .text(new))])
  }
}

extension Pass {
  /// Gives a layer of this pass a new name.
  mutating func rename(layer old: String, to new: String) {
    forward.rename(layer: old, to: new)
    backward?.rename(layer: old, to: new)
  }
}
