import NeuralNetwork
import Testing

/// A script and the value that its last statement has to print.
struct ValueCase: CustomTestStringConvertible, Sendable {
  let script: String
  let wanted: Tensor

  /// A tensor.
  init(_ script: String, _ shape: [Int], _ elements: [Double]) {
    self.script = script
    wanted = Tensor(shape: Shape(shape), elements: elements)
  }

  /// A vector.
  init(_ script: String, _ elements: [Double]) { self.init(script, [elements.count], elements) }

  /// A single number.
  init(_ script: String, _ number: Double) { self.init(script, [], [number]) }

  var testDescription: String { script }

  /// Runs the script and compares, bit for bit or within the tolerance.
  func check(
    within tolerance: Double = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try value(script, sourceLocation: sourceLocation)
    #expect(
      found.isSame(as: wanted, within: tolerance),
      "\(script) is \(found.shape) \(found.elements), not \(wanted.shape) \(wanted.elements)",
      sourceLocation: sourceLocation)
  }
}

extension Tensor {
  /// Whether shape and numbers are the same, NaN being like NaN.
  func isSame(as other: Tensor, within tolerance: Double = 0) -> Bool {
    shape == other.shape
      && zip(elements, other.elements).allSatisfy { left, right in
        left == right || (left.isNaN && right.isNaN) || abs(left - right) <= tolerance
      }
  }
}
