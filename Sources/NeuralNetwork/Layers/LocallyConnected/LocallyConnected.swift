/// A convolution whose positions do not share their kernels: locally connected.
package struct LocallyConnected: LayerKind {
  /// Its windows and channels.
  let convolution: Convolution

  package var word: String { convolution.word }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .ownKernels(convolution) }
}
