/// The hyperparameters of a layer that repeats each pixel.
package struct Upsampling: Hashable, Sendable {
  /// How many times each pixel is repeated downwards and to the right.
  package let factor: Size

  /// Makes a layer that repeats pixels.
  package init(factor: Size) { self.factor = factor }

  /// How the windows of the pixels lie on the picture that comes out.
  func geometry(input: Shape, output: Shape) -> WindowGeometry {
    WindowGeometry(
      window: Window(size: factor, stride: factor),
      input: Size(rows: output[1], columns: output[2]),
      output: Size(rows: input[1], columns: input[2]))
  }

  /// What comes out of a picture.
  ///
  /// - Throws: ``ShapeError`` where a factor is not positive, or the picture would be too large.
  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    if factor.rows < 1 { throw .notPositive(quantity: "factor rows", value: factor.rows) }
    if factor.columns < 1 { throw .notPositive(quantity: "factor columns", value: factor.columns) }
    func times(_ extent: Int, _ factor: Int) -> Int {
      let (product, overflows) = extent.multipliedReportingOverflow(by: factor)
      return overflows ? .max : product
    }
    return Shape([input[0], times(input[1], factor.rows), times(input[2], factor.columns)])
  }
}
