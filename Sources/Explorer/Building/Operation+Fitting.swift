import NeuralNetwork
import Wording

extension Operation {
  /// What is nearest to the operation and fits an input that it does not fit itself, as statements;
  /// the nearest first, and every one of them works.
  ///
  /// - Parameters:
  ///   - shape: what the operation would read.
  ///   - network: the network that it was to be put behind.
  func fitting(_ shape: Shape, behind network: Network?) -> [String] {
    if shape.rank == 3 { return fittingLayers(shape).map(\.statement) }
    guard shape.rank == 1, let network else { return [] }
    if network.layers.isEmpty { return fittingInputs(shape[0]) }
    // Behind a layer that made a vector of a picture it goes before that layer.
    guard let first = network.layers.first(where: { $0.outputShape.rank == 1 }),
      first.inputShape.rank == 3
    else { return fittingInputs(network.inputShape.count) }
    let layers = (fits(first.inputShape) ? [self] : []) + fittingLayers(first.inputShape)
    return layers.prefix(1).map { "insert \($0.statement) before \(first.name)" }
  }

  private func fits(_ shape: Shape) -> Bool { (try? outputShape(for: shape)) != nil }

  /// A vector read as a picture of one row, and as a square one where its length allows that.
  private func fittingInputs(_ length: Int) -> [String] {
    var statements: [String] = []
    let row = Shape([1, 1, length])
    let flat = kind.alongColumns ?? self
    for operation in [flat] + flat.fittingLayers(row) where operation.fits(row) {
      statements.append("input 1x1x\(length); \(operation.statement)")
      break
    }
    let side = Int(Double(length).squareRoot())
    let square = Shape([1, side, side])
    if side > 1, side * side == length, fits(square) {
      statements.append("input 1x\(side)x\(side); \(statement)")
    }
    return statements
  }

  /// What is nearest to the operation and fits the input, each once.
  private func fittingLayers(_ shape: Shape) -> [Operation] {
    kind.fittings(for: shape).filter { $0 != self && $0.fits(shape) }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
