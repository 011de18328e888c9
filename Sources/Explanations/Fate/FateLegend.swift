import Attribution
import Documents
import NeuralNetwork

/// The sign that stands for each fate, what it means, and how many pixels met it.
struct FateLegend {
  /// A fate that at least one pixel met.
  struct Entry: Equatable {
    /// The sign in the grid.
    let sign: String
    /// The word for programs.
    let code: String
    /// The layer that decided it.
    let layer: String?
    /// What it means, in a few words.
    let meaning: String
    /// How many pixels met it.
    var count = 0
  }

  /// The entries, the living first, then in the order of the layers.
  private(set) var entries: [Entry] = []
  private var places: [Key: Int] = [:]

  /// What fates are counted by: the kind, and the layer that decided.
  private struct Key: Hashable {
    let code: String
    let layer: Int
  }

  /// Counts the fates of one backward pass.
  ///
  /// - Throws: ``PassError/interrupted``.
  init(
    _ fates: [PixelFate], network: Network, interruption: Interruption
  ) throws(PassError) {
    var counts: [Key: (entry: Entry, count: Int)] = [:]
    var pacer = Pacer(interruption)
    for fate in fates {
      try pacer.spend(1 << 10)
      let (key, entry) = Self.entry(for: fate.reason, network: network)
      counts[key, default: (entry, 0)].count += 1
    }
    let order = counts.keys.sorted { ($0.layer, $0.code) < ($1.layer, $1.code) }
    var taken: Set<String> = []
    for key in order {
      guard let (entry, count) = counts[key] else { continue }
      // A second layer of the same kind gets the capital, a third a digit.
      let signs = [entry.sign, entry.sign.uppercased()] + (2...9).map(String.init)
      let sign = signs.first { !taken.contains($0) } ?? "?"
      taken.insert(sign)
      places[key] = entries.count
      entries.append(
        Entry(
          sign: sign, code: entry.code, layer: entry.layer, meaning: entry.meaning, count: count))
    }
  }

  /// The entry of one pixel.
  func entry(_ fate: PixelFate, network: Network) -> Entry {
    let (key, entry) = Self.entry(for: fate.reason, network: network)
    return places[key].map { entries[$0] } ?? entry
  }

  private static func entry(
    for reason: PixelFate.Reason, network: Network
  ) -> (Key, Entry) {
    func make(_ sign: String, _ code: String, _ layer: Int?, _ meaning: String) -> (Key, Entry) {
      let name = layer.map { network.layers[$0].name }
      return (
        Key(code: code, layer: layer ?? (code == "alive" ? -1 : .max)),
        Entry(
          sign: sign, code: code, layer: name,
          meaning: name.map { "\($0) \(meaning)" } ?? meaning)
      )
    }
    switch reason {
    case .alive: return make("+", "alive", nil, "gradient arrives")
    case .closed(let layer):
      return make("r", "closed", layer, "is closed here: what went in is not positive")
    case .saturated(let layer): return make("s", "saturated", layer, "is flat here: derivative 0")
    case .lost(let layer, _, ties: 0):
      return make("m", "lost", layer, "chose another pixel of the window")
    case .lost(let layer, _, _):
      return make(
        "t", "lost-tie", layer, "chose another pixel of the window, though this one is as large")
    case .dropped(let layer):
      return make("d", "dropped", layer, "dropped it in this pass: its mask is 0")
    case .blocked(let layer):
      return make("b", "blocked", layer, "is blocked: nothing passes below it")
    case .unread(let layer): return make("u", "unread", layer, "has no window that reads it")
    case .nothingArrives(let layer):
      return make("n", "nothing-arrives", layer, "itself gets no gradient to pass on")
    case .flatLoss: return make("z", "flat-loss", nil, "the gradient starts at 0 here")
    case .cancelled(let layer):
      return make("c", "cancelled", layer, "passes back terms that sum to 0")
    }
  }
}
