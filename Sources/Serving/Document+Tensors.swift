import Documents
import NeuralNetwork

extension Document {
  /// The values that it shows and all tensors among its facts, by the names of these; those within a
  /// record have its name before theirs, with a dot between.
  var tensors: [(name: String?, tensor: Tensor)] {
    var tensors: [(name: String?, tensor: Tensor)] = []
    for case .value(let tensor) in blocks { tensors.append((nil, tensor)) }
    // A document that shows a value has it as its own shape and data, too.
    facts.addTensors(to: &tensors, within: nil, countsOwn: tensors.isEmpty)
    return tensors
  }
}

extension [Fact] {
  /// Adds the tensors that the facts hold.
  ///
  /// - Parameters:
  ///   - record: the name of the record that they are, if they are one.
  ///   - countsOwn: whether a shape and data among them count, which are a tensor together.
  fileprivate func addTensors(
    to tensors: inout [(name: String?, tensor: Tensor)], within record: String?,
    countsOwn: Bool = true
  ) {
    if countsOwn, let tensor = ownTensor { tensors.append((record ?? ownName, tensor)) }
    for fact in self {
      fact.value.addTensors(to: &tensors, named: record.map { "\($0).\(fact.name)" } ?? fact.name)
    }
  }

  /// The tensor that a shape and its data among them are.
  private var ownTensor: Tensor? {
    guard let shape = first(where: { $0.name == "shape" }),
      let data = first(where: { $0.name == "data" }), case .list(let extents) = shape.value,
      case .numbers(let elements) = data.value
    else { return nil }
    let shapeOfWholes = Shape(
      extents.compactMap { if case .integer(let extent) = $0 { extent } else { nil } })
    guard shapeOfWholes.rank == extents.count, shapeOfWholes.count == elements.count else {
      return nil
    }
    return Tensor(shape: shapeOfWholes, elements: elements)
  }

  /// What the document says the value is called.
  private var ownName: String? {
    guard case .text(let name)? = first(where: { $0.name == "name" })?.value else { return nil }
    return name
  }
}

extension Fact.Value {
  /// Adds the tensors that it is or holds.
  fileprivate func addTensors(
    to tensors: inout [(name: String?, tensor: Tensor)], named name: String
  ) {
    switch self {
    case .tensor(let tensor): tensors.append((name, tensor))
    case .record(let facts): facts.addTensors(to: &tensors, within: name)
    case .list(let values):
      for (place, value) in values.enumerated() {
        value.addTensors(to: &tensors, named: "\(name)[\(place)]")
      }
    case .number, .integer, .flag, .text, .numbers, .series, .none: break
    }
  }
}
