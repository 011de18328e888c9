extension WeightForm {
  /// The shape of the weight for an input; `nil` where there is none, and where the layer does not fit
  /// the input at all.
  func weightShape(for input: Shape) -> Shape? {
    switch self {
    case .none: return nil
    case .kernels(let convolution): return convolution.kernelShape(for: input)
    case .ownKernels(let convolution):
      guard let kernels = convolution.kernelShape(for: input),
        let positions = try? convolution.window.positions(on: input)
      else { return nil }
      return Shape([kernels[0]] + positions.extents + kernels.extents.dropFirst())
    case .unrolled(let convolution):
      guard convolution.kernelShape(for: input) != nil,
        let positions = try? convolution.window.positions(on: input),
        let outputs = positions.prepending(convolution.outputChannels).countIfRepresentable,
        let inputs = input.countIfRepresentable
      else { return nil }
      return Shape([outputs, inputs])
    case .transposedKernels(let convolution): return convolution.kernelShape(for: input)
    case .matrix(let dense):
      guard input.rank == 1, dense.outputs > 0 else { return nil }
      return Shape([dense.outputs, input[0]])
    case .scaleAndShift(let normalisation): return normalisation.parameterShape(for: input)
    case .slope: return [1]
    }
  }

  /// The shape of the bias for an input: [OUT], or [OUT, row, column] where each output has its own, or
  /// that of the weight where each number is scaled and shifted; `nil` where there is none.
  func biasShape(for input: Shape) -> Shape? {
    switch self {
    case .none, .slope: return nil
    case .kernels(let convolution):
      return convolution.hasBias ? Shape([max(0, convolution.outputChannels)]) : nil
    case .ownKernels(let convolution), .unrolled(let convolution):
      let channels = max(0, convolution.outputChannels)
      switch convolution.biases {
      case .off: return nil
      case .channel: return Shape([channels])
      case .each: return (try? convolution.window.positions(on: input))?.prepending(channels)
      }
    case .transposedKernels(let convolution):
      return convolution.hasBias ? Shape([max(0, convolution.outputChannels)]) : nil
    case .matrix(let dense): return dense.hasBias ? Shape([max(0, dense.outputs)]) : nil
    case .scaleAndShift(let normalisation): return normalisation.parameterShape(for: input)
    }
  }
}
