import NeuralNetwork

/// A classical 3×3 filter, as image processing used them before kernels were learned.
package enum Filter: String, Sendable, CaseIterable {
  /// Brightness growing to the right: Sobel's column difference.
  case sobelX = "sobel_x"
  /// Brightness growing downwards: Sobel's row difference.
  case sobelY = "sobel_y"
  /// Prewitt's column difference, without Sobel's heavier middle row.
  case prewittX = "prewitt_x"
  /// The discrete Laplacian, four neighbours less the middle.
  case laplacian
  /// A weighted mean, heaviest in the middle; its weights sum to 1.
  case gaussian
  /// The plain mean of nine; its weights sum to 1.
  case box
  /// The middle raised against its four neighbours; its weights sum to 1.
  case sharpen
  /// The picture as it is.
  case identity

  /// The weights, [3, 3].
  package var kernel: Tensor {
    let weights: [Double] =
      switch self {
      case .sobelX: [-1, 0, 1, -2, 0, 2, -1, 0, 1]
      case .sobelY: [-1, -2, -1, 0, 0, 0, 1, 2, 1]
      case .prewittX: [-1, 0, 1, -1, 0, 1, -1, 0, 1]
      case .laplacian: [0, 1, 0, 1, -4, 1, 0, 1, 0]
      case .gaussian: [1, 2, 1, 2, 4, 2, 1, 2, 1].map { $0 / 16 }
      case .box: [Double](repeating: 1.0 / 9, count: 9)
      case .sharpen: [0, -1, 0, -1, 5, -1, 0, -1, 0]
      case .identity: [0, 0, 0, 0, 1, 0, 0, 0, 0]
      }
    return Tensor(shape: [3, 3], elements: weights)
  }
}
