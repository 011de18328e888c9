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
}
