import NeuralNetwork

extension Oracle {
  /// Our network with the oracle's weights.
  package func network() throws -> Network {
    var network = Network(inputShape: Shape(inputShape))
    network.loss = Loss.Word(rawValue: loss).map { Loss($0) }
    for entry in layers {
      var layer = try NeuralNetwork.Layer(
        name: entry.name, operation: entry.operation, inputShape: network.outputShape)
      layer.weight = entry.weight?.tensor
      layer.bias = entry.biasValue?.tensor
      network.append(layer)
    }
    return network
  }

  /// Our forward pass over the oracle's input and target.
  package func forward() throws -> ForwardPass {
    let network = try network()
    let wanted: Target =
      network.loss == .crossEntropy
      ? .classes(target.tensor.elements.map { Int($0) }) : .values(batch(target))
    return try network.forward(batch(input), target: wanted)
  }

  private func batch(_ numbers: Numbers) -> Tensor {
    let tensor = numbers.tensor
    return batched ? tensor : tensor.reshaped(to: tensor.shape.prepending(1))
  }
}

extension Oracle.Layer {
  /// Our operation.
  var operation: NeuralNetwork.Operation {
    func size(_ extents: [Int]?, else side: Int) -> Size {
      extents.map { Size(rows: $0[0], columns: $0[1]) } ?? Size(square: side)
    }
    let kernel = size(kernel, else: 1)
    let stride = size(stride, else: 1)
    let padding = size(padding, else: 0)
    let dilation = size(dilation, else: 1)
    switch kind {
    case "conv":
      return .conv(
        out ?? 0, kernel, stride: stride, padding: padding, dilation: dilation,
        groups: groups ?? 1, hasBias: bias ?? true, keepsExtent: same ?? false)
    case "convtranspose":
      return .transposedConvolution(
        TransposedConvolution(
          outputChannels: out ?? 0, kernel: kernel, stride: stride, padding: padding,
          outputPadding: size(outputPadding, else: 0), dilation: dilation, groups: groups ?? 1,
          hasBias: bias ?? true))
    case "locallyconnected":
      return .locallyConnected(
        Convolution(
          outputChannels: out ?? 0, kernel: kernel, stride: stride, padding: padding,
          dilation: dilation, biases: biases.flatMap(Convolution.Biases.init) ?? .each))
    case "zeropad":
      let sides = sides ?? [0, 0, 0, 0]
      return .zeroPadding(
        ZeroPadding(left: sides[0], right: sides[1], top: sides[2], bottom: sides[3]))
    case "upsample": return .upsampling(Upsampling(factor: kernel))
    case "adaptiveavgpool": return .adaptiveAveragePooling(AdaptiveAveragePooling(size: kernel))
    case "dense": return .dense(out ?? 0, hasBias: bias ?? true)
    case "maxpool":
      return .maxpool(
        kernel, stride: stride, padding: padding, dilation: dilation, roundsUp: ceil ?? false)
    case "avgpool":
      return .avgpool(
        kernel, stride: stride, padding: padding, countsPadding: countPad ?? true,
        roundsUp: ceil ?? false)
    case "globalavgpool": return .globalAveragePooling
    case "relu": return .activation(.relu)
    case "leakyrelu": return .activation(.leakyReLU(slope: slope ?? 0.01))
    case "sigmoid": return .activation(.sigmoid)
    case "tanh": return .activation(.tanh)
    case "flatten": return .flatten
    default: fatalError("the oracle has a layer of an unknown kind, \(kind)")
    }
  }
}

/// Whether two tensors agree to 10⁻¹⁰ of the wanted one's scale, its largest magnitude but at
/// least 10⁻³.
///
/// The batch axis may be missing on one side. The floor is for gradients that are zero but for
/// rounding.
package func agree(_ found: Tensor, _ wanted: Tensor) -> Bool {
  guard found.count == wanted.count else { return false }
  let scale = wanted.elements.reduce(1e-3) { max($0, abs($1)) }
  return zip(found.elements, wanted.elements).allSatisfy { abs($0 - $1) <= 1e-10 * scale }
}
