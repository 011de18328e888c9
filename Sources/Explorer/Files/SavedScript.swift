import CommandLanguage
import NeuralNetwork
import Sessions
import Storage

/// The script that `save` writes.
struct SavedScript {
  private var entries: [History.Entry]
  /// The statements, one a line or more, without the script's heading.
  private(set) var statements: [String]
  /// What is said at its top.
  private var heading = ["Gradus session: `gradus run FILE` or `source FILE` rebuilds it."]
  /// How many tensors it holds number by number.
  private(set) var tensorCount = 0

  /// Whether it was made without the statements that train.
  private(set) var trainsAgain = true

  /// A script of the statements that made a session, from the last `reset` on.
  init(_ entries: [History.Entry]) {
    let start = entries.lastIndex { Self.isReset($0.text) }.map { $0 + 1 } ?? 0
    self.entries = Array(entries[start...])
    statements = ["reset"] + self.entries.map(\.text)
  }

  /// A script of what a history tells; where it has forgotten numbers that a program gave, with those
  /// that came of them.
  init(_ history: History) {
    var entries = history.entries
    if let (position, session) = history.forgotten {
      var numbers = SavedScript([])
      numbers.addNumbers(of: session)
      entries.insert(
        contentsOf: numbers.statements.dropFirst().map { .ofNumbers($0) }, at: position)
    }
    self.init(entries)
  }

  /// The same, with the session's numbers in place of what worked them out.
  ///
  /// Statements that only work numbers out are left out, where the session comes out without them.
  ///
  /// - Throws: interrupted, while it looks whether it does.
  func withNumbers(
    of session: Session, interruption: Interruption
  ) throws(Failure) -> SavedScript {
    var kept = self
    kept.heading.append("Its weights and values stand here to the bit; nothing is trained again.")
    kept.entries.removeAll(where: \.isAboutNumbers)
    kept.statements = ["reset"] + kept.entries.map(\.text)
    kept.trainsAgain = false
    kept.addNumbers(of: session)
    if try kept.rebuilds(session, interruption) { return kept }
    var whole = self
    whole.heading.append("Its weights and values stand at the end, to the bit.")
    whole.addNumbers(of: session)
    return whole
  }

  /// The files that its statements read, each once.
  var files: [String] {
    var names: [String] = []
    for file in entries.flatMap(\.files) where !names.contains(file.path) {
      names.append(file.path)
    }
    return names
  }

  /// The script's text.
  var text: String {
    (heading.map { "# " + $0 } + statements).map { $0 + "\n" }.joined()
  }

  /// Adds assignments of all the numbers that a session holds.
  private mutating func addNumbers(of session: Session) {
    // A pass that is made again moves running statistics again, and draws its masks.
    let isPassMade = session.hasWholeForward
    let moving = isPassMade ? session.pass?.network : session.network
    for layer in session.network?.layers ?? [] {
      for role in ParameterName.Role.allCases {
        guard let tensor = layer[role] else { continue }
        add(tensor, as: "\(layer.name).\(role.rawValue)")
      }
      for role in RunningStatistics.Role.allCases {
        guard let tensor = moving?[layer.name]?[role] else { continue }
        add(tensor, as: "\(layer.name).\(role.rawValue)")
      }
    }
    if let moving, moving.trainingPasses > 0 {
      statements.append("mode \(moving.mode.rawValue) passes \(moving.trainingPasses)")
    }
    if let input = session.input { add(input.tensor, as: "input") }
    if let target = session.target { add(target, as: "target") }
    for layer in moving?.layers ?? [] {
      guard let mask = layer.givenMask else { continue }
      add(mask, as: "\(layer.name).mask")
    }
    for (name, tensor) in session.definitions.sorted(by: { $0.key < $1.key }) {
      add(tensor, as: "let \(name)")
    }
    for watch in session.watches { statements.append("watch \(watch.text)") }
    // A pass of these very numbers is made again; an older one is not kept.
    guard let pass = session.pass, session.hasWholeForward else { return }
    statements.append("forward")
    guard pass.progress == .complete, pass.hasBackward, pass.gradients?.passes == 1
    else { return }
    guard pass.startsFromGiven, let given = pass.backward?.activationGradients.last else {
      return statements.append("backward")
    }
    let presented = pass.isBatched ? given.shape : given.shape.droppingFirst()
    tensorCount += 1
    statements.append("backward with \(given.reshaped(to: presented).literal)")
  }

  private mutating func add(_ tensor: Tensor, as name: String) {
    tensorCount += 1
    statements.append("\(name) = \(tensor.literal)")
  }

  /// Whether the script comes to the numbers of a session.
  private func rebuilds(
    _ session: Session, _ interruption: Interruption
  ) throws(Failure) -> Bool {
    var fresh = Interpreter(
      environment: Environment(interruption: interruption, mayWriteFiles: false))
    for source in ScriptParser.statements(in: text) {
      if interruption.isRaised { throw Failure(.interrupted) }
      guard case .success = fresh.run(source) else {
        if interruption.isRaised { throw Failure(.interrupted) }
        return false
      }
    }
    return fresh.session.resembles(session, .numbers)
  }

  private static func isReset(_ text: String) -> Bool {
    guard
      let statement = try? ScriptParser.statements(in: text).first(where: { _ in true })?
        .result.get(), case .command(let call) = statement.kind
    else { return false }
    return call.command == .change(.reset)
  }
}

extension Session {
  /// Whether there is a whole pass forward of the numbers at hand, which `forward` makes again.
  fileprivate var hasWholeForward: Bool {
    guard let pass, !isStale, stepping == nil else { return false }
    return pass.progress != .halfForward
  }
}
