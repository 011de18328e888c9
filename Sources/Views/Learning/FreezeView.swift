import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `freeze` and `unfreeze` answer: how much of each tensor learns and how much is held.
package struct FreezeView {
  package let session: Session
  package let network: Network
  /// `freeze` or `unfreeze`.
  package let command: String

  /// Makes a freeze view of its parts.
  package init(session: Session, network: Network, command: String) {
    self.session = session
    self.network = network
    self.command = command
  }

  package var document: Document {
    var rows: [[Text]] = []
    var frozen = 0
    var facts: [Fact] = []
    for layer in network.layers {
      for role in ParameterName.Role.allCases {
        guard let tensor = layer[role] else { continue }
        let mask = session.frozen[ParameterName(layer: layer.name, role: role)]
        let count = mask?.count { $0 } ?? 0
        frozen += count
        rows.append([
          .code("\(layer.name).\(role.rawValue)"), Text(tensor.shape.description),
          count == 0 ? .muted("0") : "\(count)", "\(tensor.count - count)",
          Text(slice(mask, of: tensor)),
        ])
        facts.append(Fact("\(layer.name).\(role.rawValue)", .integer(count)))
      }
    }
    var blocks: [Block] = [
      .heading(
        frozen == 0
          ? "nothing is frozen: all \(network.parameterCount) parameters learn"
          : "\(frozen) of \(network.parameterCount) parameters are frozen")
    ]
    if !rows.isEmpty {
      blocks.append(
        .table(
          Table(
            columns: [
              .init("parameter"), .init("shape"), .init("frozen", .trailing),
              .init("learning", .trailing), .init("", name: "remark", isOptional: true),
            ], rows: rows)))
    }
    if frozen > 0 {
      blocks.append(
        .note(
          Note(
            .remark,
            "a frozen number's gradient is still worked out and still flows to the layers below; only its update is not made"
          )))
    }
    if network.mode == .train {
      blocks += ModeNote.trap(network.layers.filter { $0.statistics != nil }, session)
    }
    blocks +=
      session.has(.gradients)
      ? [.next("grads", "update")] : session.next(["forward; backward; update"], needing: .loss)
    return Document(
      kind: command, blocks: blocks,
      facts: [Fact("frozen", .integer(frozen)), Fact("parameters", .record(facts))])
  }

  /// Where a part of a tensor is frozen, that part as it would be typed.
  private func slice(_ mask: [Bool]?, of tensor: Tensor) -> String {
    guard let mask, mask.count == tensor.count, mask.contains(true), mask.contains(false),
      let indices = FrozenSlice.indices(of: mask, shape: tensor.shape)
    else { return "" }
    return "frozen: \(indices)"
  }
}
