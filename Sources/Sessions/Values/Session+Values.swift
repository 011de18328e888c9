import CommandLanguage
import NeuralNetwork

extension Session {
  /// The value at an address.
  func value(
    of address: Address, evaluator: inout Evaluator
  ) throws(Failure) -> Tensor {
    let whole = try wholeValue(of: address)
    if address.subscripts.isEmpty { return whole }
    return try selection(of: address, in: whole.shape, evaluator: &evaluator).elements(of: whole)
  }

  /// The value at an address without indices.
  package func value(of address: Address) throws(Failure) -> Tensor { try wholeValue(of: address) }

  /// The elements that an address means in a tensor of the given shape.
  package func selection(
    of address: Address, in shape: Shape, evaluator: inout Evaluator
  ) throws(Failure) -> Selection {
    var selection = Selection(all: shape)
    do {
      for subscripts in address.subscripts {
        selection = selection.narrowed(
          by: try evaluator.resolve(subscripts, in: selection.shape))
      }
    } catch {
      throw error.located(at: address.range)
    }
    return selection
  }

  /// The whole tensor that an address lies in, before its indices are taken.
  package func wholeValue(of address: Address) throws(Failure) -> Tensor {
    if address.isGradient {
      let gradient = try wholeGradient(of: address)
      return falsification?.reading(gradient, at: address.root) ?? gradient
    }
    let value = try wholeStanding(of: address)
    return falsification?.reading(value, as: address.root) ?? value
  }

  /// The whole tensor of an address that is no gradient.
  private func wholeStanding(of address: Address) throws(Failure) -> Tensor {
    switch address.root {
    case .definition(let name):
      guard let value = definitions[name] else {
        throw Failure(.unknownName(name, candidates: []), at: address.range)
      }
      return value
    case .input:
      guard let network else { throw Failure(.noNetwork, at: address.range) }
      guard let input else { throw Failure(.noInputValue(network.inputShape), at: address.range) }
      return input.tensor
    case .target:
      guard let target else { throw Failure(.noTarget, at: address.range) }
      return target
    case .loss:
      guard let pass else {
        throw Failure(.noValueYet("loss", needing: .pass), at: address.range)
      }
      guard let loss = pass.forward.loss else {
        // The target came behind that pass.
        if network?.loss != nil, target != nil {
          throw Failure(.noValueYet("loss", needing: .pass), at: address.range)
        }
        throw Failure(network?.loss == nil ? .noLoss : .noTarget, at: address.range)
      }
      return Tensor(loss)
    case .layer(let name, let field):
      return try layerValue(name, field, at: address.range)
    }
  }

  private func layerValue(
    _ name: String, _ field: Address.Field, at range: SourceRange
  ) throws(Failure) -> Tensor {
    switch field {
    case .mean, .variance:
      guard let role = field.statistics, let value = layer(named: name)?[role] else {
        throw Failure(.unknownField(field.rawValue, of: name, candidates: []), at: range)
      }
      return value
    case .mask: return try mask(of: name, at: range)
    case .weight, .bias:
      let layer = layer(named: name)
      guard let value = field == .weight ? layer?.weight : layer?.bias else {
        throw Failure(.unknownField(field.rawValue, of: name, candidates: []), at: range)
      }
      return value
    case .input, .output:
      guard let pass, let index = pass.forward.network.index(ofLayer: name) else {
        throw Failure(.noValueYet("\(name).\(field.rawValue)", needing: .pass), at: range)
      }
      let network = pass.forward.network
      return pass.presented(
        pass.forward.activations[
          field == .input ? network.mainSource(ofLayer: index) : index + 1])
    }
  }

  /// The mask that was given for the next forward pass, or that of the last one.
  private func mask(of name: String, at range: SourceRange) throws(Failure) -> Tensor {
    if let given = network?[name]?.givenMask { return given }
    guard let pass, let index = pass.forward.network.index(ofLayer: name),
      case .mask(let mask) = pass.forward.contexts[index]
    else {
      if network?.mode == .eval {
        throw Failure(
          .notApplicable(
            command: "\(name).mask", reason: "in mode eval \(name) drops nothing and has no mask",
            remedy: "mode train; forward"), at: range)
      }
      throw Failure(.noValueYet("\(name).mask", needing: .pass), at: range)
    }
    return pass.presented(mask)
  }

  private func wholeGradient(of address: Address) throws(Failure) -> Tensor {
    guard let pass, let backward = pass.backward, let gradients = pass.gradients else {
      throw Failure(.noValueYet(address.name, needing: .gradients), at: address.range)
    }
    switch address.root {
    case .target, .definition:
      throw Failure(
        .noGradient(address.root.name, reason: "it is given, not computed"), at: address.range)
    case .loss: return Tensor(1)
    case .input: return pass.presented(gradients.input)
    case .layer(let name, let field):
      guard let index = pass.forward.network.index(ofLayer: name) else {
        throw Failure(
          .noValueYet(address.name, needing: .gradients), at: address.range)
      }
      switch field {
      case .input:
        let network = pass.forward.network
        // What `backward add` has summed is the input's own gradient.
        if network.sources[index] == [0], network.readers(ofActivation: 0).count == 1 {
          return pass.presented(gradients.input)
        }
        return pass.presented(backward.share(of: network.mainReader(ofLayer: index)))
      case .output: return pass.presented(backward.activationGradients[index + 1])
      case .mean, .variance, .mask:
        throw Failure(
          .noGradient(
            address.root.name,
            reason: field == .mask
              ? "it is drawn, not learned" : "it follows the batches, not a gradient"),
          at: address.range)
      case .weight, .bias:
        let gradient = field == .weight ? gradients.weights[index] : gradients.biases[index]
        guard let gradient else {
          throw Failure(.noValueYet(address.name, needing: .gradients), at: address.range)
        }
        return gradient
      }
    }
  }
}
