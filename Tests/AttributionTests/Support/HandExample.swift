import Attribution
import NeuralNetwork

/// The 3×3 example: a picture of 1…9, the kernel [[1, 0], [0, −1]], upstream [[1, −2], [3, 0.5]].
enum HandExample {
  static func backward() throws -> BackwardPass {
    var network = Network(inputShape: [1, 3, 3])
    let convolution = Convolution(outputChannels: 1, kernel: Size(square: 2), hasBias: false)
    var layer = try Layer(
      name: "conv1", operation: .convolution(convolution), inputShape: [1, 3, 3])
    layer.weight = Tensor(shape: [1, 1, 2, 2], elements: [1, 0, 0, -1])
    network.append(layer)
    let input = Tensor(shape: [1, 1, 3, 3], elements: [1, 2, 3, 4, 5, 6, 7, 8, 9])
    let upstream = Tensor(shape: [1, 1, 2, 2], elements: [1, -2, 3, 0.5])
    return try network.forward(input).backward(from: upstream)
  }

  /// A walk through it, with a target that gives the same upstream gradient.
  static func stepper(fault: Fault? = nil) throws -> Stepper {
    let back = try backward()
    var network = back.forward.network
    network.loss = .squaredError
    let output = back.forward.output
    let upstream = back.activationGradients[1]
    let target = Tensor(
      shape: output.shape, elements: zip(output.elements, upstream.elements).map { $0 - $1 })
    return try Stepper(
      network, input: back.forward.activations[0], target: .values(target), fault: fault)
  }
}
