import CommandLanguage
import Explorer
import NeuralNetwork
import Sessions
import TestSupport
import Testing

/// Norms, dropout, learned slopes and softmax among other layers, against PyTorch.
@Suite struct NormOracleTests {
  @Test(
    "Outputs, running statistics, the loss and all gradients are PyTorch's, in both modes",
    arguments: NormCases.all)
  func numbers(_ example: NormCases.Case) throws {
    var interpreter = Interpreter()
    try expectSuccess(run(example.lines.joined(separator: "\n"), in: &interpreter))
    for (number, stage) in example.stages.enumerated() {
      try expectSuccess(run(stage.lines.joined(separator: "\n"), in: &interpreter))
      // A gradient that is nothing but rounding is held against the network's largest.
      let largest = stage.checks.filter { $0.key.hasSuffix(".grad") }.values
        .flatMap(\.data).reduce(0) { max($0, $1.magnitude) }
      for (name, wanted) in stage.checks {
        let found = try value(name, &interpreter)
        #expect(found.shape.extents == wanted.shape, "\(name)")
        let own = wanted.data.reduce(0) { max($0, $1.magnitude) }
        let scale = name.hasSuffix(".grad") && own <= 1e-9 * largest ? largest : own
        let farthest = zip(found.elements, wanted.data).reduce(0) {
          max($0, ($1.0 - $1.1).magnitude)
        }
        #expect(
          farthest <= 1e-10 * scale, "pass \(number), \(name): off by \(farthest) of \(scale)")
      }
    }
  }

  @Test(
    "In single precision they are PyTorch's but for rounding",
    arguments: NormCases.all.indices.filter { $0 % 4 == 0 })
  func singlePrecision(_ index: Int) throws {
    let example = NormCases.all[index]
    var interpreter = Interpreter()
    try expectSuccess(
      run(example.lines.joined(separator: "\n") + "\nset precision float32", in: &interpreter))
    for stage in example.stages {
      try expectSuccess(run(stage.lines.joined(separator: "\n"), in: &interpreter))
      let largest = stage.checks.filter { $0.key.hasSuffix(".grad") }.values
        .flatMap(\.data).reduce(0) { max($0, $1.magnitude) }
      for (name, wanted) in stage.checks {
        let found = try value(name, &interpreter)
        let scale = max(wanted.data.reduce(0) { max($0, $1.magnitude) }, largest)
        for (ours, theirs) in zip(found.elements, wanted.data) {
          #expect((ours - theirs).magnitude <= 2e-5 * scale, "\(name)")
          #expect(Double(Float(ours)) == ours, "\(name)")
        }
      }
    }
  }

  @Test(
    "Contributions add up to every gradient to the bit",
    arguments: NormCases.all.indices.filter { $0 % 2 == 0 })
  func contributions(_ index: Int) throws {
    let example = NormCases.all[index]
    var interpreter = Interpreter()
    try expectSuccess(run(example.lines.joined(separator: "\n"), in: &interpreter))
    for stage in example.stages {
      try expectSuccess(run(stage.lines.joined(separator: "\n"), in: &interpreter))
      for layer in interpreter.session.network?.layers ?? [] {
        for role in ParameterName.Role.allCases {
          guard let tensor = layer[role], tensor.count > 0 else { continue }
          for offset in Set([0, tensor.count / 2, tensor.count - 1]) {
            let place = tensor.shape.index(at: offset).map(String.init).joined(separator: ",")
            let address = "\(layer.name).\(role.rawValue)[\(place)]"
            let holds = try value(
              "sum(contributions(\(address))) == \(address).grad", &interpreter)
            #expect(holds.elements == [1], "\(address)")
            if layer.wiring.scalesOutputs {
              let terms = try value("contributions(\(address))", &interpreter)
              #expect(!terms.elements.contains { $0 == 0 && $0.sign == .minus }, "\(address)")
            }
          }
        }
      }
    }
  }

  private func expectSuccess(
    _ outcomes: [StatementOutcome], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for outcome in outcomes {
      #expect(
        outcome.diagnostic == nil, "\(outcome.source.text.prefix(60))",
        sourceLocation: sourceLocation)
    }
  }

  private func value(_ expression: String, _ interpreter: inout Interpreter) throws -> Tensor {
    let document = try #require(
      run("print \(expression)", in: &interpreter).last?.document, "\(expression)")
    for case .value(let tensor) in document.blocks { return tensor }
    throw NoValue()
  }
}
