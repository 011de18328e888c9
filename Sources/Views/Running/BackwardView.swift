import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `backward` answers: which gradients there are now, and how many terms each sums.
package struct BackwardView {
  package let session: Session
  package let pass: Pass
  package let adds: Bool
  package var upstreamIsGiven = false
  package let remarksOnZero: Bool

  /// Makes a backward view of its parts.
  package init(
    session: Session, pass: Pass, adds: Bool, upstreamIsGiven: Bool = false, remarksOnZero: Bool
  ) {
    self.session = session
    self.pass = pass
    self.adds = adds
    self.upstreamIsGiven = upstreamIsGiven
    self.remarksOnZero = remarksOnZero
  }

  package var document: Document {
    var rows: [[Text]] = []
    var facts: [Fact] = []
    let network = pass.forward.network
    for (index, layer) in network.layers.enumerated() {
      guard let gradients = pass.gradients else { continue }
      let fields: [(Address.Field, Tensor?)] = [
        (.weight, gradients.weights[index]), (.bias, gradients.biases[index]),
      ]
      for (field, gradient) in fields {
        guard let gradient else { continue }
        let terms = network.terms(ofLayer: index, field, samples: pass.forward.batchSize)
        let largest = gradient.elements.farthestFromZero
        rows.append([
          .code("\(layer.name).\(field.rawValue).grad"), Text(gradient.shape.description),
          "\(terms)\(termReason(layer, at: index, field))", .number(largest),
        ])
        facts.append(
          Fact(
            "\(layer.name).\(field.rawValue)",
            .record([Fact("terms", .integer(terms)), Fact("gradient", .tensor(gradient))])))
      }
    }
    let earlier = (pass.gradients?.passes ?? 1) - 1
    var blocks: [Block] = [
      .heading(
        adds
          ? "backward: added to the gradients of \(earlier) earlier \(earlier.plural("pass"))"
          : "backward: from \(upstreamIsGiven ? "the gradient given" : "the loss") to the input, every gradient in one pass"
      )
    ]
    if !rows.isEmpty {
      blocks.append(
        .table(
          Table(
            columns: [
              .init("gradient"), .init("shape"), .init("terms summed for each weight"),
              .init("largest", .trailing),
            ], rows: rows)))
    }
    if remarksOnZero {
      blocks.append(
        .note(
          Note(
            .remark,
            "gradients start from zero at each backward; PyTorch adds until you zero them: \(.code("backward add")) does that"
          )))
    }
    let blocked = network.layers.filter(\.isBlocked).map(\.name)
    if !blocked.isEmpty {
      blocks.append(
        .note(
          Note(
            .remark, Text("blocked: no gradient passed below \(blocked.joined(separator: ", "))"))))
    }
    if let backward = pass.backward {
      blocks += RoundingNote.blocks(backward, layers: Array(network.layers.indices))
    }
    blocks += PrecisionNote.blocks(pass) + SabotageNote.blocks(session)
    blocks.append(.next(next))
    return Document(kind: "backward", blocks: blocks, facts: facts)
  }

  private func termReason(_ layer: Layer, at index: Int, _ field: Address.Field) -> String {
    let samples = pass.forward.batchSize
    let uses = pass.forward.network.uses(ofLayer: index)
    if uses.count > 1 {
      return
        " (in \(uses.reversed().map { pass.forward.network.layers[$0].name }.joined(separator: ", ")))"
    }
    let places = layer.positions(of: field)
    if layer.computation == .learnedSlope {
      return samples == 1 ? " (every number)" : " (every number of \(samples) samples)"
    }
    guard places.rank == 2 else {
      return samples == 1 ? " (one product)" : " (one for each sample)"
    }
    let isReversed = field == .weight && layer.wiring.isReversed
    let pixels = "\(places.description) \(isReversed ? "input " : "")pixels"
    return samples == 1 ? " (\(pixels))" : " (\(samples) samples \u{D7} \(pixels))"
  }

  private var next: [String] {
    // Where there is no weight, all that there is to see is what came down.
    guard let address = session.largestKernelWeight else { return ["show input.grad"] }
    return ["grads", "explain \(address)"]
  }
}

extension [Double] {
  /// The one with the largest magnitude, sign and all; the first of several, 0 where there is none.
  var farthestFromZero: Double {
    reduce(0) { $1.magnitude > $0.magnitude || ($1.isNaN && !$0.isNaN) ? $1 : $0 }
  }
}

extension Session {
  /// The kernel weight, or else the dense weight, with the largest gradient: worth explaining.
  var largestKernelWeight: String? {
    guard let pass, let gradients = pass.gradients else { return nil }
    var chosen: String?
    for (index, layer) in pass.forward.network.layers.enumerated() {
      guard let gradient = gradients.weights[index] else { continue }
      guard layer.wiring.isTied else {
        chosen = chosen ?? Self.largestElement(of: gradient, in: layer.name)
        continue
      }
      return Self.largestElement(of: gradient, in: layer.name)
    }
    return chosen
  }

  /// The address of the weight of a layer whose gradient is largest.
  static func largestElement(of gradient: Tensor, in layer: String) -> String {
    var best = 0
    for (offset, value) in gradient.elements.enumerated()
    where value.magnitude > gradient.elements[best].magnitude {
      best = offset
    }
    let index = gradient.shape.index(at: best).map(String.init).joined(separator: ",")
    return "\(layer).weight[\(index)]"
  }
}
