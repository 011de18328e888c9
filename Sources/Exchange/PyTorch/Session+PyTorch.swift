import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// The most numbers that a script is written with; Python takes a second to read as many.
  private static let mostScriptNumbers = 400_000

  /// `export pytorch FILE`: the last pass as a script that rebuilds and compares it.
  package func exportedAsPyTorchScript(
    _ call: TypedCall<ExportCommand>, _ interruption: Interruption
  ) throws(Failure) -> ExportedFile {
    if network == nil { throw Failure(.noNetwork, at: call.range) }
    guard let pass, let backward = pass.backward else {
      throw Failure(.noValueYet("the gradient", needing: .gradients), at: call.range)
    }
    guard pass.progress == .complete else {
      throw Failure(.halfway(pass.progress), at: call.range)
    }
    let update: PyTorchUpdate?
    do {
      update = try pyTorchUpdate(pass, backward, interruption)
    } catch {
      throw Failure(.pass(error), at: call.range)
    }
    let count = PyTorchScript.numberCount(backward, update)
    guard count <= Self.mostScriptNumbers else {
      throw Failure(
        .notApplicable(
          command: "export",
          reason: "a script with all \(count.grouped) numbers of this pass would be too long; "
            + "at most \(Self.mostScriptNumbers.grouped) are written",
          remedy: "export safetensors weights.safetensors"), at: call.kind.range)
    }
    let script = PyTorchScript(
      backward: backward, isBatched: pass.isBatched, startsFromGiven: pass.startsFromGiven,
      frozen: frozenNames, update: update)
    let checks = script.checks
    var blocks: [Block] = [
      .paragraph(
        "it rebuilds the last pass in PyTorch, makes one update, and compares \(checks.count) values, gradients and new weights; run it: \(.code("python3 \(call.file.value.shellWord)"))"
      )
    ]
    if (pass.gradients?.passes ?? 1) > 1 {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(.code("backward add")) summed several passes; the script compares the latest alone"))
      )
    }
    blocks += StaleNote.blocks(self) + SabotageNote.blocks(self)
    return ExportedFile(
      bytes: Array(script.text.utf8), blocks: blocks,
      facts: [Fact("checks", .list(checks.map { .text($0.name) }))])
  }

  /// The update that a pass's gradients make: the one that was made of them, where they led to one,
  /// else the one to come.
  ///
  /// - Throws: ``PassError/interrupted``.
  private func pyTorchUpdate(
    _ pass: Pass, _ backward: BackwardPass, _ interruption: Interruption
  ) throws(PassError) -> PyTorchUpdate? {
    let network = backward.forward.network
    var (before, held) = (optimiser, heldStill)
    if let lastUpdate, isStale, lastUpdate.network == network {
      (before, held) = (lastUpdate.optimiser, lastUpdate.frozen)
    }
    held = held.filter { network[$0.key.layer]?[$0.key.role]?.count == $0.value.count }
    var (after, updated) = (before, network)
    try after.step(
      &updated, after: backward, weightGradients: backward.weightGradients,
      biasGradients: backward.biasGradients, frozen: held, fault: fault,
      interruption: interruption)
    updated = updated.rounded(to: precision)
    if precision != .float64 { updated.keep(held, of: network) }
    return PyTorchUpdate(network, optimiser: before, frozen: held, updated: updated)
  }
}
