import NeuralNetwork

/// 1,797 digits that 13 people wrote by hand, 8 × 8, in the program itself.
///
/// They are the test half of *Optical Recognition of Handwritten Digits* by E. Alpaydin and
/// C. Kaynak, UCI Machine Learning Repository, 1998, licence CC BY 4.0; the same that
/// scikit-learn's `load_digits` gives, in the same order.
package enum HandwrittenDigits {
  /// What the set is called.
  package static let name = "handwritten"
  /// How many there are.
  package static let count = 1797
  /// The shape of one.
  package static let shape: Shape = [1, 8, 8]

  /// The brightest pixel of the file, which becomes 1.
  private static let brightest = 16.0

  /// The first so many digits, pixels from 0 to 1; the last fifth is held back.
  ///
  /// - Precondition: there are as many.
  package static func dataset(count: Int = count) -> Dataset {
    precondition((1...self.count).contains(count), "as many digits as there are")
    let columns = columns()
    let pixels = shape.count
    var elements: [Double] = []
    elements.reserveCapacity(count * pixels)
    for sample in 0..<count {
      for pixel in 0..<pixels {
        elements.append(Double(columns[pixel * self.count + sample]) / brightest)
      }
    }
    let labels = (0..<count).map { Int(columns[pixels * self.count + $0]) }
    return Dataset(
      name: name, origin: .builtIn, classNames: (0...9).map(String.init),
      inputs: SampleTensor(Tensor(shape: shape.prepending(count), elements: elements)),
      labels: labels)
  }

  /// Pixel by pixel the brightness of all digits, then their classes.
  private static func columns() -> [UInt8] {
    let letters = letters.withUTF8Buffer { Array($0) }
    let size = (shape.count + 1) * count
    guard let packed = Base64.decoded(letters),
      let output = try? Inflater.inflated(packed, 0..<packed.count, as: .raw, limit: size),
      output.bytes.count == size
    else { preconditionFailure("the program holds its digits whole") }
    return output.bytes
  }
}
