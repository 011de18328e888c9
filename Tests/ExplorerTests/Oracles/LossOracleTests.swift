import CommandLanguage
import Documents
import Explorer
import NeuralNetwork
import TestSupport
import Testing

@Suite("Losses as PyTorch has them")
struct LossOracleTests {
  /// A network that hands its input on, with the case's loss; no pass yet.
  private static func start(_ example: LossCases.Case) -> String {
    let sample = example.batched ? Array(example.shape.dropFirst()) : example.shape
    let isClass = example.target.count < example.output.count && sample.count == 1
    let target =
      isClass
      ? example.batched
        ? LossCases.Case.typed(example.target, [example.target.count])
        : "\(example.target[0])"
      : LossCases.Case.typed(example.target, example.shape)
    return "input \(sample.map(String.init).joined(separator: "x")); leakyrelu 1; "
      + "\(example.statement); input = \(LossCases.Case.typed(example.output, example.shape)); "
      + "target = \(target); "
  }

  /// The loss and its gradient at the output, by the commands that make them.
  private func pass(
    _ start: String, _ forward: String, _ backward: String
  ) throws -> (loss: [Double], gradient: [Double]) {
    let outcomes = run("\(start)\(forward); \(backward); loss; leakyrelu1.out.grad")
    for outcome in outcomes { #expect(outcome.diagnostic == nil, "\(outcome.source.text)") }
    var values: [[Double]] = []
    for outcome in outcomes.suffix(2) {
      for case .value(let tensor) in outcome.document?.blocks ?? [] {
        values.append(tensor.elements)
      }
    }
    try #require(values.count == 2)
    return (values[0], values[1])
  }

  private func agree(_ found: [Double], _ wanted: [Double], within part: Double) -> Bool {
    let scale = wanted.reduce(1e-3) { max($0, abs($1)) }
    return found.count == wanted.count
      && zip(found, wanted).allSatisfy { abs($0 - $1) <= part * scale }
  }

  @Test("Value and gradient agree, and stepping comes to the very same", arguments: LossCases.all)
  func agreement(_ example: LossCases.Case) throws {
    let (loss, gradient) = try pass(Self.start(example), "forward", "backward")
    #expect(agree(loss, [example.value], within: 1e-10))
    #expect(agree(gradient, example.gradient, within: 1e-10))
    let (stepped, steppedGradient) = try pass(Self.start(example), "finish", "finish")
    #expect(stepped == loss)
    #expect(steppedGradient == gradient)
  }

  @Test(
    "Single precision comes near where 24 bits can",
    arguments: LossCases.all.filter { $0.name.hasSuffix("drawn") })
  func single(_ example: LossCases.Case) throws {
    let start = "set precision float32; " + Self.start(example)
    let (loss, gradient) = try pass(start, "forward", "backward")
    #expect(agree(loss, [example.value], within: 2e-5))
    #expect(agree(gradient, example.gradient, within: 2e-5))
  }
}
