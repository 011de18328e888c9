import Documents
import NeuralNetwork
import Sessions
import Wording

/// What the layers that a layer reads have got from it, once it is done on the way back.
extension StepView {
  /// What a layer sent back; where others read the same, or where it reads several, what each of those
  /// has got from all so far.
  func sentBack(_ index: Int, _ backward: BackwardPass) -> [Block] {
    let sources = network.sources[index]
    if sources.count == 1 {
      let share = grids(backward.inputGradient(ofLayer: index), gradientName(index), limit: 2)
      return readers(of: sources[0]).count == 1
        ? share : share + arrived(at: sources[0], from: index, backward)
    }
    // A layer may read one output several times.
    return sources.indices.filter { !sources[..<$0].contains(sources[$0]) }.flatMap {
      arrived(at: sources[$0], from: index, backward)
    }
  }

  /// The layers that read an activation, the last one first.
  private func readers(of activation: Int) -> [Int] {
    let all = network.readers(ofActivation: activation).map(\.layer)
    return all.indices.filter { !all[..<$0].contains(all[$0]) }.map { all[$0] }
  }

  /// The gradient of an activation, as far as its readers down to one have sent it.
  private func arrived(
    at activation: Int, from index: Int, _ backward: BackwardPass
  ) -> [Block] {
    let readers = readers(of: activation)
    let left = readers.filter { $0 < index }
    let name = "\(network.address(ofActivation: activation)).grad"
    let planes = grids(
      backward.activationGradients[activation], name, limit: 1, isWhole: left.isEmpty)
    if readers.count == 1 { return planes }
    let rest =
      left.isEmpty
      ? ""
      : "; \(names(left)) \(left.count.plural("has", "have")) still to send \(left.count.plural("its part", "theirs"))"
    return planes + [
      .note(
        Note(.remark, "\(.code(name)) is the sum of what \(names(readers)) send back\(rest)"))
    ]
  }

  private func names(_ layers: [Int]) -> String {
    layers.map { network.layers[$0].name }.joined(separator: ", ")
  }
}
