import CommandLanguage
import NeuralNetwork
import Sessions

/// What an address asks `explain` about: one number of the last pass.
package enum ExplainSubject {
  /// The gradient of a weight or a bias.
  case parameter(Parameter)
  /// The value of an activation: what comes out of a layer, or the input.
  case activation(Activation)
  /// The gradient of an activation.
  case activationGradient(Activation)
  /// The loss.
  case loss
  /// A number that was given, not computed.
  case given(String, Double)
  /// A number that passes keep or draw, with words on how.
  case kept(String, Double, String)

  /// One weight or bias of a layer.
  package struct Parameter {
    /// The layer's position.
    let layer: Int
    /// Whether it is a weight or a bias.
    let field: Address.Field
    /// Its index in the parameter.
    let index: [Int]
    /// Its address without `.grad`.
    let name: String

    /// The same number as another layer uses it.
    func used(by layer: Int) -> Parameter {
      Parameter(layer: layer, field: field, index: index, name: name)
    }
  }

  /// One element of an activation.
  package struct Activation {
    /// 0 for the input, k for the output of layer k − 1.
    let position: Int
    /// The sample.
    let sample: Int
    /// The index without the sample.
    let index: [Int]
    /// Its address without `.grad`.
    let name: String
    /// The layer that reads it, where its share alone is asked for, as `conv2.in.grad`.
    var reader: Network.Reader?
  }
}

extension Session {
  /// What an address asks about, checked against what there is to explain.
  package func explainSubject(
    _ expression: Expression, interruption: Interruption
  ) throws(Failure) -> ExplainSubject {
    guard let address = try address(expression) else {
      throw Failure(.notAnAddress(expected: "behind `explain`"), at: expression.range)
    }
    var evaluator = Evaluator(self, interruption: interruption)
    switch address.root {
    case .loss:
      _ = try value(of: address)
      return .loss
    case .target, .definition:
      let whole = try wholeValue(of: address)
      let selection = try selection(of: address, in: whole.shape, evaluator: &evaluator)
      let index = try onlyIndex(selection, address, of: whole)
      return .given(Self.name(address.root.name, index), whole[index])
    case .input:
      let whole = try wholeValue(of: address)
      let selection = try selection(of: address, in: whole.shape, evaluator: &evaluator)
      let index = try onlyIndex(selection, address, of: whole)
      guard address.isGradient else { return .given(Self.name("input", index), whole[index]) }
      return .activationGradient(activation(0, index, "input"))
    case .layer(let name, let field):
      guard let pass, let position = pass.forward.network.index(ofLayer: name) else {
        if field.statistics != nil || field == .mask {
          return try kept(address, field, of: name, evaluator: &evaluator)
        }
        let isParameter = field == .weight || field == .bias
        throw Failure(
          .noValueYet(
            isParameter ? "\(address.root.name).grad" : address.name, needing: .gradients),
          at: address.range)
      }
      switch field {
      case .mean, .variance, .mask:
        return try kept(address, field, of: name, evaluator: &evaluator)
      case .weight, .bias:
        guard pass.backward != nil,
          let parameter = pass.forward.network.layers[position].parameter(field)
        else {
          throw Failure(
            .noValueYet(
              "\(address.root.name).grad", needing: .gradients),
            at: address.range)
        }
        let selection = try selection(of: address, in: parameter.shape, evaluator: &evaluator)
        let gradient = pass.backward?.gradient(of: field, ofLayer: position)
        let index = try onlyIndex(selection, address, of: gradient ?? parameter)
        return .parameter(
          .init(
            layer: position, field: field, index: index,
            name: Self.name(address.root.name, index)))
      case .input, .output:
        let whole = try wholeValue(of: address)
        let selection = try selection(of: address, in: whole.shape, evaluator: &evaluator)
        let index = try onlyIndex(selection, address, of: whole)
        let network = pass.forward.network
        let place = field == .input ? network.mainSource(ofLayer: position) : position + 1
        var subject = activation(place, index, address.root.name)
        if field == .input, network.readers(ofActivation: place).count > 1 {
          subject.reader = network.mainReader(ofLayer: position)
        }
        return address.isGradient ? .activationGradient(subject) : .activation(subject)
      }
    }
  }

  /// A running statistic or a mask.
  private func kept(
    _ address: Address, _ field: Address.Field, of name: String, evaluator: inout Evaluator
  ) throws(Failure) -> ExplainSubject {
    if address.isGradient { _ = try wholeValue(of: address) }
    let whole = try wholeValue(of: address)
    let selection = try selection(of: address, in: whole.shape, evaluator: &evaluator)
    let index = try onlyIndex(selection, address, of: whole)
    return .kept(
      Self.name(address.root.name, index), whole[index],
      keeping(field, of: layer(named: name)))
  }

  /// How a running statistic or a mask came about.
  private func keeping(_ field: Address.Field, of layer: Layer?) -> String {
    switch layer?.computation.kept {
    case .nothing, nil: return ""
    case .statistics(let normalisation):
      guard case .batch(let momentum, _) = normalisation.scope else { return "" }
      let what = field == .mean ? "mean" : "variance, its divisor one less than the count,"
      return
        "kept over the passes: each one in mode train makes it \((1 - momentum).shortest) of itself + \(momentum.shortest) of the batch's \(what); mode eval normalises by it"
    case .mask(let dropout):
      return
        "drawn for the pass: 0 with probability \(dropout.rate.shortest), else \(dropout.scale.shortest) = 1/(1 − \(dropout.rate.shortest)); the next forward draws another"
    }
  }

  private func activation(
    _ position: Int, _ index: [Int], _ root: String
  ) -> ExplainSubject.Activation {
    let isBatched = pass?.isBatched ?? input?.isBatched ?? false
    return .init(
      position: position, sample: isBatched ? index[0] : 0,
      index: isBatched ? Array(index.dropFirst()) : index, name: Self.name(root, index))
  }

  /// The index of the one number an address has to mean; the message names the largest one.
  private func onlyIndex(
    _ selection: Selection, _ address: Address, of whole: Tensor
  ) throws(Failure) -> [Int] {
    if let index = selection.onlyIndex { return index }
    guard
      let largest = selection.offsets.max(by: {
        whole.elements[$0].magnitude < whole.elements[$1].magnitude
      })
    else {
      throw Failure(
        .needsOneElement(address.name, shape: selection.shape, example: address.name),
        at: address.range)
    }
    let example = Self.name(address.root.name, whole.shape.index(at: largest))
    throw Failure(
      .needsOneElement(
        address.name, shape: selection.shape, example: example + (address.isGradient ? ".grad" : "")
      ), at: address.range)
  }
}

extension BackwardPass {
  /// The gradient of a layer's weight or bias.
  func gradient(of field: Address.Field, ofLayer layer: Int) -> Tensor? {
    field == .weight ? weightGradients[layer] : biasGradients[layer]
  }
}
