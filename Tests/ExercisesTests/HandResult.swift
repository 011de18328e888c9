import CommandLanguage
import Documents

@testable import Exercises

/// The answer worked out from the numbers on the page alone, by loops written for it.
struct HandResult {
  let number: Double?

  init(_ exercise: Exercise) {
    let grids = exercise.grids.map { $0.rows.map { $0.compactMap(\.number) } }
    let index = Self.index(in: exercise.recipe.question.exactString)
    let words = exercise.lines.joined(separator: " ").split(separator: " ").map(String.init)
    func option(_ name: String) -> Double? {
      words.firstIndex(of: name).flatMap { Double(words[$0 + 1]) }
    }
    let stride = Int(option("stride") ?? 1)
    let padding = Int(option("pad") ?? 0)
    func kernelGradient(_ upstream: [[Double]]) -> Double {
      Self.kernelGradient(
        input: grids[0], upstream: upstream, at: index, stride: stride, padding: padding)
    }
    switch exercise.topic {
    case .sum: number = kernelGradient(grids[1])
    case .relu:
      number = kernelGradient(
        zip(grids[1], grids[2]).map { outputs, upstream in
          zip(outputs, upstream).map { $0 > 0 ? $1 : 0 }
        })
    case .update:
      number = grids[2][index[2]][index[3]] - (option("lr") ?? .nan) * kernelGradient(grids[1])
    case .bias: number = grids[1 + index[0]].joined().reduce(0, +)
    case .dense:
      number = zip(grids[0], grids[1]).map { $0[index[1]] * $1[index[0]] }.reduce(0, +)
    case .softmax:
      let odds = grids[0][0]
      let target = words.last { Int($0) != nil }.flatMap { Int($0) }
      number = odds[index[0]] / odds.reduce(0, +) - (target == index[0] ? 1 : 0)
    case .residual:
      // Every output whose window holds the pixel, and the way round.
      var sum = grids[1][index[1]][index[2]]
      for row in 0..<2 {
        for column in 0..<2 {
          sum += grids[1][row][column] * grids[0][index[1] - row + 1][index[2] - column + 1]
        }
      }
      number = sum
    case .sharing:
      // The output is w·w·x, whose slope is 2·w·x.
      let weight = words.last { Double($0) != nil && !$0.contains("[") }.flatMap { Double($0) }
      let products = zip(grids[0].joined(), grids[1].joined()).map { $0 * $1 }
      number = 2 * (weight ?? .nan) * products.reduce(0, +)
    case .batchnorm:
      let pixels = Array(grids[0].joined())
      let mean = pixels.reduce(0, +) / Double(pixels.count)
      let variance = pixels.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(pixels.count)
      let isShift = exercise.recipe.question.exactString.contains("shift")
      number = zip(pixels, grids[1].joined()).map { pixel, upstream in
        upstream * (isShift ? 1 : (pixel - mean) / variance.squareRoot())
      }.reduce(0, +)
    case .dropout:
      number = grids[2][0][index[0]] * grids[1][0][index[0]] * grids[0][0][index[1]]
    case .convtranspose:
      var sum = 0.0
      for row in 0..<2 {
        for column in 0..<2 {
          sum +=
            grids[0][row][column]
            * grids[1][row * stride + index[2]][column * stride + index[3]]
        }
      }
      number = sum
    default: number = nil
    }
  }

  /// The indices of the first address in a sentence.
  private static func index(in question: String) -> [Int] {
    guard let open = question.firstIndex(of: "["), let close = question.firstIndex(of: "]") else {
      return []
    }
    return question[question.index(after: open)..<close].split(separator: ",").compactMap {
      Int($0)
    }
  }

  private static func kernelGradient(
    input: [[Double]], upstream: [[Double]], at index: [Int], stride: Int, padding: Int
  ) -> Double {
    var sum = 0.0
    for row in upstream.indices {
      for column in upstream[row].indices {
        let y = row * stride + index[2] - padding
        let x = column * stride + index[3] - padding
        guard input.indices.contains(y), input[y].indices.contains(x) else { continue }
        sum += upstream[row][column] * input[y][x]
      }
    }
    return sum
  }
}
