/// A convolution's two constraints, dropped one after the other and restored.
extension Layer {
  /// This convolution with a copy of its kernels at each position: locally connected.
  ///
  /// It computes the same, to the bit. Each copy starts as the shared weight.
  ///
  /// - Throws: ``ShapeError/tooManyElements(shape:)`` where the copies would be beyond the bound.
  /// - Precondition: the layer is a convolution.
  package func relaxingSharing() throws(ShapeError) -> Layer {
    guard case .convolution(let convolution) = operation, let weight else {
      preconditionFailure("only a convolution shares its weights")
    }
    var layer = try copy(as: .locallyConnected(convolution))
    layer.bias = bias
    let kernelCount = weight.count / convolution.outputChannels
    let positions = outputShape.count / convolution.outputChannels
    var elements: [Double] = []
    elements.reserveCapacity(weight.count * positions)
    for channel in 0..<convolution.outputChannels {
      let kernel = weight.elements[channel * kernelCount..<(channel + 1) * kernelCount]
      for _ in 0..<positions { elements += kernel }
    }
    layer.weight?.elements = elements
    return layer
  }

  /// This convolution, shared or locally connected, with a weight from each input to each output.
  ///
  /// It computes the same, for what is new is 0: finite numbers give the same bits.
  ///
  /// - Throws: ``ShapeError/tooManyElements(shape:)`` where the matrix would be beyond the bound.
  /// - Precondition: the layer is a convolution, locally connected at most.
  package func relaxingLocality() throws(ShapeError) -> Layer {
    guard let convolution = operation.convolution, let weight, geometry != nil else {
      preconditionFailure("only a convolution has windows")
    }
    var layer = try copy(as: .unrolledConvolution(convolution))
    layer.bias = bias
    var elements = layer.weight?.elements ?? []
    let wiring = wiring
    for output in 0..<wiring.outputs {
      wiring.forEachTap(ofOutput: output) { tap in
        guard let place = tap.weight else { return }
        elements[output * wiring.inputs + tap.input] = weight.elements[place]
      }
    }
    layer.weight?.elements = elements
    return layer
  }

  /// This relaxed convolution with its constraints back, and what had become of them.
  ///
  /// Each shared weight is the mean of its copies; equal copies give the same bits. The matrix of the
  /// unrolled form has no columns for padding: there the mean is over the copies that read the
  /// input, a weight that never does is 0, and what stands outside the windows is discarded.
  ///
  /// - Returns: the convolution and the drift of its copies; `nil` where the layer is not relaxed.
  package func tied() -> (layer: Layer, drift: CopyDrift)? {
    guard let convolution = operation.convolution, let weight,
      operation != .convolution(convolution),
      var layer = try? copy(
        as: .convolution(convolution.with(biases: convolution.hasBias ? .channel : .off))),
      let shape = layer.weight?.shape
    else { return nil }
    let drift = CopyDrift(
      convolution, weight: weight, isUnrolled: operation == .unrolledConvolution(convolution),
      inputShape: inputShape, outputShape: outputShape, kernelShape: shape)
    layer.weight = drift.mean
    layer.bias = bias.map { bias in
      // A channel's bias is the mean of its positions', as its weights are.
      let copies = bias.count / convolution.outputChannels
      let means = (0..<convolution.outputChannels).map { channel in
        CopyDrift.mean(of: Array(bias.elements[channel * copies..<(channel + 1) * copies]))
      }
      return Tensor(shape: [convolution.outputChannels], elements: means)
    }
    return (layer, drift)
  }

  /// The same layer with another operation on the same shapes, its weight and bias zero.
  private func copy(as operation: Operation) throws(ShapeError) -> Layer {
    var layer = try Layer(name: name, operation: operation, inputShape: inputShape)
    layer.isBlocked = isBlocked
    return layer
  }
}

extension Convolution {
  /// The window on an input and an output of these shapes.
  package func geometry(input: Shape, output: Shape) -> WindowGeometry {
    WindowGeometry(
      window: window, input: Size(rows: input[1], columns: input[2]),
      output: Size(rows: output[1], columns: output[2]))
  }
}
