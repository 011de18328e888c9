extension Activation: LayerKind {
  package var word: String { type(of: function).word }

  package var computation: Computation { .function(self) }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(.each, of: layer)
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    let function = function
    try input.elements.withUnsafeBufferPointer { numbers throws(PassError) in
      guard let source = numbers.baseAddress else { return }
      try output.withUnsafeMutableBufferPointer { output throws(PassError) in
        guard let target = output.baseAddress else { return }
        try interruption.portions(of: output.count, costing: 8) {
          function.forward(source + $0.lowerBound, into: target + $0.lowerBound, count: $0.count)
        }
      }
    }
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    function.inputGradient(
      upstream, input: record.input.elements, output: record.output.elements, into: &sums.input,
      count: sums.input.count)
  }

  package var fastForm: FastForm? {
    let function = function
    return function.fastForm.map { .function($0, isToldByOutput: function.isToldByOutput) }
  }
}
