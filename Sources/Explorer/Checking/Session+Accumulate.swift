import CommandLanguage
import Documents
import Explanations
import NeuralNetwork
import Sessions

extension Session {
  func accumulate(
    _ call: TypedCall<AccumulateCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    let expression = call.kernel.value
    if case .name(let name) = expression.kind, let layer = layer(named: name) {
      let hasKernel = layer.wiring.isTied && !layer.wiring.scalesOutputs && layer.weight != nil
      let other = network?.layers.first { $0.wiring.isTied && $0.operation.convolution != nil }
      throw Failure(
        .notApplicable(
          command: "accumulate",
          reason: hasKernel
            ? "\(name) is a layer; accumulate takes one of its kernels"
            : "\(name) has no kernel whose gradient could grow from pixel to pixel",
          remedy: "accumulate \(hasKernel ? name : other?.name ?? "conv1").weight[0]"),
        at: expression.range)
    }
    guard let address = try address(expression), case .layer(let name, .weight) = address.root
    else {
      throw Failure(
        .notApplicable(
          command: "accumulate", reason: "accumulate takes a kernel",
          remedy: "accumulate conv1.weight[0]"), at: expression.range)
    }
    guard let pass, let backward = pass.backward,
      let layer = pass.forward.network.index(ofLayer: name)
    else {
      throw Failure(
        .noValueYet("\(name).weight.grad", needing: .gradients), at: expression.range)
    }
    let subject = pass.forward.network.layers[layer]
    guard subject.wiring.isTied,
      !subject.wiring.scalesOutputs || subject.wiring.factorWiring != nil,
      let weight = subject.weight
    else {
      let (reason, remedy): (String, String) =
        subject.wiring.scalesOutputs
        ? subject.computation == .learnedSlope
          ? (
            "the one weight of \(name) serves every number of every channel: there is no picture to walk over",
            "explain \(name).weight[0] terms"
          )
          : (
            "no weight of \(name) is shared by the pixels of a channel: each has a place of its own",
            "explain \(name).weight[\((subject.weight?.shape.extents ?? []).map { _ in "0" }.joined(separator: ","))] terms"
          )
        : subject.operation.convolution?.isBornLocal == true
          ? (
            "\(name) shares nothing: each copy gets the terms of its own position alone",
            "tie \(name)"
          )
          : subject.relaxation == nil
            ? (
              "\(name) is dense: each of its weights gets one term for each sample",
              "explain \(name).weight[0,0]"
            )
            : (
              "\(name) is relaxed: nothing accumulates over pixels, each copy gets the terms of its own position alone",
              "tie \(name)"
            )
      throw Failure(
        .notApplicable(command: "accumulate", reason: reason, remedy: remedy),
        at: expression.range)
    }
    var evaluator = Evaluator(self, interruption: interruption)
    let selection = try selection(of: address, in: weight.shape, evaluator: &evaluator)
    guard let first = selection.offsets.first else {
      throw Failure(
        .needsOneElement(address.name, shape: selection.shape, example: "\(name).weight[0]"),
        at: expression.range)
    }
    let index = weight.shape.index(at: first)
    guard selection.offsets.allSatisfy({ weight.shape.index(at: $0)[0] == index[0] }) else {
      throw Failure(
        .needsOneElement(address.name, shape: selection.shape, example: "\(name).weight[0]"),
        at: expression.range)
    }
    return try AccumulateView(
      session: self, pass: pass, backward: backward, layer: layer, output: index[0],
      channel: index.count > 1 ? index[1] : 0, interruption: interruption
    ).document()
  }
}
