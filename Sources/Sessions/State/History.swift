import NeuralNetwork
import Storage

/// The statements that made the session, with some of the sessions between them for `undo`.
///
/// Sessions share what they have in common, so that keeping many costs little. Those kept fit a
/// budget of memory and lie the further apart the further back they are; one that was dropped is
/// made again by replaying the statements from the nearest one that is left.
package struct History: Sendable {
  /// A statement that changed the session.
  package struct Entry: Equatable, Sendable {
    /// What it does, for doing it again.
    package let deed: Deed
    /// Whether it belongs to one step of `undo` with the entry before it, as those of a `source` do.
    var continuesGroup: Bool
    /// The files that it read.
    package var files: [FileStamp] = []
    /// Whether it worked numbers out and built nothing.
    package var isAboutNumbers = false

    /// Its text.
    package var text: String { deed.text }
    /// What a person is shown of it.
    package var label: String { deed.label }

    /// The same without numbers that were given.
    var withoutNumbers: Entry {
      Entry(
        deed: deed.withoutNumbers, continuesGroup: continuesGroup, files: files,
        isAboutNumbers: isAboutNumbers)
    }

    /// Makes an entry of a statement that works numbers out and builds nothing.
    package static func ofNumbers(_ statement: String) -> Entry {
      Entry(deed: .statement(statement), continuesGroup: false, isAboutNumbers: true)
    }
  }

  /// A change, as it is done again.
  package enum Deed: Equatable, Sendable {
    /// By a statement.
    case statement(String)
    /// By numbers that a program gave for a name, which become a text only where one is asked for.
    case given(Tensor, to: String)
    /// By numbers that were given, too many to be kept any longer.
    case forgotten(Shape, to: String)

    /// The statement that does it; where its numbers were forgotten, one that makes their shape.
    package var text: String {
      switch self {
      case .statement(let text): text
      case .given(let value, let name): "\(name) = \(value.literal)"
      case .forgotten(let shape, let name):
        "\(name) = zeros(\(shape.extents.map(String.init).joined(separator: ", "))) "
          + "# \(shape.count.grouped) numbers were given here, and are no longer kept"
      }
    }

    /// The same, for a person: without the numbers where there are many.
    package var label: String {
      guard let (count, name) = manyGiven else { return text }
      return "\(name) = … # \(count.grouped) numbers, given"
    }

    /// How many numbers were given, and to what, where they are too many for a line.
    private var manyGiven: (count: Int, name: String)? {
      switch self {
      case .statement: nil
      case .given(let value, let name): value.count > Self.few ? (value.count, name) : nil
      case .forgotten(let shape, let name): (shape.count, name)
      }
    }

    /// How many bytes of numbers it keeps; as few as a statement might have count for nothing.
    var keptBytes: Int {
      if case .given(let value, _) = self, value.count > Self.few { 8 * value.count } else { 0 }
    }

    /// The same deed without its numbers.
    var withoutNumbers: Deed {
      guard case .given(let value, let name) = self, keptBytes > 0 else { return self }
      return .forgotten(value.shape, to: name)
    }

    /// So many numbers a person might have typed.
    private static let few = 16
  }

  /// A session between two statements.
  private struct Checkpoint {
    /// How many statements came before it.
    let position: Int
    let session: Session
    let bytes: Int
    /// What its data take, where the session kept before has not the same.
    var dataBytes = 0
  }

  /// How many bytes the kept sessions may hold, counted as if they shared nothing.
  package static let budget = 128 << 20
  /// How many bytes the latest of them may hold, which is kept where it fits no budget.
  private static let latestBudget = 512 << 20
  /// How many sessions are kept at most.
  private static let most = 1024
  /// How many of the sessions that a replay comes to last are kept.
  private static let latestKept = 32
  /// How many of the sessions behind steps that were undone are kept; the others are replayed.
  private static let undoneKept = 16

  /// The session before the first statement that can be taken back.
  private var base: Session
  /// How many statements came before that: their numbers were too many to be kept.
  private var basePosition = 0
  /// How many bytes of given numbers are kept at most, but for those given last.
  private let givenBudget: Int
  /// How many there are, in what was undone too.
  package private(set) var givenBytes = 0

  /// Makes a history without a statement yet.
  ///
  /// - Parameter givenBudget: how many bytes of numbers that a program gave are kept; where there are
  ///   more, the oldest cannot be taken back any longer.
  package init(base: Session = Session(), givenBudget: Int = History.budget) {
    (self.base, self.givenBudget) = (base, givenBudget)
  }

  /// The statements in order.
  package private(set) var entries: [Entry] = []
  private var checkpoints: [Checkpoint] = []
  private var bytes = 0
  private var shelf = FileShelf()
  private var undone: [(entries: [Entry], after: Session?)] = []

  /// Remembers a statement that changed the session, and the files that it read.
  package mutating func record(
    _ deed: Deed, reading files: [ReadFile] = [], before: Session, isAboutNumbers: Bool = false
  ) {
    givenBytes -= undone.reduce(0) { $1.entries.reduce($0) { $0 + $1.deed.keptBytes } }
    undone = []
    shelf.keep(files)
    append(
      Entry(
        deed: deed, continuesGroup: false, files: files.map(\.stamp),
        isAboutNumbers: isAboutNumbers), before: before)
    givenBytes += deed.keptBytes
    if givenBytes > givenBudget { forget(before: before) }
  }

  // MARK: Given numbers

  /// Where what was forgotten ends, and the session there; `nil` where all is kept.
  package var forgotten: (position: Int, session: Session)? {
    basePosition > 0 ? (basePosition, base) : nil
  }

  /// Forgets given numbers, the oldest first, until half of the budget is free; the history then begins
  /// behind them, at the nearest session that is kept.
  ///
  /// - Parameter last: the session before the last statement, which can be taken back in any case.
  private mutating func forget(before last: Session) {
    var left = givenBytes
    var next = basePosition
    func isEnough(at position: Int) -> Bool {
      while next < position {
        left -= entries[next].deed.keptBytes
        next += 1
      }
      return left <= givenBudget / 2
    }
    let kept = checkpoints.firstIndex {
      $0.position > basePosition && isEnough(at: $0.position)
    }
    let end = kept.map { checkpoints[$0].position } ?? entries.count - 1
    base = kept.map { checkpoints[$0].session } ?? last.withPromisedPass
    for position in basePosition..<end {
      givenBytes -= entries[position].deed.keptBytes
      entries[position] = entries[position].withoutNumbers
    }
    basePosition = end
    let dropped = checkpoints.prefix { $0.position <= end }.count
    bytes -= checkpoints.prefix(dropped).reduce(0) { $0 + $1.bytes + $1.dataBytes }
    checkpoints.removeFirst(dropped)
    if !checkpoints.isEmpty { bytes += weighData(0) }
  }

  /// What a statement read when it ran first.
  package func filesRead(by entry: Entry) -> [ReadFile] { shelf.files(entry.files) }

  /// Makes the statements from `start` on one step of `undo`.
  package mutating func group(from start: Int) {
    guard start + 1 < entries.count else { return }
    for position in start + 1..<entries.count { entries[position].continuesGroup = true }
  }

  /// How to come back to an earlier session.
  package struct Restoration {
    /// The session to start from.
    package let base: Session
    /// The statements to run on it.
    package let replayed: [Entry]
    /// How many statements came before the first of them, where they are the history's last.
    package var position: Int?
  }

  /// Takes back the last step.
  ///
  /// - Parameter current: the session behind it; `nil` where nobody has made it, on the way further back.
  /// - Returns: the statements taken back, as a person is shown them, and how to make the session
  ///   before them; `nil` where there is none.
  package mutating func undo(
    from current: Session?
  ) -> (undone: [String], restoration: Restoration)? {
    guard let start = entries.lastIndex(where: { !$0.continuesGroup }), start >= basePosition
    else { return nil }
    let taken = Array(entries[start...])
    let kept = checkpoints.last { $0.position == entries.count }?.session
    let after = current ?? kept
    entries.removeSubrange(start...)
    undone.append((taken, after))
    if undone.count > Self.undoneKept { undone[undone.count - Self.undoneKept - 1].after = nil }
    if let after, after.byteCount > Self.budget / Self.undoneKept, undone.count > 1 {
      // Large ones are made again by replay, but for the first that `redo` comes to.
      undone[undone.count - 2].after = nil
    }
    while let last = checkpoints.last, last.position > start {
      bytes -= last.bytes + last.dataBytes
      checkpoints.removeLast()
    }
    let nearest = checkpoints.last
    let restoration = Restoration(
      base: (nearest?.session ?? base).withPromisedPass,
      replayed: Array(entries[(nearest?.position ?? basePosition)...]),
      position: nearest?.position ?? basePosition)
    return (taken.map(\.label), restoration)
  }

  /// Makes again what was last taken back.
  ///
  /// - Returns: the statements and how to make the session behind them; `nil` where there are none.
  package mutating func redo(from current: Session) -> (redone: [String], restoration: Restoration)?
  {
    guard let last = undone.popLast() else { return nil }
    for (position, entry) in last.entries.enumerated() {
      if position == 0 { append(entry, before: current) } else { entries.append(entry) }
    }
    return (
      last.entries.map(\.label),
      Restoration(
        base: last.after ?? current, replayed: last.after == nil ? last.entries : [])
    )
  }

  /// Keeps a session that a replay has come to, if it is one of the last: the next `undo` wants it.
  package mutating func keep(_ session: Session, at position: Int) {
    guard entries.count - position <= Self.latestKept, position < entries.count,
      position > checkpoints.last?.position ?? -1
    else { return }
    add(session, at: position)
  }

  private mutating func append(_ entry: Entry, before: Session) {
    if checkpoints.last?.position != entries.count { add(before, at: entries.count) }
    entries.append(entry)
  }

  private mutating func add(_ session: Session, at position: Int) {
    let session = session.withPromisedPass
    let size = session.byteCount
    checkpoints.append(Checkpoint(position: position, session: session, bytes: size))
    bytes += size + weighData(checkpoints.count - 1)
    if !isWithinBounds { thin() }
  }

  /// Drops sessions until the rest fits: of those far back more than of the latest, so that going
  /// back by some number of statements replays at most a certain part of that number.
  private mutating func thin() {
    for part in [32, 16, 8, 4, 2] where !isWithinBounds { keepApart(by: part) }
    while !isWithinBounds, checkpoints.count > 1 || bytes > Self.latestBudget,
      !checkpoints.isEmpty
    {
      let first = checkpoints.removeFirst()
      bytes -= first.bytes + first.dataBytes
      if !checkpoints.isEmpty { bytes += weighData(0) }
    }
  }

  /// Notes what a session's data take, which those after it share.
  ///
  /// - Returns: how much more that is than it was.
  private mutating func weighData(_ number: Int) -> Int {
    let data = checkpoints[number].session.dataset
    let isShared = number > 0 && checkpoints[number - 1].session.dataset?.isSame(as: data) ?? false
    let before = checkpoints[number].dataBytes
    checkpoints[number].dataBytes = isShared ? 0 : data?.inputs.byteCount ?? 0
    return checkpoints[number].dataBytes - before
  }

  private var isWithinBounds: Bool {
    bytes <= Self.budget && checkpoints.count <= Self.most
  }

  /// Drops a session where its neighbours are closer to one another than a part of its age.
  private mutating func keepApart(by part: Int) {
    var kept: [Checkpoint] = []
    for (number, checkpoint) in checkpoints.enumerated() {
      let next = number + 1 < checkpoints.count ? checkpoints[number + 1].position : nil
      if let next, let last = kept.last,
        (next - last.position) * part <= entries.count - checkpoint.position
      {
        continue
      }
      kept.append(checkpoint)
    }
    checkpoints = kept
    for number in checkpoints.indices { _ = weighData(number) }
    bytes = checkpoints.reduce(0) { $0 + $1.bytes + $1.dataBytes }
  }
}

extension Session {
  /// About how many bytes the session's tensors and data hold, each name counted by itself.
  package var heldBytes: Int {
    byteCount(pass: pass?.elementCount ?? 0) + (dataset?.inputs.byteCount ?? 0)
  }

  /// About how many bytes the session's tensors hold now, without its data, which sessions share.
  var byteCount: Int { byteCount(pass: pass?.heldCount ?? 0) }

  /// The session with its pass promised, where that comes out again; and anew, where it was before.
  fileprivate var withPromisedPass: Session {
    var copy = self
    copy.pass = pass?.promised
    if case .promised(let promise)? = lastUpdate?.gradients {
      let isShared = pass?.promise === promise
      copy.lastUpdate = lastUpdate?.promised(
        by: (isShared ? copy.pass?.promise : nil) ?? promise.anew)
    }
    return copy
  }

  /// About how many bytes all but the data take.
  ///
  /// - Parameter pass: how many numbers the pass has.
  private func byteCount(pass: Int) -> Int {
    // A name of its own costs about as much as eight numbers.
    var elements = definitions.values.reduce(0) { $0 + $1.count + 8 } + (target?.count ?? 0)
    elements += (network?.numberCount ?? 0) + (input?.batch.count ?? 0)
    elements += optimiser.rememberedCount
    elements +=
      learning.elementCount + (lastUpdate?.elementCount ?? 0) + (stepping?.elementCount ?? 0)
    elements += pass
    return MemoryLayout<Session>.stride + 1024 + 8 * elements
  }
}
