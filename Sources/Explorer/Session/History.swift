import NeuralNetwork

/// The statements that made the session, with some of the sessions between them for `undo`.
///
/// Sessions share what they have in common, so that keeping many costs little. Those kept fit a
/// budget of memory and lie the further apart the further back they are; one that was dropped is
/// made again by replaying the statements from the nearest one that is left.
struct History: Sendable {
  /// A statement that changed the session.
  struct Entry: Equatable, Sendable {
    /// Its text.
    let text: String
    /// Whether it belongs to one step of `undo` with the entry before it, as those of a `source` do.
    var continuesGroup: Bool
  }

  /// A session between two statements.
  private struct Checkpoint {
    /// How many statements came before it.
    let position: Int
    let session: Session
    let bytes: Int
  }

  /// How many bytes the kept sessions may hold, counted as if they shared nothing.
  private static let budget = 128 << 20
  /// How many sessions are kept at most.
  private static let most = 1024
  /// How many of the sessions that a replay comes to last are kept.
  private static let latestKept = 32
  /// How many of the sessions behind steps that were undone are kept; the others are replayed.
  private static let undoneKept = 16

  /// The statements in order.
  private(set) var entries: [Entry] = []
  private var checkpoints: [Checkpoint] = []
  private var bytes = 0
  private var undone: [(entries: [Entry], after: Session?)] = []

  /// Remembers a statement that changed the session.
  mutating func record(_ text: String, before: Session) {
    undone = []
    append(Entry(text: text, continuesGroup: false), before: before)
  }

  /// Makes the statements from `start` on one step of `undo`.
  mutating func group(from start: Int) {
    guard start + 1 < entries.count else { return }
    for position in start + 1..<entries.count { entries[position].continuesGroup = true }
  }

  /// How to come back to an earlier session.
  struct Restoration {
    /// The session to start from.
    let base: Session
    /// The statements to run on it.
    let replayed: [String]
    /// How many statements came before the first of them, where they are the history's last.
    var position: Int?
  }

  /// Takes back the last step.
  ///
  /// - Returns: the statements taken back and how to make the session before them; `nil` where there
  ///   is none.
  mutating func undo(from current: Session) -> (undone: [String], restoration: Restoration)? {
    guard let start = entries.lastIndex(where: { !$0.continuesGroup }) else { return nil }
    let taken = Array(entries[start...])
    entries.removeSubrange(start...)
    undone.append((taken, current))
    if undone.count > Self.undoneKept { undone[undone.count - Self.undoneKept - 1].after = nil }
    while let last = checkpoints.last, last.position > start {
      bytes -= last.bytes
      checkpoints.removeLast()
    }
    let nearest = checkpoints.last
    let restoration = Restoration(
      base: nearest?.session ?? Session(),
      replayed: entries[(nearest?.position ?? 0)...].map(\.text),
      position: nearest?.position ?? 0)
    return (taken.map(\.text), restoration)
  }

  /// Makes again what was last taken back.
  ///
  /// - Returns: the statements and how to make the session behind them; `nil` where there are none.
  mutating func redo(from current: Session) -> (redone: [String], restoration: Restoration)? {
    guard let last = undone.popLast() else { return nil }
    for (position, entry) in last.entries.enumerated() {
      if position == 0 { append(entry, before: current) } else { entries.append(entry) }
    }
    let texts = last.entries.map(\.text)
    return (
      texts, Restoration(base: last.after ?? current, replayed: last.after == nil ? texts : [])
    )
  }

  /// Keeps a session that a replay has come to, if it is one of the last: the next `undo` wants it.
  mutating func keep(_ session: Session, at position: Int) {
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
    let size = session.byteCount
    checkpoints.append(Checkpoint(position: position, session: session, bytes: size))
    bytes += size
    if !isWithinBounds { thin() }
  }

  /// Drops sessions until the rest fits: of those far back more than of the latest, so that going
  /// back by some number of statements replays at most a certain part of that number.
  private mutating func thin() {
    for part in [32, 16, 8, 4, 2] where !isWithinBounds { keepApart(by: part) }
    while !isWithinBounds, checkpoints.count > 1 { bytes -= checkpoints.removeFirst().bytes }
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
    bytes = kept.reduce(0) { $0 + $1.bytes }
  }
}

extension Session {
  /// About how many bytes the session's tensors hold.
  var byteCount: Int {
    // A name of its own costs about as much as eight numbers.
    var elements = definitions.values.reduce(0) { $0 + $1.count + 8 } + (target?.count ?? 0)
    elements += (network?.parameterCount ?? 0) + (input?.batch.count ?? 0)
    elements += optimiser.rememberedCount + (dataset?.inputs.count ?? 0)
    elements += learning.elementCount + (stepping?.elementCount ?? 0)
    if let pass {
      let activations = pass.forward.activations.reduce(0) { $0 + $1.count }
      elements += activations * (pass.backward == nil ? 1 : 2)
      elements += pass.backward == nil ? 0 : pass.forward.network.parameterCount
    }
    return MemoryLayout<Session>.stride + 1024 + 8 * elements
  }
}
