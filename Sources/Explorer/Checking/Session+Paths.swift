import Attribution
import CommandLanguage
import Documents
import Explanations
import NeuralNetwork
import Sessions

extension Session {
  /// How many paths are listed unless a number is given.
  private static let pathCount = 5
  /// How many paths may be asked for.
  private static let pathLimit = 1000

  /// `paths ADDRESS [N]`.
  func paths(
    _ call: TypedCall<PathsCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    try requireSameShape(call.address.value)
    if network == nil { throw Failure(.noNetwork, at: call.range) }
    guard let pass, let backward = pass.backward, let gradients = pass.gradients else {
      throw Failure(
        .noValueYet(
          "the gradient", needing: .gradients),
        at: call.range)
    }
    let element = try passElement(
      call.address, of: call, in: ElementSpace(pass), interruption: interruption)
    let limit = min(call.count?.value ?? Self.pathCount, Self.pathLimit)
    let offset = element.offsets[0]
    let paths: GradientPaths
    do {
      paths = try backward.paths(
        from: element.place, offset: offset, limit: limit, interruption: interruption)
    } catch {
      throw failure(error, call, element)
    }
    let own = backward.gradient(at: element.place)?.elements[offset] ?? 0
    let shown: Double
    switch element.place {
    case .weight(let layer): shown = gradients.weights[layer]?.elements[offset] ?? own
    case .bias(let layer): shown = gradients.biases[layer]?.elements[offset] ?? own
    case .input, .activation(0): shown = gradients.input.elements[offset]
    case .activation: shown = own
    }
    return PathsView(
      session: self, pass: pass, element: element, paths: paths, gradient: shown,
      passes: gradients.passes
    ).document
  }

  private func failure(
    _ error: PathError, _ call: TypedCall<PathsCommand>, _ element: PassElements
  ) -> Failure {
    let range = call.address.range
    switch error {
    case .interrupted: return Failure(.interrupted, at: range)
    case .notFinite:
      return Failure(
        .notApplicable(
          command: "paths", reason: "a factor on the way from \(element.name) is not finite",
          remedy: "init default; forward; backward"), at: range)
    case .tooManyFactors(let budget):
      return Failure(
        .notApplicable(
          command: "paths",
          reason: "more than \(budget) factors lie between \(element.name) and the loss",
          remedy: "paths from a layer nearer to the loss, or with fewer samples"), at: range)
    }
  }
}
