/// The hyperparameters of a layer that averages a picture down, or up, to a size.
package struct AdaptiveAveragePooling: Hashable, Sendable {
  /// The rows and columns that come out.
  package let size: Size

  /// Makes an adaptive average pooling.
  package init(size: Size) { self.size = size }

  /// The cells that each position along one axis averages: from ⌊i · input / output⌋ up to
  /// ⌈(i + 1) · input / output⌉, which may overlap.
  static func ranges(input: Int, output: Int) -> [Range<Int>] {
    (0..<output).map { position in
      let end = ((position + 1) * input + output - 1) / output
      return position * input / output..<end
    }
  }
}
