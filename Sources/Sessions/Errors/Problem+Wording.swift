import CommandLanguage
import NeuralNetwork

extension Problem {
  /// The message: what is wrong, where, and what would work in a session.
  func diagnostic(at range: SourceRange?, in session: Session) -> Diagnostic {
    let words = wording(in: session)
    return Diagnostic(
      code: words.code, message: words.message, range: range, suggestion: words.suggestion,
      notes: words.notes)
  }

  /// The parts of a message before it has a place.
  struct Wording {
    var code: String
    var message: String
    var suggestion: String?
    var notes: [String] = []

    init(_ code: String, _ message: String, suggestion: String? = nil, _ notes: String...) {
      self.init(code, message, suggestion: suggestion, notes: notes)
    }

    /// What is said to a word of another library.
    init(_ code: String, _ answer: ForeignAnswer) {
      self.init(code, answer.message, suggestion: answer.suggestion, notes: answer.notes)
    }

    /// What is said of a tensor that would be too large, by its count where it can be counted.
    init(elements: Int?, tooManyIn shape: String) {
      self.init(
        "too-large",
        elements.map {
          "\(shape) has \($0.grouped) elements and would take \(Bytes(of: $0)) "
            + "in double precision"
        } ?? "\(shape) has more elements than can be counted",
        "a tensor holds at most \(Tensor.elementBound.grouped) elements, "
          + "\(Bytes(of: Tensor.elementBound))")
    }

    init(_ code: String, _ message: String, suggestion: String?, notes: [String]) {
      self.code = code
      self.message = message
      self.suggestion = suggestion
      self.notes = notes
    }
  }

  /// The words for it, without a place.
  func wording(in session: Session) -> Wording {
    switch self {
    case .syntax(let problem):
      Wording(
        problem.code, problem.message, suggestion: problem.suggestion, notes: problem.notes)
    // Names and values
    case .foreignWord(let answer): Wording("unknown-name", answer)
    case .unknownName(let name, let candidates, let remedy):
      if let command = Vocabulary.command(name), command.givesWay {
        // The word alone begins a command; with an operator behind it, it is a value's name.
        Wording(
          "unknown-name", "there is no value named \(name)", suggestion: nil,
          notes: (remedy.map { [$0] } ?? []) + command.usage.map { "the command is written: \($0)" }
        )
      } else if remedy == nil, let answer = ForeignWords.answer(to: name) {
        Wording("unknown-name", answer)
      } else {
        Wording(
          "unknown-name", "there is no value named \(name)",
          suggestion: NearestWord.find(name, among: candidates),
          notes: remedy.map { [$0] } ?? Vocabulary.innerRemark(name).map { [$0] } ?? [])
      }
    case .unknownWord(let word, let values, let commands):
      if let answer = ForeignWords.answer(to: word) {
        Wording(
          "unknown-command",
          InnerWord(word).flatMap { $0.isOwn ? answer.adding($0) : nil } ?? answer)
      } else if let inner = InnerWord(word),
        inner.isOwn || NearestWord.find(word, among: commands + values) == nil
      {
        Wording(
          "unknown-name", "'\(word)' is neither a command nor a value",
          suggestion: inner.suggestion, notes: inner.notes)
      } else if let command = NearestWord.find(word, among: commands) {
        Wording("unknown-command", "'\(word)' is not a command", suggestion: command)
      } else {
        Wording(
          "unknown-name", "'\(word)' is neither a command nor a value",
          suggestion: NearestWord.find(word, among: values),
          "`help` lists the first commands, `help all` every one")
      }
    case .unknownField(let field, let owner, let candidates):
      Wording(
        "unknown-field",
        candidates.isEmpty
          ? "\(owner) has no field \(field)"
          : "\(owner) has no field \(field); it has \(candidates.joined(separator: ", "))",
        suggestion: NearestWord.find(field, among: candidates),
        notes: Address.Field(rawValue: field).flatMap {
          session.layer(named: owner)?.option(without: $0)
        }.map { ["\(owner) was made with `\($0)`"] } ?? [])
    case .comesLater(let name, let word, let isReplaced):
      Wording(
        "comes-later",
        isReplaced
          ? "\(name) gives way to this \(word), which cannot read it"
          : "\(name) comes later than this \(word): a layer reads what was there before",
        "name a layer that stands before it, or `input`")
    case .sharesLater(let name, let isReplaced, let fitting):
      Wording(
        "comes-later",
        isReplaced
          ? "\(name) gives way to this layer, which cannot use its weights"
          : "\(name) comes later than this layer: it can use the weights of one that stands before it",
        suggestion: fitting.last.map { "sharing \($0)" },
        fitting.isEmpty
          ? "no layer before it has weights that fit; without `sharing` it has its own"
          : "before it \(fitting.count.plural("stands", "stand")) \(fitting.joined(separator: ", ")), "
            + "whose weights fit")
    case .cannotShare(let name, let owner, let obstacle):
      obstacle.wording(sharing: name, of: owner)
    case .weightsAreShared(let name, let users, let command):
      Wording(
        "weights-are-shared",
        users.contains(name)
          ? "\(name) uses another layer's weights: it cannot `\(command)` alone"
          : "\(users.joined(separator: ", ")) \(users.count.plural("uses", "use")) the weights of \(name)",
        "take away what shares first, as `remove \(users.last ?? name)`")
    case .notALayer(let name, let layers):
      Wording(
        "unknown-layer",
        layers.isEmpty
          ? "there is no layer named \(name); the network has no layers yet"
          : NamedValue(rawValue: name) != nil
            ? "\(name) is a value and no layer; there \(layers.count.plural("is", "are")) \(layers.joined(separator: ", "))"
            : "there is no layer named \(name); there \(layers.count.plural("is", "are")) \(layers.joined(separator: ", "))",
        suggestion: NearestWord.find(name, among: layers))
    case .layerIsNotAValue(let name, let fields):
      Wording(
        "layer-is-not-a-value",
        "\(name) is a layer; its values are "
          + fields.map { "\(name).\($0)" }.joined(separator: ", "))
    case .noNetwork:
      Wording(
        "no-network", "there is no network yet",
        "begin with its input, as in `input 1x8x8`, or with `example sum`")
    case .noValueYet(let name, let need):
      Wording("no-value-yet", "\(name) has no value yet", session.remedy(for: need))
    case .noGradient(let name, let reason):
      Wording("no-gradient", "\(name) has no gradient: \(reason)")
    case .reservedName(let name, let use):
      Wording("reserved-name", "\(name) cannot be a name: it is \(use)")
    case .nameTaken(let name): Wording("name-taken", "\(name) is taken already")
    case .invalidName(let name):
      Wording(
        "invalid-name", "\(name) cannot be a name",
        "a name has letters, digits and underscores, and begins with a letter")
    case .readOnly(let name, let reason):
      Wording("read-only", "\(name) cannot be assigned: \(reason)")
    case .notAnAddress(let expected):
      Wording(
        "not-an-address", "the name of a value belongs here, \(expected)",
        "as in conv1.weight[0], input or target")
    case .needsOneElement(let name, let shape, let example):
      Wording(
        "needs-one-element", "this names \(shape) numbers of \(name); name one of them",
        "as in \(example)")
    // Indices and shapes
    case .tooManyIndices(let given, let shape):
      Wording(
        "index-count",
        "\(given.counted("index")) for "
          + "\(shape.rank == 0 ? "a single number" : "\(shape)"), "
          + "which has \(shape.rank.counted("axis"))")
    case .indexOutOfRange(let index, let axis, let extent):
      Wording(
        "index-out-of-range",
        extent == 0
          ? "axis \(axis) is empty"
          : "index \(index) is outside axis \(axis), which runs from 0 to \(extent - 1)")
    case .notAnInteger(let number, let written):
      Wording(
        "not-an-integer",
        number.isFinite && number == number.rounded()
          ? "\(written) is too large: whole numbers go up to \(Int.max)"
          : "\(written) is not a whole number")
    case .raggedList(let first, let other):
      Wording(
        "ragged-list", "the entries of a list have one shape: \(first) was first, this is \(other)")
    case .cannotBroadcast(let left, let right, let operation):
      Wording(
        "shape-mismatch", "\(left) \(operation) \(right) do not fit",
        "axes are matched from the last; extents are equal or 1")
    case .cannotAssign(let value, let slot, let name):
      Wording(
        "shape-mismatch",
        "\(value.rank == 0 ? "a number" : "\(value)") does not fit into \(name), \(slot)",
        "axes are matched from the last; extents are equal or 1")
    case .inputShape(let value, let expected):
      Wording(
        "shape-mismatch", "the input is \(expected); this is \(value)",
        value.rank == 3 && expected.rank == 3 && expected[0] == 1 && value[1] == expected[1]
          && value[2] == expected[2]
          ? "\(value[0]) pictures of one channel each are a batch: [[cross], [ring]] for [cross, ring]"
          : "it takes \(expected), or N\u{D7}\(expected) for a batch, or without leading axes of extent 1"
      )
    case .matrixProduct(let left, let right):
      Wording(
        "shape-mismatch", "\(left) @ \(right) do not fit",
        left.rank == 0 || right.rank == 0
          ? "a matrix product takes vectors and matrices; use * for a number"
          : "the last axis of the left has to be as long as the last but one of the right")
    case .tooLarge(let elements, let shape): Wording(elements: elements, tooManyIn: shape)
    case .sessionTooLarge(let shape, let held, let bound):
      Wording(
        "session-too-large",
        shape.map {
          "\($0) takes \(Bytes(of: $0.count)), and the session holds \(Bytes(held)) of the "
            + "\(Bytes(bound)) that it may"
        } ?? "the session would hold \(Bytes(held)), and may hold \(Bytes(bound))",
        "each name made by `let` counts by itself, and so do data, the network and its last pass; "
          + "`let NAME = 0` frees a name's numbers")
    // Functions
    case .argumentCount(_, let usage, let given):
      Wording(
        "argument-count", "\(given.counted("argument")) given: \(usage)")
    case .badArgument(let function, let what): Wording("bad-argument", "\(function) \(what)")
    case .badAxis(let axis, let rank):
      Wording(
        "bad-axis",
        rank == 0
          ? "a single number has no axis" : "axis \(axis) is outside 0 to \(rank - 1)")
    case .pictureNeedsInput(let word):
      Wording(
        "picture-needs-input",
        "\(word) is drawn as large as the input, and there is no input with rows and columns",
        "begin with `input 1x8x8`")
    // Building and running
    case .nothingToRun:
      Wording(
        "nothing-to-run", "the network has no layers yet",
        "add one, as in `\(session.nextLine)`")
    case .noInputValue(let shape):
      Wording(
        "no-input", "the input has no value yet",
        "give it one, as in `\(Session.fittingInputs(shape)[0])`")
    case .staleForward:
      Wording(
        "stale", "the network, its input or its target changed since the last forward pass",
        session.remedy(for: .gradients))
    case .noForward:
      Wording(
        "no-forward", "there was no forward pass yet", session.remedy(for: .gradients))
    case .halfway(let progress):
      Wording(
        "half-way",
        "stepping stands half-way through the \(progress == .halfForward ? "forward" : "backward") "
          + "pass", "run: finish")
    case .stepNeedsLoss(let hasLoss):
      Wording(
        hasLoss ? "no-target" : "no-loss",
        "the forward pass is done, and there is no \(hasLoss ? "target" : "loss") to go back from",
        hasLoss
          ? "give one, as in `target = 1`; or `restart`"
          : "add one, as in `loss squared-error`; or `restart`")
    case .noLoss:
      Wording(
        "no-loss", "the network has no loss to start from",
        "add one, as in `loss squared-error`, or start from a gradient of your own: "
          + "`backward with 1`")
    case .noTarget:
      Wording(
        "no-target", "there is no target to hold the output against",
        "give one, as in `target = 1`, or start from a gradient of your own: `backward with 1`")
    case .upstreamShape(let given, let output):
      Wording(
        "shape-mismatch",
        "the last layer's output is \(output); a gradient of it has that shape, not \(given)")
    case .unknownExample(let name, let candidates):
      Wording(
        "unknown-example", "there is no example named \(name)",
        suggestion: NearestWord.find(name, among: candidates),
        "there are: \(candidates.joined(separator: " "))")
    case .notFinite(let divergence, let change):
      Wording(
        "not-finite", "no \(change) was made: \(divergence.sentence)", divergence.advice)
    case .networkTooLarge(let parameters, let samples, let bytes):
      Wording(
        "too-large",
        "a network of \(parameters.grouped) parameters would take \(Bytes(bytes)) with its "
          + "activations and gradients"
          + (samples > 1 ? " for a batch of \(samples.grouped)" : ""),
        "at most \(Bytes(1 << 30)) are allowed")
    // The session
    case .nothingToUndo: Wording("nothing-to-undo", "there is nothing to undo")
    case .nothingToRedo: Wording("nothing-to-redo", "there is nothing to redo")
    case .badSetting(let option, let value, let allowed):
      Wording("bad-setting", "\(option) cannot be \(value); it takes \(allowed)")
    case .fileNotReadable(let file, let reason):
      Wording("file-not-readable", "\(file) cannot be read: \(reason)")
    case .fileNotWritable(let file, let reason):
      Wording("file-not-writable", "\(file) cannot be written: \(reason)")
    case .fileTooLong(let limit):
      Wording("too-large", "the file would be longer than its format's \(Bytes(limit))")
    case .mayNotWriteFiles:
      Wording(
        "may-not-write", "a file reached by `source` may not write files",
        "type the command yourself")
    case .writesNothingHere(.lesson):
      Wording(
        "may-not-write", "within a lesson no file is written", "`lesson leave` comes before it")
    case .writesNothingHere(.server):
      Wording(
        "may-not-write", "this server writes no files", "it was started with --no-writing")
    case .sourceTooDeep(let depth):
      Wording("source-too-deep", "files that source one another stop at \(depth) deep")
    case .sourceFailed(let file, let line):
      Wording("source-failed", "\(file) stopped at line \(line); what ran before it stays")
    case .interrupted:
      Wording("interrupted", "stopped; everything is as it was before this statement")
    case .unknownTopic(let word, let candidates):
      Wording(
        "unknown-topic", "there is no help on \(word)",
        suggestion: NearestWord.find(word, among: candidates),
        "`help all` lists everything; `apropos \(word)` searches")
    case .notApplicable(_, let reason, let remedy):
      Wording("not-applicable", reason, "try: \(remedy)")
    case .notInALesson(let word):
      Wording(
        "no-lesson",
        word == "lesson"
          ? "lessons are taken in the shell"
          : "'\(word)' belongs to a lesson, and none is going on",
        word == "lesson" ? "start it by `gradus lesson 1`" : "`lesson` lists them")
    case .badGuess(let text):
      Wording(
        "bad-guess", "\(text) is no guess", "a guess is a number, a sign (+ - 0) or a shape (2x6x6)"
      )
    // What other parts of the session say
    case .shape(let error, let layer, let fitting, let isWhole):
      error.wording(layer: layer, fitting: fitting, isWhole: isWhole)
    case .pass(let error): error.wording(in: session)
    case .data(let problem): problem.wording
    case .file(let problem): problem.wording
    case .recording(let problem): problem.wording
    }
  }
}
