import CommandLanguage
import NeuralNetwork
import Sessions

extension Layer {
  /// The parameters in a few words, `2 kernels of 1×3×3 and 2 biases, 20 parameters`; `nil` where
  /// there are none.
  package var parameterSentence: String? {
    guard let weight else { return nil }
    let total = weight.count + (bias?.count ?? 0)
    let parts: String
    switch weightForm {
    case .none: return nil
    case .kernels, .transposedKernels:
      let kernels = weight.shape[0]
      let extent = weight.shape.droppingFirst().description
      parts = "\(kernels.counted("kernel")) of \(extent)"
    case .ownKernels:
      let positions = outputShape[1] * outputShape[2]
      let extent = weight.shape.extents.suffix(3).map(String.init).joined(separator: "\u{D7}")
      parts = "\(weight.shape[0]) \u{22C5} \(positions) kernels of \(extent)"
    case .scaleAndShift:
      let shifts = (bias?.count ?? 0).counted("shift")
      return
        "\(weight.count.counted("factor")) + \(shifts) = \(total.counted("parameter"))"
    case .slope: parts = "1 slope"
    case .matrix, .unrolled: parts = "\(weight.shape) weights"
    }
    let biases = bias.map { " + \($0.count) \($0.count == 1 ? "bias" : "biases")" } ?? ""
    return "\(parts)\(biases) = \(total.counted("parameter"))"
  }

  /// How many positions a weight is used at for one sample: H′·W′ for a kernel's, H·W for a
  /// transposed convolution's, H·W for a channel's factor, 1 for a dense one and for a relaxed convolution's.
  package var positionsPerSample: Int { sharedPositions.count }

  /// How many positions a weight or a bias is used at for one sample; relaxing leaves a
  /// convolution's biases shared.
  func positionsPerSample(of field: Address.Field) -> Int { positions(of: field).count }

  /// The shape of a convolution's kernels, relaxed or not; `nil` for other layers.
  var kernelShape: Shape? { operation.convolution?.kernelShape(for: inputShape) }

  /// The first indices of the weights that an output uses, as they are typed: its channel or unit,
  /// its position too where each has its own kernel, its row of the unrolled matrix.
  func weightRow(at output: [Int]) -> String {
    switch weightForm {
    case .ownKernels: output.commaJoined
    case .unrolled: "\(outputShape.offset(of: output))"
    case .none, .kernels, .transposedKernels, .matrix, .scaleAndShift, .slope: "\(output[0])"
    }
  }

  /// The place in the kernel, [C/groups, row, column], by which a convolution's output reads an input;
  /// `nil` where its window does not.
  package func kernelPlace(output: [Int], input: [Int]) -> [Int]? {
    let (unit, cell) = (outputShape.offset(of: output), inputShape.offset(of: input))
    guard let kernels = kernelShape,
      let weight = convolutionWiring?.tap(output: unit, input: cell)?.weight
    else { return nil }
    return Array(kernels.index(at: weight).dropFirst())
  }

  /// What a convolution has lost, in a word or two; `nil` where it has both constraints, and for
  /// other layers.
  package var relaxation: Relaxation? {
    switch weightForm {
    case .ownKernels: .sharing
    case .unrolled: .locality
    case .none, .kernels, .transposedKernels, .matrix, .scaleAndShift, .slope: nil
    }
  }

  /// Which constraint of a convolution was dropped last.
  package typealias Relaxation = RelaxCommand.Constraint
}
