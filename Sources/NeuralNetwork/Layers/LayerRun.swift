/// How a layer is run: what masks are drawn for, and what is held from a run before.
package struct LayerRun: Sendable {
  /// How many passes in training masks were drawn in before.
  let trainingPasses: Int
  /// What the layer wrote down in a run that is made again with other numbers; its mask stays.
  let held: LayerContext?

  /// Makes a first run.
  package init(_ network: Network) {
    trainingPasses = network.trainingPasses
    held = nil
  }

  /// Makes a run again, of a layer of a pass.
  package init(again pass: ForwardPass, layer index: Int) {
    trainingPasses = pass.network.trainingPasses
    held = pass.contexts[index]
  }
}
