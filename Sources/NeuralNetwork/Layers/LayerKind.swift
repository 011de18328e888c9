/// What a kind of layer is and computes: all that is asked of it outside its own folder.
///
/// Each question has a small answer that everything else switches over, so that no view, no check and
/// no plan has to know which kinds there are. It is asked once a layer, never for an element.
package protocol LayerKind: Sendable {
  /// The word that makes such a layer and that its name begins with, as in `conv1`.
  ///
  /// A relaxed convolution is made from a `conv` and keeps its word, and one that never shared, and was
  /// tied, that of `locallyconnected`.
  var word: String { get }

  /// How the outputs come of what is read.
  var computation: Computation { get }

  /// What is learned, and how it is used.
  var weightForm: WeightForm { get }

  /// How many activations are read, and how they are put together.
  var sourceForm: SourceForm { get }

  /// Which inputs fit.
  var inputForm: InputForm { get }

  /// The shape of one sample on the way out, given the one on the way in.
  ///
  /// Sizes are checked first, then groups, padding and window. The input's form and that its extents are
  /// positive were checked before, the bound on the number of elements is checked behind.
  ///
  /// - Throws: ``ShapeError`` where the numbers do not fit the input.
  func outputShape(for input: Shape) throws(ShapeError) -> Shape

  /// The window that moves over a picture of that shape; `nil` where none does.
  func window(for input: Shape) -> Window?

  /// Which weight meets which input at which output.
  func wiring(of layer: Layer) -> Wiring

  /// Writes what comes of a batch, [sample, …input], where zeros stand, [sample, …output].
  ///
  /// - Returns: what the way back has to know beside the two.
  /// - Throws: ``PassError``.
  func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext

  /// Takes the gradient of a batch's output, [sample, …output], back to the input, where zeros stand, and
  /// adds to that of the weight.
  ///
  /// The bias is summed elsewhere, and a blocked layer without weights is not asked.
  ///
  /// - Throws: ``PassError/interrupted``.
  func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError)

  /// What a plan runs in its place; `nil` where it has none, and the network runs layer by layer.
  var fastForm: FastForm? { get }

  /// The same on a picture of one row; `nil` where rows make no difference.
  var alongColumns: Operation? { get }

  /// What is nearest to it and may fit an input that it does not fit itself, the nearest first; some
  /// of them may not fit either.
  func fittings(for input: Shape) -> [Operation]
}

/// What may be left out: the slow form is right, and without a suggestion none is made.
extension LayerKind {
  package var fastForm: FastForm? { nil }

  package var alongColumns: Operation? { nil }

  package func fittings(for input: Shape) -> [Operation] { [] }
}
