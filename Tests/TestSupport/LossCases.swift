import NeuralNetwork

/// Losses of given outputs with PyTorch's values and gradients; see Tests/Oracles.
package struct LossCases: Decodable, Sendable {
  /// One loss of one output.
  package struct Case: Decodable, Sendable, CustomStringConvertible {
    /// What it exercises.
    package let name: String
    /// The loss as it is typed.
    package let statement: String
    /// The output's shape, with the batch axis where there is one.
    package let shape: [Int]
    /// Whether there is one.
    package let batched: Bool
    /// The output in row order.
    package let output: [Double]
    /// The target in row order: a class number for each sample, or values.
    package let target: [Double]
    /// The loss.
    package let value: Double
    /// Its gradient at the output.
    package let gradient: [Double]

    /// The name.
    package var description: String { name }

    /// Numbers of a shape as they are typed.
    package static func typed(_ numbers: [Double], _ shape: [Int]) -> String {
      let list = numbers.map { "\($0)" }.joined(separator: ", ")
      return "reshape([\(list)], [\(shape.map(String.init).joined(separator: ","))])"
    }
  }

  /// All of them.
  package let cases: [Case]

  /// Those of `losses.json`.
  package static let all = OracleFile.read("losses.json", as: LossCases.self).cases
}

extension Loss {
  /// Each kind for vectors of so many outputs: plain, with its options, and as a sum.
  package static func variants(outputs: Int) -> [Loss] {
    let some: [Double] = [0.5, 0.75, 1.5, 0]
    let weights = (0..<outputs).map { some[$0 % some.count] }
    let weighted = CrossEntropy(weights: weights)
    let shared = CrossEntropy(weights: weights, smoothing: 1)
    var kinds = allCases.map(\.kind)
    kinds.append(.classes(.crossEntropy(weighted)))
    kinds.append(.classes(.crossEntropy(CrossEntropy(smoothing: 0.2))))
    kinds.append(.classes(.crossEntropy(shared)))
    kinds += [.classes(.hinge(margin: 0.3)), .elements(.huber(delta: 0.4))]
    return kinds.flatMap { kind in Reduction.allCases.map { Loss(kind, reduction: $0) } }
  }

  /// A target that it takes for an output, [sample, …].
  package func target(for output: Shape, seed: UInt64 = 9) -> Target {
    let drawn = draw(output, seed: seed)
    switch kind {
    case .classes: return .classes((0..<output[0]).map { ($0 * 2 + 1) % output[1] })
    case .elements(let loss):
      guard loss.takesProbabilities else { return .values(drawn) }
      return .values(Tensor(shape: output, elements: drawn.elements.map { min(1, abs($0)) }))
    }
  }

  /// What has to stand before it so that it takes any output: a sigmoid for probabilities.
  package var head: [NeuralNetwork.Operation] {
    switch kind {
    case .elements(let loss): loss.takesProbabilities ? [.activation(.sigmoid)] : []
    case .classes: []
    }
  }
}
