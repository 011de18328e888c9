import Explorer
import NeuralNetwork
import TestSupport
import Testing

/// The networks of Tests/Oracles, typed in as a learner would.
@Suite("PyTorch's figures through the language")
struct OracleSessionTests {
  @Test("Every network built line by line gives PyTorch's values", arguments: Oracle.all.indices)
  func figures(_ index: Int) throws {
    let oracle = Oracle.all[index]
    var interpreter = Interpreter()
    try prepare(oracle, in: &interpreter)
    func expect(_ expression: String, _ wanted: Tensor) throws {
      let found = try read(expression, in: &interpreter)
      #expect(
        found.shape == wanted.shape && agree(found, wanted),
        "\(oracle.name), \(oracle.recipe): \(expression)")
    }
    for (layer, output) in zip(oracle.layers, oracle.outputs) {
      try expect("\(layer.name).out", output.tensor)
    }
    try expect("loss", Tensor(oracle.lossValue))
    try expect("input.grad", oracle.gradients.input.tensor)
    for (position, layer) in oracle.layers.enumerated() {
      try expect("\(layer.name).out.grad", oracle.gradients.outputs[position].tensor)
      if let weight = oracle.gradients.weights[position] {
        try expect("\(layer.name).weight.grad", weight.tensor)
      }
      if let bias = oracle.gradients.biases[position] {
        try expect("\(layer.name).bias.grad", bias.tensor)
      }
    }
    for entry in oracle.contributions {
      let place = entry.index.map(String.init).joined(separator: ",")
      try expect("contributions(\(entry.layer).\(entry.parameter)[\(place)])", entry.tensor)
    }
  }

  @Test("Contributions sum to the gradient bit for bit", arguments: Oracle.all.indices)
  func sums(_ index: Int) throws {
    let oracle = Oracle.all[index]
    var interpreter = Interpreter()
    try prepare(oracle, in: &interpreter)
    for layer in oracle.layers {
      guard let weight = layer.weight?.tensor else { continue }
      // All of a small layer; of a larger one, weights spread over it.
      let step = max(1, weight.count / 24)
      for offset in stride(from: 0, to: weight.count, by: step) {
        let place = weight.shape.index(at: offset).map(String.init).joined(separator: ",")
        let name = "\(layer.name).weight[\(place)]"
        let claim = try read("sum(contributions(\(name))) == \(name).grad", in: &interpreter)
        #expect(claim == Tensor(1), "\(oracle.name), \(oracle.recipe): \(name)")
      }
      if let bias = layer.biasValue?.tensor {
        for unit in 0..<bias.count {
          let place = bias.shape.index(at: unit).map(String.init).joined(separator: ",")
          let name = "\(layer.name).bias[\(place)]"
          let claim = try read("sum(contributions(\(name))) == \(name).grad", in: &interpreter)
          #expect(claim == Tensor(1), "\(oracle.name), \(oracle.recipe): \(name)")
        }
      }
    }
  }

  private func prepare(_ oracle: Oracle, in interpreter: inout Interpreter) throws {
    var script = oracle.lines
    for layer in oracle.layers {
      if let weight = layer.weight {
        script.append("\(layer.name).weight = \(literal(weight.tensor))")
      }
      if let bias = layer.biasValue {
        script.append("\(layer.name).bias = \(literal(bias.tensor))")
      }
    }
    script += [
      "input = \(literal(oracle.input.tensor))", "target = \(literal(oracle.target.tensor))",
      "forward", "backward",
    ]
    for outcome in run(script.joined(separator: "\n"), in: &interpreter) {
      try #require(outcome.diagnostic == nil, "\(oracle.name): \(outcome.errorReport ?? "")")
    }
  }

  private func read(_ expression: String, in interpreter: inout Interpreter) throws -> Tensor {
    let outcome = try #require(run(expression, in: &interpreter).last)
    let document = try #require(outcome.document, "\(outcome.errorReport ?? "")")
    for case .value(let tensor) in document.blocks { return tensor }
    throw NoValue()
  }

  private func literal(_ tensor: Tensor) -> String {
    if tensor.shape.rank == 0 { return "\(tensor.elements[0])" }
    return "[" + (0..<tensor.shape[0]).map { literal(tensor.slice(at: $0)) }.joined(separator: ", ")
      + "]"
  }
}
