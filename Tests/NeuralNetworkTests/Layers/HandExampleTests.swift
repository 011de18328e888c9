import NeuralNetwork
import Testing

@Suite("The 3×3 example, by hand")
struct HandExampleTests {
  /// A picture of 1…9, the kernel [[1, 0], [0, −1]] without bias.
  static func network() throws -> Network {
    var network = Network(inputShape: [1, 3, 3])
    let convolution = Convolution(outputChannels: 1, kernel: Size(square: 2), hasBias: false)
    var layer = try Layer(
      name: "conv1", operation: .convolution(convolution), inputShape: [1, 3, 3])
    layer.weight = Tensor(shape: [1, 1, 2, 2], elements: [1, 0, 0, -1])
    network.append(layer)
    return network
  }

  static let input = Tensor(shape: [1, 1, 3, 3], elements: [1, 2, 3, 4, 5, 6, 7, 8, 9])
  static let upstream = Tensor(shape: [1, 1, 2, 2], elements: [1, -2, 3, 0.5])

  @Test("The output is the upper left minus the lower right")
  func output() throws {
    let pass = try Self.network().forward(Self.input)
    #expect(pass.output == Tensor(shape: [1, 1, 2, 2], elements: [-4, -4, -4, -4]))
  }

  @Test("The kernel's gradient is 11.5, 14, 19, 21.5")
  func kernelGradient() throws {
    let back = try Self.network().forward(Self.input).backward(from: Self.upstream)
    #expect(back.weightGradients[0]?.elements == [11.5, 14, 19, 21.5])
    #expect(back.biasGradients[0] == nil)
  }

  @Test("The input's gradient scatters the kernel")
  func inputGradient() throws {
    let back = try Self.network().forward(Self.input).backward(from: Self.upstream)
    #expect(back.activationGradients[0].elements == [1, -2, 0, 3, -0.5, 2, 0, -3, -0.5])
  }

  @Test("The kernel does not enter its own gradient")
  func kernelIsAbsent() throws {
    var network = try Self.network()
    network.update(layer: 0) { $0.weight?.elements = [7, -8, 9, 100] }
    let back = try network.forward(Self.input).backward(from: Self.upstream)
    #expect(back.weightGradients[0]?.elements == [11.5, 14, 19, 21.5])
  }
}
