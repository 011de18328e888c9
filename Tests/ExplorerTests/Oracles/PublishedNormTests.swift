import NeuralNetwork
import Testing

@testable import Explorer

/// The checks that Stanford's CS231n, assignment 2 (BatchNormalization.ipynb and Dropout.ipynb), has its
/// students make of their own layers, with numbers of our own.
@Suite struct PublishedNormTests {
  private func numbers(_ script: String) throws -> [Double] { try value(script).elements }

  private func expect(
    _ found: [Double], near wanted: [Double], within tolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == wanted.count, sourceLocation: sourceLocation)
    for (ours, theirs) in zip(found, wanted) {
      #expect((ours - theirs).magnitude <= tolerance, sourceLocation: sourceLocation)
    }
  }

  private static let batch =
    "seed 231; input 3; LAYER; let x = 3 * randn(200,3) @ randn(3,3) + [1, -2, 5]; input = x; "

  private func script(_ layer: String) -> String { Self.batch.replacing("LAYER", with: layer) }

  @Test("Batch norm in training: means 0 and deviations 1; with γ and β, means β and deviations γ")
  func batchTraining() throws {
    let plain = script("batchnorm") + "forward; "
    expect(try numbers(plain + "mean(batchnorm1.out, 0)"), near: [0, 0, 0], within: 1e-12)
    let deviation = "sqrt(mean((batchnorm1.out - mean(batchnorm1.out, 0))^2, 0))"
    expect(try numbers(plain + deviation), near: [1, 1, 1], within: 1e-4)
    let scaled =
      script("batchnorm") + "batchnorm1.weight = [1,2,3]; batchnorm1.bias = [11,12,13]; forward; "
    expect(try numbers(scaled + "mean(batchnorm1.out, 0)"), near: [11, 12, 13], within: 1e-11)
    expect(try numbers(scaled + deviation), near: [1, 2, 3], within: 1e-3)
  }

  @Test("Batch norm in evaluation, behind many batches: means near 0 and deviations near 1")
  func batchEvaluation() throws {
    let passes = String(
      repeating: "input = 3 * randn(200,3) @ w + [1, -2, 5]; forward; ", count: 60)
    let trained =
      "seed 231; input 3; batchnorm; let w = randn(3,3); \(passes)mode eval; "
      + "input = 3 * randn(2000,3) @ w + [1, -2, 5]; forward; "
    expect(try numbers(trained + "mean(batchnorm1.out, 0)"), near: [0, 0, 0], within: 0.1)
    expect(try numbers(trained + "std(batchnorm1.out[:,0])"), near: [1], within: 0.1)
  }

  @Test("Batch norm's backward pass agrees with central differences, and with its one-line form")
  func batchBackward() throws {
    let pass =
      "seed 4; input 5; batchnorm; input = 5 * randn(4,5) + 12; batchnorm1.weight = randn(5); "
      + "batchnorm1.bias = randn(5); let up = randn(4,5); forward; backward with up; "
    // dx = γ/(N σ) · (N δ − Σ δ − x̂ Σ δ x̂), the form that the assignment calls alternative.
    let simple =
      pass
      + "let xh = (input - mean(input, 0)) / sqrt(mean((input - mean(input,0))^2, 0) + 1e-5); "
      + "let s = sqrt(mean((input - mean(input,0))^2, 0) + 1e-5); "
    #expect(
      try numbers(
        simple
          + "allclose(input.grad, batchnorm1.weight / (4 * s) * (4 * up - sum(up, 0) - xh * sum(up * xh, 0)), 1e-12)"
      ) == [1])
    #expect(
      try numbers(simple + "allclose(batchnorm1.weight.grad, sum(up * xh, 0), 1e-13)") == [1])
    #expect(try numbers(simple + "allclose(batchnorm1.bias.grad, sum(up, 0), 1e-13)") == [1])
    #expect(
      try #require(run(pass + "gradcheck").last?.document).facts.contains {
        $0.name == "agrees" && $0.value == .flag(true)
      })
  }

  @Test("Layer norm: every sample has mean 0 and deviation 1, with γ = 3 and β = 5 mean 5 and 3")
  func layer() throws {
    let scaled = script("layernorm") + "layernorm1.weight = 3; layernorm1.bias = 5; forward; "
    let means = try numbers(scaled + "mean(layernorm1.out, 1)")
    expect(means, near: [Double](repeating: 5, count: 200), within: 1e-11)
    let deviations = try numbers(
      scaled
        + "sqrt(mean((layernorm1.out - reshape(mean(layernorm1.out, 1), [200,1]))^2, 1))")
    expect(deviations, near: [Double](repeating: 3, count: 200), within: 1e-2)
  }

  @Test("Spatial batch norm: channels over samples and positions; γ = 3, 4, 5 and β = 6, 7, 8")
  func spatialBatch() throws {
    let pass =
      "seed 1; input 3x4x5; batchnorm; input = 4 * randn(2,3,4,5) + 10; "
      + "batchnorm1.weight = [3,4,5]; batchnorm1.bias = [6,7,8]; forward; "
    for (channel, (mean, deviation)) in [(6.0, 3.0), (7, 4), (8, 5)].enumerated() {
      let out = "batchnorm1.out[:,\(channel)]"
      expect(try numbers(pass + "mean(\(out))"), near: [mean], within: 1e-12)
      expect(
        try numbers(pass + "sqrt(mean((\(out) - mean(\(out)))^2))"), near: [deviation],
        within: 1e-4)
    }
  }

  @Test("Spatial group norm: each group of each sample has mean 0 and deviation 1")
  func spatialGroup() throws {
    let pass = "seed 1; input 6x4x5; groupnorm 2; input = 4 * randn(2,6,4,5) + 10; forward; "
    for sample in 0..<2 {
      for group in ["0:3", "3:6"] {
        let out = "groupnorm1.out[\(sample),\(group)]"
        expect(try numbers(pass + "mean(\(out))"), near: [0], within: 1e-12)
        expect(try numbers(pass + "sqrt(mean(\(out)^2))"), near: [1], within: 1e-5)
      }
    }
    #expect(
      try #require(
        run(
          "seed 1; input 6x4x5; groupnorm 2; input = 4 * randn(2,6,4,5) + 10; forward; "
            + "backward with randn(2,6,4,5); gradcheck"
        ).last?.document
      ).facts.contains { $0.name == "agrees" && $0.value == .flag(true) })
  }

  @Test(
    "Dropout: in training the mean stays and a share of P is 0, in evaluation nothing is",
    arguments: [0.25, 0.4, 0.7])
  func dropout(_ rate: Double) throws {
    let pass = "seed 231; input 500; dropout \(rate); input = randn(200,500) + 10; "
    expect(try numbers(pass + "forward; mean(dropout1.out)"), near: [10], within: 0.15)
    expect(try numbers(pass + "forward; mean(dropout1.out == 0)"), near: [rate], within: 0.01)
    #expect(try numbers(pass + "mode eval; forward; mean(dropout1.out == 0)") == [0])
    #expect(
      try numbers(pass + "forward; backward with 1; allclose(input.grad, dropout1.mask, 0)") == [1])
  }
}
