import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("Gradient checks and contributions by several threads")
struct ParallelGradientsTests {
  @Test(
    "A check comes to the same bits on any number of threads", arguments: 0..<48 as Range<UInt64>)
  func check(_ seed: UInt64) throws {
    var pass = try RandomPass(seed: seed)
    let objective = Objective(of: pass.backward)
    let claims = pass.claims()
    for step in [1e-5, 0.7] {
      var alone = Differences(objective)
      let wanted = try Threads.$count.withValue(1) {
        try GradientCheck(&alone, claims: claims, step: step, interruption: .never)
      }
      for threads in [2, 3, 7] {
        var shared = Differences(objective)
        shared.leastDivided = 0
        let found = try Threads.$count.withValue(threads) {
          try GradientCheck(&shared, claims: claims, step: step, interruption: .never)
        }
        #expect(found.numbers == wanted.numbers)
        #expect(found.summaries.map(\.wrong) == wanted.summaries.map(\.wrong))
        #expect(found.summaries.map(\.kinks) == wanted.summaries.map(\.kinks))
      }
    }
  }

  @Test("A check that is stopped in its midst ends", arguments: [1, 2, 3, 7])
  func interruption(_ threads: Int) throws {
    var pass = try RandomPass(seed: 3)
    var differences = Differences(Objective(of: pass.backward))
    differences.leastDivided = 0
    let claims = pass.claims()
    for asks in [0, 1, 5] {
      let left = Countdown(asks)
      let outcome = Result {
        try Threads.$count.withValue(threads) {
          _ = try GradientCheck(
            &differences, claims: claims + claims + claims,
            interruption: Interruption { left.isOver })
        }
      }
      // Of so small a check several threads may have done all before the one that asks is told; that
      // a long one stops is held in SessionThreadsTests.
      if case .success = outcome, threads > 1 { continue }
      #expect(throws: PassError.interrupted) { try outcome.get() }
    }
  }

  @Test(
    "The terms of weights are the same on any number of threads",
    arguments: [
      NeuralNetwork.Operation.conv(6, 3, padding: 1), .conv(6, 3, padding: 1, groups: 3),
      .conv(5, 2, stride: 2, dilation: 2), .dense(40),
    ])
  func contributions(_ operation: NeuralNetwork.Operation) throws {
    var isDense = false
    if case .dense = operation { isDense = true }
    let shape: Shape = isDense ? [300] : [6, 16, 16]
    var layer = try Layer(name: "layer", operation: operation, inputShape: shape)
    layer.initialise(seed: 1)
    let samples = 24
    let input = draw(shape.prepending(samples), seed: 1).elements
    let upstream = draw(layer.outputShape.prepending(samples), seed: 2).elements
    let count = try #require(layer.contributionShape(samples: samples)).count
    let results = try [1, 2, 3, 7].map { threads in
      try Threads.$count.withValue(threads) {
        var numbers = [Double](repeating: .nan, count: count)
        let isWritten = try numbers.withUnsafeMutableBufferPointer { target in
          try layer.writeContributions(
            to: #require(target.baseAddress), upstream: upstream, input: input, samples: samples)
        }
        #expect(isWritten)
        return numbers
      }
    }
    let isWhole = results[0].allSatisfy { !$0.isNaN }
    #expect(isWhole)
    for result in results.dropFirst() { #expect(result == results[0]) }
  }
}

extension GradientCheck {
  /// Every number and verdict, with numbers as bits.
  fileprivate var numbers: [String] {
    entries.map { entry in
      let numbers = [entry.analytic, entry.numeric, entry.relativeError].map(\.bitPattern)
      let kink = entry.kink.map { "\($0)" } ?? ""
      return "\(entry.place) \(entry.offset) \(numbers) \(kink) \(entry.verdict)"
    }
  }
}
