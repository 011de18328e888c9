import CommandLanguage
import NeuralNetwork
import Platform

extension Evaluator {
  /// The value of a function of its arguments.
  mutating func call(
    _ function: Function, _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    try expect(arguments, of: function, at: range)
    switch function {
    case .sum: return try reduced(arguments, by: .sum, at: range)
    case .mean: return try reduced(arguments, by: .mean, at: range)
    case .max: return try reduced(arguments, by: .max, at: range)
    case .min: return try reduced(arguments, by: .min, at: range)
    case .std: return try reduced(arguments, by: .std, at: range)
    case .norm: return try reduced(arguments, by: .norm, at: range)
    case .argmax: return try reduced(arguments, by: .argmax, at: range)
    case .allclose: return try allclose(arguments, at: range)
    case .abs: return try each(of: arguments, at: range) { $0.magnitude }
    case .exp: return try each(of: arguments, at: range) { Platform.exp($0) }
    case .log: return try each(of: arguments, at: range) { Platform.log($0) }
    case .sqrt: return try each(of: arguments, at: range) { $0.squareRoot() }
    case .sigmoid: return try each(of: arguments, at: range) { Sigmoid().value(at: $0) }
    case .tanh: return try each(of: arguments, at: range) { Tanh().value(at: $0) }
    case .relu: return try each(of: arguments, at: range) { ReLU().value(at: $0) }
    case .round: return try each(of: arguments, at: range) { $0.rounded(.toNearestOrEven) }
    case .softmax:
      let value = try evaluate(arguments[0])
      guard arguments.count == 2 else {
        return try at(range) { () throws(Problem) in try value.softmaxAlongLastAxis(allowance) }
      }
      let axis = try integer(arguments[1], for: "the axis of softmax")
      return try at(range) { () throws(Problem) in
        try value.swapped(axis, -1, allowance).softmaxAlongLastAxis(allowance)
          .swapped(axis, -1, allowance)
      }
    case .transpose:
      let value = try evaluate(arguments[0])
      return try at(range) { () throws(Problem) in try value.transposed(allowance) }
    case .flatten:
      let value = try evaluate(arguments[0])
      return value.reshaped(to: [value.count])
    case .shape:
      let shape = try evaluate(arguments[0]).shape
      return Tensor(shape: [shape.rank], elements: shape.extents.map(Double.init))
    case .rot180:
      let value = try evaluate(arguments[0])
      return try at(range) { () throws(Problem) in try value.rotatedHalfTurn(allowance) }
    case .reshape: return try reshape(arguments, at: range)
    case .pad:
      let value = try evaluate(arguments[0])
      let padding = try size(arguments[1], atLeast: -Tensor.elementBound, for: "the padding")
      return try at(range) { () throws(Problem) in try value.padded(by: padding, allowance) }
    case .spread:
      let value = try evaluate(arguments[0])
      let stride = try size(arguments[1], atLeast: 1, for: "the stride")
      return try at(range) { () throws(Problem) in try value.spread(by: stride, allowance) }
    case .swap:
      let value = try evaluate(arguments[0])
      let first = try integer(arguments[1], for: "an axis of swap")
      let second = try integer(arguments[2], for: "an axis of swap")
      return try at(range) { () throws(Problem) in try value.swapped(first, second, allowance) }
    case .zeros: return try filled(arguments, with: 0, of: function.rawValue, at: range)
    case .ones: return try filled(arguments, with: 1, of: function.rawValue, at: range)
    case .randn: return try drawn(arguments, at: range)
    case .eye: return try eye(arguments, at: range)
    case .arange: return try arange(arguments, at: range)
    case .linspace: return try linspace(arguments, at: range)
    case .digit: return try digit(arguments, at: range)
    case .correlate: return try correlate(arguments, turned: false, at: range)
    case .convolve: return try correlate(arguments, turned: true, at: range)
    case .contributions: return try contributions(arguments, at: range)
    case .unroll: return try unrolled(arguments, gradient: false, at: range)
    case .patches: return try patches(arguments, at: range)
    }
  }

  /// A function that takes each element by itself.
  private mutating func each(
    of arguments: [Expression], at range: SourceRange, _ map: (Double) -> Double
  ) throws(Failure) -> Tensor {
    let value = try evaluate(arguments[0])
    return try at(range) { () throws(Problem) in try value.mapElements(allowance, map) }
  }

  private mutating func reduced(
    _ arguments: [Expression], by reduction: Tensor.Reduction, at range: SourceRange
  ) throws(Failure) -> Tensor {
    let value = try evaluate(arguments[0])
    let axis =
      arguments.count == 2
      ? try integer(arguments[1], for: "the axis of \(reduction.rawValue)") : nil
    return try at(range) { () throws(Problem) in
      try value.reduced(by: reduction, along: axis, allowance)
    }
  }

  private mutating func reshape(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    let value = try evaluate(arguments[0])
    var extents = try extents(arguments[1], for: "the shape for reshape", atLeast: -1)
    if let open = extents.firstIndex(of: -1), extents.allSatisfy({ $0 != 0 }) {
      // A second −1 counts as 1 here and is refused below.
      let known = Shape(extents.map { abs($0) }).countIfRepresentable
      if let known, value.count.isMultiple(of: known) { extents[open] = value.count / known }
    }
    guard !extents.contains(-1), Shape(extents).countIfRepresentable == value.count else {
      throw Failure(
        .badArgument(
          function: "reshape",
          what:
            "keeps the number of elements: \(value.count) do not make \(Shape(extents.map { max($0, 0) }))"
        ),
        at: arguments[1].range)
    }
    let shape = Shape(extents)
    do { _ = try shape.boundedCount() } catch { throw Failure(error, at: arguments[1].range) }
    return value.reshaped(to: shape)
  }

  private mutating func correlate(
    _ arguments: [Expression], turned isTurned: Bool, at range: SourceRange
  ) throws(Failure) -> Tensor {
    let picture = try evaluate(arguments[0])
    var kernel = try evaluate(arguments[1])
    let stride = arguments.count > 2 ? try size(arguments[2], atLeast: 1, for: "the stride") : nil
    let padding = arguments.count > 3 ? try size(arguments[3], atLeast: 0, for: "the padding") : nil
    let dilation =
      arguments.count > 4 ? try size(arguments[4], atLeast: 1, for: "the dilation") : nil
    if isTurned {
      kernel = try at(range) { () throws(Problem) in try kernel.rotatedHalfTurn(allowance) }
    }
    return try at(range) { () throws(Problem) in
      try picture.correlated(
        with: kernel, stride: stride ?? Size(square: 1), padding: padding ?? Size(square: 0),
        dilation: dilation ?? Size(square: 1), allowance)
    }
  }

  private mutating func allclose(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    let left = try evaluate(arguments[0])
    let right = try evaluate(arguments[1])
    let tolerance =
      arguments.count == 3 ? try number(arguments[2], for: "the tolerance of allclose") : 1e-8
    let close = try at(range) { () throws(Problem) in
      try left.broadcast(with: right, "allclose", allowance) {
        $0 == $1 || ($0 - $1).magnitude <= tolerance ? 1 : 0
      }
    }
    return Tensor(close.elements.allSatisfy { $0 == 1 } ? 1 : 0)
  }
}
