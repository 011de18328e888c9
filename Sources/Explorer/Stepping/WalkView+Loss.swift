import Attribution
import Documents
import Glibc
import NeuralNetwork

extension WalkView {
  private static let rowLimit = 10

  /// One sample's output and target, by their offsets in the batch.
  private func range(_ sample: Int) -> Range<Int> {
    let size = pass.forward.output.count / stepper.samples
    return sample * size..<(sample + 1) * size
  }

  private func probabilities(_ sample: Int) -> [Double] {
    let logits = Array(pass.forward.output.elements[range(sample)])
    return Softmax.probabilities(of: Tensor(shape: [1, logits.count], elements: logits)).elements
  }

  private func more(_ count: Int) -> [Block] {
    count > Self.rowLimit
      ? [.note(Note(.remark, "\(Self.rowLimit) of \(count) shown; all are computed"))] : []
  }

  /// The softmax, the loss of a sample, or its squares.
  func lossBody(_ place: StepLocation) -> [Block] {
    let loss = pass.forward.loss ?? 0
    let divides = place.unit == place.count - 1 && stepper.samples > 1
    let total = FormulaLine(
      "loss", "=",
      divides
        ? "\(loss, style: .strong)  \(.muted("the mean over \(stepper.samples.counted("sample"))"))"
        : stepper.samples > 1
          ? "\(loss, style: .strong)  \(.muted("the sum so far"))" : "\(loss, style: .strong)")
    switch pass.forward.target {
    case .classes(let labels)? where network.loss == .crossEntropy:
      let sample = place.unit / 2
      let shares = probabilities(sample)
      let label = labels[sample]
      if place.unit % 2 == 1 {
        return [
          .formula([
            FormulaLine(
              "\u{2212}log p of class \(label)", "=",
              "\u{2212}log \(shares[label], style: .plain) = \(-log(shares[label]), style: .strong)"
            ),
            total,
          ])
        ]
      }
      let logits = Array(pass.forward.output.elements[range(sample)])
      let largest = logits.max() ?? 0
      let rows = logits.indices.prefix(Self.rowLimit).map { unit -> [Text] in
        [
          "\(unit)\(unit == label ? "  target" : "")", .number(logits[unit]),
          .number(exp(logits[unit] - largest)), .number(shares[unit], style: .strong),
        ]
      }
      return [
        .table(
          Table(
            columns: [
              .init("class"), .init("output z", .trailing), .init("exp(z − max)", .trailing),
              .init("softmax", .trailing),
            ], rows: Array(rows), markedRow: label < Self.rowLimit ? label : nil)),
        .paragraph("softmax: each power divided by the sum of all; together they are 1"),
      ] + more(logits.count)
    case .values(let wanted)?:
      let output = pass.forward.output.elements
      let places = range(place.unit)
      let rows = places.prefix(Self.rowLimit).map { spot -> [Text] in
        let difference = output[spot] - wanted.elements[spot]
        return [
          Text(element(spot)), .number(output[spot]), .number(wanted.elements[spot]),
          .number(difference), .number(difference * difference, style: .strong),
        ]
      }
      let rule =
        network.loss == .squaredError ? "½ of the sum of squares" : "the mean of all squares"
      return [
        .table(
          Table(
            columns: [
              .init("element"), .init("out", .trailing), .init("target", .trailing),
              .init("out − target", .trailing), .init("square", .trailing),
            ], rows: Array(rows))),
        .formula([FormulaLine("loss", "is", Text(rule)), total]),
      ] + more(places.count)
    default: return []
    }
  }

  /// The loss's own gradient at one sample's output.
  func lossGradientBody(_ place: StepLocation) -> [Block] {
    guard let gradient = pass.backward?.activationGradients.last?.elements else { return [] }
    let places = range(place.unit)
    let output = pass.forward.output.elements
    switch pass.forward.target {
    case .classes(let labels)? where network.loss == .crossEntropy:
      let shares = probabilities(place.unit)
      let rows = shares.indices.prefix(Self.rowLimit).map { unit -> [Text] in
        let isTarget = unit == labels[place.unit]
        return [
          "\(unit)\(isTarget ? "  target" : "")", .number(shares[unit]), isTarget ? "1" : "0",
          .number(gradient[places.lowerBound + unit], style: .strong),
        ]
      }
      return [
        .table(
          Table(
            columns: [
              .init("class"), .init("softmax", .trailing), .init("one-hot", .trailing),
              .init("gradient", .trailing),
            ], rows: Array(rows))),
        .formula([
          FormulaLine(
            "gradient", "=",
            stepper.samples > 1
              ? "(softmax − one-hot) / \(stepper.samples) samples" : "softmax − one-hot")
        ]),
      ] + more(shares.count)
    case .values(let wanted)?:
      let rows = places.prefix(Self.rowLimit).map { spot -> [Text] in
        [
          Text(element(spot)), .number(output[spot]), .number(wanted.elements[spot]),
          .number(gradient[spot], style: .strong),
        ]
      }
      let rule: String =
        network.loss == .squaredError
        ? stepper.samples > 1 ? "(out − target) / \(stepper.samples) samples" : "out − target"
        : "2 (out − target) / \(output.count.counted("element"))"
      return [
        .table(
          Table(
            columns: [
              .init("element"), .init("out", .trailing), .init("target", .trailing),
              .init("gradient", .trailing),
            ], rows: Array(rows))),
        .formula([FormulaLine("gradient", "=", Text(rule))]),
      ] + more(places.count)
    default: return []
    }
  }

  /// The address of an element of the output by its offset in the batch.
  private func element(_ spot: Int) -> String {
    let shape = network.outputShape
    return address(
      "\(network.layers[network.layers.count - 1].name).out", sample: spot / shape.count,
      shape.index(at: spot % shape.count))
  }
}
