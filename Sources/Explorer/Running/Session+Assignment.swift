import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `conv1.weight[0] = sobel_x`, and `+=`, `-=`, `*=`.
  mutating func assign(
    _ expression: Expression, to target: Expression, by operation: AssignmentOperator,
    interruption: Interruption
  ) throws(Failure) -> Document {
    let address = try assignable(target, by: operation, given: expression)
    let value = try evaluate(expression, interruption: interruption)
    return try assign(
      value, to: address, named: target.sourceText, by: operation, at: expression.range,
      interruption: interruption)
  }

  /// What stands left of `=`, where it can be written.
  ///
  /// - Parameter expression: what stands right of it, for the message.
  func assignable(
    _ target: Expression, by operation: AssignmentOperator, given expression: Expression
  ) throws(Failure) -> Address {
    guard let address = try address(target) else {
      if case .name(let name) = target.kind {
        let remedy = layerRemedy(forField: name)
        if remedy == nil,
          let answer = ForeignWords.answer(to: name, assigned: expression.sourceText)
        {
          throw Failure(.foreignWord(answer), at: target.range)
        }
        throw Failure(
          .unknownName(
            name, candidates: ["input", "target"] + layerNames + definitions.keys,
            remedy: remedy ?? newNameRemedy(name)),
          at: target.range)
      }
      throw Failure(.notAnAddress(expected: "left of \(operation.rawValue)"), at: target.range)
    }
    try requireWritable(address)
    return address
  }

  /// Writes a value at an address that can be written.
  mutating func assign(
    _ value: Tensor, to address: Address, named name: String, by operation: AssignmentOperator,
    at range: SourceRange, interruption: Interruption
  ) throws(Failure) -> Document {
    let old = try? wholeValue(of: address)
    let stored: Tensor
    let part: Selection?
    if operation == .assign, address.subscripts.isEmpty {
      stored = try wholeAssignment(
        value, to: address, at: range, interruption: interruption)
      part = nil
    } else {
      (stored, part) = try partialAssignment(
        value, to: address, named: name, by: operation, at: range, interruption: interruption)
    }
    try store(stored, at: address)
    let echo = AssignmentEcho(name: address.name, written: name, part: part)
    return Document(
      kind: "assignment", blocks: [.paragraph(echo.text(of: stored, before: old))],
      facts: [Fact("name", .text(address.name))] + Fact.tensor(stored))
  }

  /// How a value is given a name, for one that was assigned to without `let`.
  private func newNameRemedy(_ name: String) -> String? {
    guard Vocabulary.reservedMeaning(name, for: .value) == nil else { return nil }
    let option = Vocabulary.optionRemark(name).map { "\($0); " } ?? ""
    return "\(option)a new name is made by let: `let \(name) = EXPR`"
  }

  private func requireWritable(_ address: Address) throws(Failure) {
    let reason: String? =
      if address.isGradient {
        "a gradient is computed; `backward with EXPR` starts from one of your own"
      } else {
        switch address.root {
        case .loss: "the loss is computed by `forward`"
        case .layer(_, .input), .layer(_, .output): "an activation is computed by `forward`"
        case .layer(let name, _) where network?[name] == nil:
          "\(name) is no longer in the network"
        default: nil
        }
      }
    if let reason { throw Failure(.readOnly(address.name, reason: reason), at: address.range) }
  }

  /// A value for the whole of a slot: `input` and `target` take shapes of their own.
  private func wholeAssignment(
    _ value: Tensor, to address: Address, at range: SourceRange, interruption: Interruption
  ) throws(Failure) -> Tensor {
    let evaluator = Evaluator(self, interruption: interruption)
    switch address.root {
    case .input:
      guard let network else { throw Failure(.noNetwork, at: address.range) }
      guard let fitted = value.fitted(toInput: network.inputShape) else {
        throw Failure(.inputShape(value: value.shape, expected: network.inputShape), at: range)
      }
      return fitted
    case .target, .definition: return value
    default:
      let slot = try slot(at: address)
      let fitting = value.withoutLeadingOnes(to: slot.shape)
      guard
        let stretched = try evaluator.at(
          range,
          { () throws(Problem) in
            try fitting.stretched(to: slot.shape, evaluator.allowance)
          })
      else {
        throw Failure(
          .cannotAssign(value: value.shape, slot: slot.shape, name: address.name), at: range)
      }
      return stretched
    }
  }

  /// What an assignment writes over: a mask is as large as what its layer reads, for as many samples
  /// as the input has.
  private func slot(at address: Address) throws(Failure) -> Tensor {
    guard case .layer(let name, .mask) = address.root, let layer = network?[name] else {
      return try wholeValue(of: address)
    }
    let isBatched = input?.isBatched ?? false
    let samples = input?.batch.shape[0] ?? 1
    let shape = isBatched ? layer.inputShape.prepending(samples) : layer.inputShape
    if let known = try? wholeValue(of: address), known.shape == shape { return known }
    return Tensor(repeating: 1, shape: shape)
  }

  /// The whole tensor with some of its elements changed, and which those are.
  private func partialAssignment(
    _ value: Tensor, to address: Address, named name: String, by operation: AssignmentOperator,
    at range: SourceRange, interruption: Interruption
  ) throws(Failure) -> (whole: Tensor, part: Selection) {
    let whole = try slot(at: address)
    var evaluator = Evaluator(self, interruption: interruption)
    let selection = try selection(of: address, in: whole.shape, evaluator: &evaluator)
    let fitting = value.withoutLeadingOnes(to: selection.shape)
    let allowance = evaluator.allowance
    guard
      let stretched = try evaluator.at(
        range,
        { () throws(Problem) in
          _ = try allowance.count(of: whole.shape)
          return try fitting.stretched(to: selection.shape, allowance)
        })
    else {
      throw Failure(
        .cannotAssign(value: value.shape, slot: selection.shape, name: name), at: range)
    }
    // A list of its own: a tensor checks its size, and may be copied, at every change.
    var elements = whole.elements
    let (offsets, values) = (selection.offsets, stretched.elements)
    try evaluator.at(range) { () throws(Problem) in
      try allowance.portions(of: offsets.count, costing: 4) {
        for place in $0 {
          let (offset, new) = (offsets[place], values[place])
          switch operation {
          case .assign: elements[offset] = new
          case .add: elements[offset] += new
          case .subtract: elements[offset] -= new
          case .multiply: elements[offset] *= new
          }
        }
      }
    }
    return (Tensor(shape: whole.shape, elements: elements), selection)
  }

  private mutating func store(_ value: Tensor, at address: Address) throws(Failure) {
    switch address.root {
    case .definition(let name):
      definitions[name] = value
      changeCount += 1
      return
    case .target: target = value
    case .input:
      guard let network else { throw Failure(.noNetwork, at: address.range) }
      let isBatched = value.shape.rank > network.inputShape.rank
      input = InputValue(
        batch: isBatched ? value : value.reshaped(to: value.shape.prepending(1)),
        isBatched: isBatched)
    case .layer(let name, let field):
      guard let index = network?.index(ofLayer: name) else {
        throw Failure(.notALayer(name, layers: layerNames), at: address.range)
      }
      network?.update(layer: index) { layer in
        switch field {
        case .weight: layer.weight = value
        case .bias: layer.bias = value
        case .mean: layer[.mean] = value
        case .variance: layer[.variance] = value
        case .mask: layer.givenMask = value
        case .input, .output: preconditionFailure("an activation was refused before")
        }
      }
    case .loss: preconditionFailure("the loss was refused before")
    }
    touch()
  }
}

extension Tensor {
  /// This value without the leading axes of extent 1 that a slot has not, as NumPy drops them.
  fileprivate func withoutLeadingOnes(to slot: Shape) -> Tensor {
    let extra = shape.rank - slot.rank
    guard extra > 0, shape.extents.prefix(extra).allSatisfy({ $0 == 1 }) else { return self }
    return reshaped(to: Shape(Array(shape.extents.dropFirst(extra))))
  }
}
