/// How far the copies of a convolution's weights moved apart while nothing held them together.
package struct CopyDrift: Equatable, Sendable {
  /// What had grown where the windows allow no weight.
  package struct Discarded: Equatable, Sendable {
    /// How many entries of the matrix the windows mask.
    package let count: Int
    /// How many of them had become something else than 0.
    package let filled: Int
    /// The largest magnitude among them.
    package let largest: Double
    /// Their Euclidean length.
    package let norm: Double
  }

  /// The mean of each weight's copies, shaped as the kernels.
  package let mean: Tensor
  /// How many copies each weight has.
  package let copies: Tensor
  /// The largest distance of a copy from the mean.
  package let largest: Tensor
  /// The mean distance of the copies from the mean.
  package let average: Tensor
  /// The number of positions of the feature map.
  package let positions: Int
  /// What falls away outside the windows, where the layer had lost its locality.
  package let discarded: Discarded?

  init(
    _ convolution: Convolution, weight: Tensor, isUnrolled: Bool, inputShape: Shape,
    outputShape: Shape, kernelShape: Shape
  ) {
    let wiring = Wiring(
      windowsOf: convolution, inputShape: inputShape, outputShape: outputShape, isTied: true)
    let positions = outputShape.count / convolution.outputChannels
    let kernelCount = kernelShape.droppingFirst().count
    var groups = [[Double]](repeating: [], count: kernelShape.count)
    var outside: Discarded?
    if isUnrolled {
      var rest = weight.elements
      for output in 0..<wiring.outputs {
        wiring.forEachTap(ofOutput: output) { tap in
          guard let shared = tap.weight else { return }
          let offset = output * wiring.inputs + tap.input
          groups[shared].append(weight.elements[offset])
          rest[offset] = 0
        }
      }
      outside = Discarded(
        count: weight.count - groups.reduce(0) { $0 + $1.count },
        filled: rest.count { $0 != 0 }, largest: rest.reduce(0) { max($0, $1.magnitude) },
        norm: rest.reduce(0) { $0 + $1 * $1 }.squareRoot())
    } else {
      for (offset, value) in weight.elements.enumerated() {
        let (copy, tap) = offset.quotientAndRemainder(dividingBy: kernelCount)
        groups[copy / positions * kernelCount + tap].append(value)
      }
    }
    let means = groups.map(Self.mean)
    mean = Tensor(shape: kernelShape, elements: means)
    copies = Tensor(shape: kernelShape, elements: groups.map { Double($0.count) })
    largest = Tensor(
      shape: kernelShape,
      elements: zip(groups, means).map { copies, mean in
        copies.reduce(0) { max($0, ($1 - mean).magnitude) }
      })
    average = Tensor(
      shape: kernelShape,
      elements: zip(groups, means).map { copies, mean in
        copies.isEmpty
          ? 0 : copies.reduce(0) { $0 + ($1 - mean).magnitude } / Double(copies.count)
      })
    self.positions = positions
    discarded = outside
  }

  /// The mean, measured from the first copy, so that equal copies give the same bits; 0 where no
  /// copy is left.
  static func mean(of copies: [Double]) -> Double {
    guard let first = copies.first else { return 0 }
    return first + copies.reduce(0) { $0 + ($1 - first) } / Double(copies.count)
  }
}
