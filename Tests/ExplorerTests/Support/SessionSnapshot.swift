import CommandLanguage
import NeuralNetwork

@testable import Sessions

/// All that a session holds, to the bit, as text.
///
/// It is every stored property, by reflection, so that one that is added is compared without a word
/// here; but of a pass it is what the pass tells, which may lie in a plan's memory, or not be worked out
/// yet.
struct SessionSnapshot: Equatable, CustomStringConvertible {
  let lines: [String]

  var description: String { lines.joined(separator: "\n") }

  /// What is never compared, and why.
  private static let passing = [
    "files": "what the statement reads that is running",
    "changeCount": "what the statement changed that is running",
    "textDone": "how the statement ended that is running",
    "memoryBound": "set anew for each statement",
    "revision": "a counter that nothing shows but as `stale`",
  ]

  /// What `save` with weights does not keep, and why.
  static let notInNumbers = [
    "stale": "an old pass is not made again",
    "pass": "made again where it is of these very numbers",
    "stepping": "a walk begins anew",
    "lastUpdate": "no step is made",
    "learning": "nothing is trained",
    "optimiser.memories": "begins anew, as it says",
    "optimiser.stepCount": "begins anew, as it says",
    "optimiser.scheduleStart": "counts from the steps made",
    "sampleOrder": "begins anew, as it says",
    "drawCount": "begins anew, as it says",
    "remarksMade": "made again where they are due",
  ]

  /// What a session holds, but for some of it.
  init(_ session: Session, but exceptions: [String: String] = [:]) {
    var lines: [String] = ["stale \(session.isStale)"]
    for child in Mirror(reflecting: session).children {
      guard let (name, value) = Self.property(child), Self.passing[name] == nil,
        exceptions[name] == nil
      else { continue }
      Self.add(value, name, &lines)
    }
    self.lines = lines.filter { line in
      !exceptions.keys.contains { line.hasPrefix($0 + ".") || line.hasPrefix($0 + " ") }
    }
  }

  /// A property's name and value; of one that lies apart, what lies there.
  private static func property(_ child: Mirror.Child) -> (name: String, value: Any)? {
    guard let label = child.label else { return nil }
    guard label.hasPrefix("apart"), let storage = Mirror(reflecting: child.value).children.first,
      let value = Mirror(reflecting: storage.value).children.first?.value
    else { return (label, child.value) }
    let name = label.dropFirst("apart".count)
    return (name.prefix(1).lowercased() + name.dropFirst(), value)
  }

  /// The first place where two differ.
  func difference(from other: SessionSnapshot) -> String? {
    if self == other { return nil }
    for (mine, others) in zip(lines, other.lines) where mine != others {
      return "\(mine)\n  and \(others)"
    }
    return "\(lines.count) and \(other.lines.count) lines: "
      + "\((lines.count > other.lines.count ? lines : other.lines)[min(lines.count, other.lines.count)])"
  }

  private static func add(_ value: Any, _ path: String, _ lines: inout [String]) {
    switch value {
    case let tensor as Tensor: lines.append("\(path) \(tensor.shape) \(bits(tensor.elements))")
    case let numbers as [Double]: lines.append("\(path) \(bits(numbers))")
    case let number as Double: lines.append("\(path) \(bits([number]))")
    case let numbers as [Int]: lines.append("\(path) \(numbers.hashValue) of \(numbers.count)")
    case let flags as [Bool]: lines.append("\(path) \(flags.hashValue) of \(flags.count)")
    case is SourceRange: break
    case let text as String: lines.append("\(path) \(text)")
    case let pass as Pass:
      add(
        [
          "forward": pass.forward, "backward": pass.backward as Any,
          "gradients": pass.gradients as Any, "given": pass.startsFromGiven,
          "progress": pass.progress, "batched": pass.isBatched,
        ], path, &lines)
    case let pass as ForwardPass:
      add(
        [
          "network": pass.network, "activations": Array(pass.activations),
          "contexts": pass.contexts, "target": pass.target as Any, "loss": pass.loss as Any,
          "precision": pass.precision, "samples": pass.batchSize,
        ], path, &lines)
    case let pass as BackwardPass:
      add(
        [
          "forward": pass.forward, "activations": Array(pass.activationGradients),
          "weights": pass.weightGradients, "biases": pass.biasGradients,
          "sent": pass.forward.network.layers.indices.map { pass.inputGradient(ofLayer: $0) },
          "fault": pass.fault as Any,
        ], path, &lines)
    case let gradients as AccumulatedGradients:
      add(
        [
          "input": gradients.input, "weights": gradients.weights, "biases": gradients.biases,
          "passes": gradients.passes, "broken": gradients.isBroken,
        ], path, &lines)
    case let gradients as LastUpdate.Gradients:
      // Known or promised, they are read alike.
      if case .promised(let promise) = gradients {
        let pass = promise.backward
        add(["weights": pass.weightGradients, "biases": pass.biasGradients], path, &lines)
      } else if case .known(let weights, let biases) = gradients {
        add(["weights": weights, "biases": biases], path, &lines)
      }
    default: addParts(of: value, path, &lines)
    }
  }

  private static func add(
    _ parts: KeyValuePairs<String, Any>, _ path: String, _ lines: inout [String]
  ) {
    for (name, value) in parts { add(value, "\(path).\(name)", &lines) }
  }

  private static func addParts(of value: Any, _ path: String, _ lines: inout [String]) {
    let mirror = Mirror(reflecting: value)
    // A later revision of a pass tells no more than whether it is stale.
    if path.hasSuffix(".revision") { return }
    switch mirror.displayStyle {
    case .dictionary, .set:
      var parts: [[String]] = []
      for child in mirror.children {
        var part: [String] = []
        add(child.value, path, &part)
        parts.append(part)
      }
      lines += parts.sorted { $0.lexicographicallyPrecedes($1) }.joined()
    default:
      if mirror.children.isEmpty { return lines.append("\(path) \(value)") }
      if mirror.displayStyle == .enum { lines.append("\(path) case") }
      for (index, child) in mirror.children.enumerated() {
        add(child.value, "\(path).\(child.label ?? "\(index)")", &lines)
      }
    }
  }

  private static func bits(_ numbers: [Double]) -> String {
    // Which bits a nan has is the processor's.
    let bits = numbers.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
    if bits.count <= 4 { return "\(numbers)" }
    return "\(bits.hashValue) of \(bits.count), first \(numbers[0])"
  }
}
