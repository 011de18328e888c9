import NeuralNetwork

/// The statements that made the session, with the sessions before them for `undo`.
///
/// Sessions are kept while they fit a budget of memory, the latest first; one that was dropped is
/// made again by replaying the statements from the nearest one that is left.
struct History: Sendable {
  /// A statement that changed the session.
  struct Entry: Sendable {
    /// Its text.
    let text: String
    /// The session before it; `nil` where it was dropped.
    var before: Session?
    /// Whether it came in by `source` together with the entry before it.
    var continuesGroup: Bool
  }

  /// How many bytes the kept sessions may hold, counted as if they shared nothing.
  static let budget = 256 << 20

  private(set) var entries: [Entry] = []
  private(set) var undone: [(entries: [Entry], after: Session)] = []
  private var oldestKept = 0
  private var keptBytes = 0

  /// Remembers a statement that changed the session.
  mutating func record(_ text: String, before: Session) {
    undone = []
    entries.append(Entry(text: text, before: before, continuesGroup: false))
    keptBytes += before.byteCount
    while keptBytes > Self.budget, oldestKept < entries.count - 1 {
      keptBytes -= entries[oldestKept].before?.byteCount ?? 0
      entries[oldestKept].before = nil
      oldestKept += 1
    }
  }

  /// Makes the statements from `start` on one step of `undo`: those that a `source` brought in.
  mutating func group(from start: Int) {
    guard start + 1 < entries.count else { return }
    for position in start + 1..<entries.count { entries[position].continuesGroup = true }
  }

  /// Takes back the last statement, or the whole of a `source`.
  ///
  /// - Returns: the texts taken back, and the session before them or, where that was dropped, the
  ///   texts to replay on an earlier one.
  mutating func undo(from current: Session) -> (undone: [String], restoration: Restoration)? {
    guard !entries.isEmpty else { return nil }
    var taken: [Entry] = []
    while let last = entries.popLast() {
      taken.insert(last, at: 0)
      keptBytes -= last.before?.byteCount ?? 0
      if !last.continuesGroup { break }
    }
    oldestKept = min(oldestKept, entries.count)
    undone.append((taken, current))
    let restoration: Restoration
    if let before = taken[0].before {
      restoration = Restoration(base: before, replayed: [])
    } else {
      let start = entries.lastIndex { $0.before != nil }
      restoration = Restoration(
        base: start.flatMap { entries[$0].before } ?? Session(),
        replayed: entries[(start ?? 0)...].map(\.text))
    }
    return (taken.map(\.text), restoration)
  }

  /// Makes again what was last taken back.
  mutating func redo() -> (texts: [String], session: Session)? {
    guard let last = undone.popLast() else { return nil }
    let rest = undone
    for entry in last.entries {
      entries.append(entry)
      keptBytes += entry.before?.byteCount ?? 0
    }
    undone = rest
    return (last.entries.map(\.text), last.after)
  }

  /// How to come back to an earlier session.
  struct Restoration {
    /// The session to start from.
    let base: Session
    /// The statements to run on it.
    let replayed: [String]
  }
}

extension Session {
  /// About how many bytes the session's tensors hold.
  var byteCount: Int {
    var elements = definitions.values.reduce(0) { $0 + $1.count } + (target?.count ?? 0)
    elements += (network?.parameterCount ?? 0) + (input?.batch.count ?? 0)
    elements += optimiser.rememberedCount
    if let pass {
      elements +=
        pass.forward.activations.reduce(0) { $0 + $1.count } * (pass.backward == nil ? 1 : 2)
      elements += pass.backward == nil ? 0 : pass.forward.network.parameterCount
    }
    return 1024 + 8 * elements
  }
}
