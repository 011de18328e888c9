import NeuralNetwork

/// Makes a network of operations, each layer drawn from the seed and named by its place.
package func build(
  _ inputShape: Shape, _ operations: [NeuralNetwork.Operation], loss: Loss? = nil, seed: UInt64 = 1
) throws -> Network {
  var network = Network(inputShape: inputShape)
  network.loss = loss
  for (index, operation) in operations.enumerated() {
    var layer = try Layer(
      name: "\(operation.word)\(index)", operation: operation, inputShape: network.outputShape)
    layer.initialise(seed: seed)
    network.append(layer)
  }
  return network
}

/// A tensor of draws from the standard normal distribution.
package func draw(_ shape: Shape, seed: UInt64 = 7) -> Tensor {
  var generator = RandomGenerator(seed: seed, stream: "test", shape: shape)
  return Tensor(shape: shape, elements: (0..<shape.count).map { _ in generator.normal() })
}

extension Network {
  /// Appends named layers whose weights and biases are given by address.
  mutating func append(
    _ operations: [(String, NeuralNetwork.Operation)], from start: [String: [Double]]
  ) throws {
    for (name, operation) in operations {
      var layer = try Layer(name: name, operation: operation, inputShape: outputShape)
      for role in ParameterName.Role.allCases {
        guard let shape = layer[role]?.shape, let values = start["\(name).\(role.rawValue)"] else {
          continue
        }
        layer[role] = Tensor(shape: shape, elements: values)
      }
      append(layer)
    }
  }
}

extension NeuralNetwork.Operation {
  /// A convolution.
  package static func conv(
    _ channels: Int, _ kernel: Size, stride: Size = Size(square: 1),
    padding: Size = Size(square: 0), dilation: Size = Size(square: 1), groups: Int = 1,
    hasBias: Bool = true, keepsExtent: Bool = false
  ) -> Self {
    .convolution(
      Convolution(
        outputChannels: channels, kernel: kernel, stride: stride, padding: padding,
        dilation: dilation, groups: groups, hasBias: hasBias, keepsExtent: keepsExtent))
  }

  /// A fully connected layer.
  package static func dense(_ outputs: Int, hasBias: Bool = true) -> Self {
    .dense(Dense(outputs: outputs, hasBias: hasBias))
  }

  /// A max pool.
  package static func maxpool(
    _ window: Size, stride: Size? = nil, padding: Size = Size(square: 0),
    dilation: Size = Size(square: 1), roundsUp: Bool = false
  ) -> Self {
    .maxPooling(
      MaxPooling(
        window: window, stride: stride, padding: padding, dilation: dilation, roundsUp: roundsUp))
  }

  /// An average pool.
  package static func avgpool(
    _ window: Size, stride: Size? = nil, padding: Size = Size(square: 0),
    countsPadding: Bool = true, roundsUp: Bool = false
  ) -> Self {
    .averagePooling(
      AveragePooling(
        window: window, stride: stride, padding: padding, countsPadding: countsPadding,
        roundsUp: roundsUp))
  }
}

/// A square size from a literal, so that tests read like the language.
extension Size: ExpressibleByIntegerLiteral {
  /// Makes a square size.
  package init(integerLiteral side: Int) { self.init(square: side) }
}
