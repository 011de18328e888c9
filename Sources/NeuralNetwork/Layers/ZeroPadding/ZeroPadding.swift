/// The hyperparameters of a layer that puts zeros around each picture.
package struct ZeroPadding: Hashable, Sendable {
  /// The columns on the left.
  package let left: Int
  /// The columns on the right.
  package let right: Int
  /// The rows above.
  package let top: Int
  /// The rows below.
  package let bottom: Int

  /// Makes a layer of zeros around pictures.
  package init(left: Int, right: Int, top: Int, bottom: Int) {
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
  }

  /// Makes a layer with as many zeros on each side.
  package init(each amount: Int) {
    self.init(left: amount, right: amount, top: amount, bottom: amount)
  }

  /// Whether there are as many on each side.
  package var isEven: Bool { left == right && right == top && top == bottom }

  /// The window of one cell that goes over the padded picture.
  var window: Window {
    Window(
      size: Size(square: 1), stride: Size(square: 1), padding: Size(rows: top, columns: left),
      paddingBehind: Size(rows: bottom, columns: right))
  }
}
