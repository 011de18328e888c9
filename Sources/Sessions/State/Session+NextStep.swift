import CommandLanguage
import Datasets
import Documents
import NeuralNetwork

extension Session {
  /// What a line needs before it can run.
  package enum Need {
    /// A network, its input and, where it has a loss, a target that fits.
    case input
    /// All that a backward pass from the loss starts from.
    case loss
    /// A forward pass over the present values.
    case pass
    /// A loss and data, or an input and a target, to train on.
    case training
    /// Gradients that an update may use.
    case gradients
  }

  /// Lines worth typing next if what they need is there; what is still missing otherwise.
  package func next(_ lines: [String], needing need: Need) -> [Block] {
    has(need) ? [.next(lines)] : nextStep
  }

  /// What a beginner might type next, as a `try:` line, from what is still missing.
  package var nextStep: [Block] { nextLines.isEmpty ? [] : [.next(nextLines)] }

  /// Whether what a line needs is there.
  package func has(_ need: Need) -> Bool {
    switch need {
    case .input:
      network?.lacksLogits == false && network?.layers.isEmpty == false
        && network?.hasOpenBranch == false && input != nil && targetFits
    case .loss: has(.input) && network?.loss != nil && target != nil
    case .training: has(.loss) || network.map(hasData) == true
    case .pass: pass != nil && !isStale && pass?.progress != .halfForward
    case .gradients: has(.pass) && pass?.hasBackward == true && pass?.progress == .complete
    }
  }

  /// Whether the target, if there is one, is one that the loss takes.
  private var targetFits: Bool {
    guard let network, let loss = network.loss, let target else { return true }
    return fits(target, loss: loss, output: network.outputShape, neededBatch(network))
  }

  /// The data, where the network's input takes them.
  package func fittedData(_ network: Network) -> Dataset? {
    guard let data = dataset?.fitted(to: network.inputShape) else { return nil }
    return data.sampleShape == network.inputShape ? data : nil
  }

  /// Whether there are data whose samples and labels the network takes.
  private func hasData(for network: Network) -> Bool {
    guard network.loss != nil, let data = fittedData(network) else { return false }
    let range = SourceRange(line: 1, column: 1, length: 0)
    return (try? TargetEncoding(data, network, at: range)) != nil
  }

  /// The first line worth typing next.
  var nextLine: String { nextLines.first ?? "net" }

  /// What an error tells to do, so that there is what is needed.
  func remedy(for need: Need) -> String {
    network?.hasOpenBranch == true
      ? "no pass runs while a branch is open: `net` shows what nothing reads"
      : "run: \(way(to: need))"
  }

  /// The statements that lead from here to what is needed, in one line.
  func way(to need: Need) -> String {
    var line: [String] = []
    guard let network else {
      switch need {
      case .input, .loss, .training: return "example sum"
      case .pass: return "example sum; forward"
      case .gradients: return "example sum; forward; backward"
      }
    }
    let lacksDense = network.layers.isEmpty || network.lacksLogits
    if lacksDense { line.append("dense 3") }
    let output: Shape = lacksDense ? [3] : network.outputShape
    let needsLoss = need != .pass && need != .input
    if needsLoss, network.loss == nil { line.append("loss squared-error") }
    if network.mayLeaveProbabilities { line.append("loss bce-logits") }
    let batch = neededBatch(network)
    if input == nil || batch.isNew { line.append(Self.fittingInputs(network.inputShape, batch)[0]) }
    let loss = network.loss ?? (needsLoss ? .squaredError : nil)
    if let loss, target != nil || needsLoss, !fits(target, loss: loss, output: output, batch) {
      line.append(Self.fittingTarget(loss, output: output, batch))
    }
    if batch.needsEval { line.append("mode eval") }
    guard need == .pass || need == .gradients else { return line.joined(separator: "; ") }
    let isHalfway = pass?.progress == .halfForward
    if !line.isEmpty || !has(.pass) || (needsLoss && pass?.forward.loss == nil) {
      line.append(line.isEmpty && isHalfway && !isStale ? "finish" : "forward")
    }
    if need == .gradients { line.append("backward") }
    return line.joined(separator: "; ")
  }

  private var nextLines: [String] {
    guard let network else { return ["example sum", "input 1x8x8"] }
    let isPicture = network.outputShape.rank == 3
    if network.hasOpenBranch { return ["net"] }
    if network.layers.isEmpty { return isPicture ? ["conv 2 3x3", "dense 3"] : ["dense 3"] }
    guard let loss = network.loss else {
      guard isPicture else { return ["loss cross-entropy", "loss squared-error"] }
      let next = Self.pools(network.outputShape) + ["dense 3", "loss squared-error"]
      switch network.layers.last?.computation {
      case .products: return ["relu"] + next
      case .largest, .mean: return ["dense 3", "loss squared-error"]
      case .normalising: return ["relu"] + next
      case .copying, .function, .reshaping, .sum, .masking, .learnedSlope, .softmax, nil:
        return next
      }
    }
    if network.lacksLogits { return ["dense 3", "loss squared-error"] }
    let batch = neededBatch(network)
    if input == nil || batch.isNew { return Self.fittingInputs(network.inputShape, batch) }
    if !fits(target, loss: loss, output: network.outputShape, batch) {
      return [Self.fittingTarget(loss, output: network.outputShape, batch)]
    }
    if !has(.pass) { return batch.needsEval ? ["mode eval"] : ["forward"] }
    return pass?.hasBackward != true || pass?.progress != .complete ? ["backward"] : ["grads"]
  }

  /// What a forward pass runs over.
  struct NeededBatch {
    var samples: Int
    /// Whether the samples have an axis of their own.
    var isBatched: Bool
    /// Whether the present input is too few samples for a norm.
    var isNew = false
    /// Whether norms have to go by what was kept.
    var needsEval = false
  }

  /// The present input's batch, or one sample; two where a norm would have but one number to go by, and
  /// what was kept is not there to go by.
  private func neededBatch(_ network: Network) -> NeededBatch {
    var batch = NeededBatch(
      samples: input?.batch.shape[0] ?? 1, isBatched: input?.isBatched ?? false)
    guard network.lacksSpread(samples: batch.samples) else { return batch }
    var resting = network
    resting.mode = .eval
    if input != nil, !resting.lacksSpread(samples: batch.samples) {
      batch.needsEval = true
    } else {
      batch = NeededBatch(samples: 2, isBatched: true, isNew: true)
    }
    return batch
  }

  /// Assignments that give an input of a shape its numbers.
  static func fittingInputs(_ shape: Shape, _ batch: NeededBatch? = nil) -> [String] {
    if let batch, batch.isNew {
      return ["input = randn(\(typed([batch.samples] + shape.extents)))"]
    }
    return shape.rank == 3 && shape[0] == 1
      ? ["input = cross", "input = digit(7)"] : ["input = randn(\(typed(shape.extents)))"]
  }

  /// Whether a target is one that a loss takes for an output and so many samples.
  private func fits(
    _ target: Tensor?, loss: Loss, output: Shape, _ batch: NeededBatch
  ) -> Bool {
    guard let target else { return false }
    do {
      let fitted = try fitted(
        target, to: loss, output: output, samples: batch.samples, isBatched: batch.isBatched)
      _ = try loss.checked(fitted, output: output, samples: batch.samples)
      return true
    } catch {
      return false
    }
  }

  /// A target that fits a loss, an output and so many samples.
  private static func fittingTarget(
    _ loss: Loss, output: Shape, _ batch: NeededBatch
  ) -> String {
    guard loss.takesClasses else {
      return
        "target = zeros(\(typed((batch.isBatched ? [batch.samples] : []) + output.extents)))"
    }
    let label = min(1, (output.extents.first ?? 1) - 1)
    return batch.isBatched ? "target = \(label) * ones(\(batch.samples))" : "target = \(label)"
  }

  /// A pool over windows of two, where there are two rows and columns.
  private static func pools(_ shape: Shape) -> [String] {
    shape.extents.dropFirst().allSatisfy { $0 >= 2 } ? ["maxpool 2"] : []
  }

  private static func typed(_ extents: [Int]) -> String {
    extents.map(String.init).joined(separator: ",")
  }
}

extension Network {
  /// Whether a branch was begun that no layer reads, or does not end where another one goes on.
  fileprivate var hasOpenBranch: Bool { head != layers.count || deadEnd != nil }

  /// Whether its loss takes probabilities and nothing keeps its outputs between 0 and 1.
  fileprivate var mayLeaveProbabilities: Bool {
    guard case .elements(.binaryCrossEntropy)? = loss?.kind else { return false }
    switch layers.last?.computation {
    case .function(.sigmoid), .softmax: return false
    case .function, .products, .largest, .mean, .copying, .reshaping, .sum, .normalising, .masking,
      .learnedSlope, nil:
      return true
    }
  }

  /// Whether its loss reads one number a class and its output is a picture.
  fileprivate var lacksLogits: Bool { loss?.takesClasses == true && outputShape.rank != 1 }
}
