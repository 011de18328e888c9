import Foundation

/// Convolution layers drawn by seed, with the gradients that PyTorch finds; see Tests/Oracles.
package struct CapstoneCases: Decodable, Sendable {
  /// One layer.
  package struct Case: Decodable, Sendable, CustomStringConvertible {
    /// The channels of the picture, and its size.
    package let channels, rows, columns: Int
    /// The kernels, their size, and how they go over the picture.
    package let kernels, kernel, stride, padding: Int
    /// How many rows and columns at the end of the padded picture no window reaches.
    package let rest: Int
    /// What the layer is given, and what its output is held against by `squared-error`.
    package let input, weight, bias, target: NormCases.Numbers
    /// What PyTorch finds.
    package let biasGradient, weightGradient, inputGradient: NormCases.Numbers

    /// Its picture, kernels, stride and padding.
    package var description: String {
      "\(channels)\u{D7}\(rows)\u{D7}\(columns), \(kernels) kernels of \(kernel)\u{D7}\(kernel), "
        + "stride \(stride), padding \(padding)"
    }
  }

  let cases: [Case]

  /// Those of `capstone.json`.
  package static let all: [Case] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/capstone.json")
    guard let data = try? Data(contentsOf: file),
      let cases = try? JSONDecoder().decode(CapstoneCases.self, from: data)
    else { fatalError("Tests/Oracles/capstone.json is missing or damaged") }
    return cases.cases
  }()
}
