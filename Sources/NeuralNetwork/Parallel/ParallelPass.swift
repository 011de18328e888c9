import FastProgram

/// A pass's instructions as tasks that threads do at the same time, in levels that follow each other.
///
/// The tasks of a level write different numbers, and read none that another of them writes. No sum is
/// divided: the numbers are those of the instructions one after the other, to the bit, however many
/// threads there are. What goes sample by sample, as layers and most of the way back do, is a chain: a
/// thread takes its samples through all of it. Weights' gradients, which are sums over samples, are
/// divided among the weights.
struct ParallelPass {
  /// Instructions of one level that follow each other, divided along axes that fit each other.
  struct Chain {
    fileprivate(set) var links: [DivisibleInstruction]
    fileprivate var cost = 0
    /// How many places there are to divide, and what parts begin at multiples of.
    fileprivate let count: Int
    fileprivate let unit: Int
  }

  /// A part of a chain.
  struct Task {
    let chain: Int
    let range: Range<Int>
    fileprivate let cost: Int
  }

  /// Tasks that may run at the same time.
  struct Level {
    /// The dear ones first.
    let tasks: [Task]
    /// Whether they are so much work that others are woken for it.
    let isShared: Bool
  }

  private(set) var chains: [Chain] = []
  /// The tasks, of which each may begin when those of the levels before are done.
  private(set) var levels: [Level] = []

  /// Less work than this is not worth waking a thread for: some hundredths of a millisecond.
  static let leastDivided = 1 << 18
  /// About how much a task has.
  static let taskCost = 1 << 17
  /// A chain has no more tasks.
  fileprivate static let mostTasks = 64
  /// Waiting for others would cost more than it gains in a pass of less work.
  private static let leastWork = 1 << 20

  /// Whether a layout's pass is so long that dividing it gains anything.
  static func isWorthMaking(of layout: PlanLayout) -> Bool {
    layout.pass.reduce(0) { $0 + $1.cost } >= Double(leastWork)
  }

  /// Divides a layout's pass.
  ///
  /// - Parameters:
  ///   - width: how many numbers a vector has.
  ///   - leastDivided: how much work a level has that is divided.
  ///   - taskCost: about how much a task has.
  init(
    _ layout: PlanLayout, width: Int, leastDivided: Int = leastDivided, taskCost: Int = taskCost
  ) {
    var builder = ParallelPassBuilder(layout, width: width)
    for instruction in layout.pass { builder.append(instruction) }
    chains = builder.chains
    levels = builder.levels.map { numbers in
      let isShared = numbers.reduce(0) { $0 + chains[$1].cost } >= leastDivided
      let tasks = numbers.flatMap { chains[$0].tasks($0, of: isShared ? taskCost : .max) }
      return Level(tasks: tasks.sorted { $0.cost > $1.cost }, isShared: isShared)
    }
  }
}

extension ParallelPass.Chain {
  /// Its tasks, of about a cost each.
  fileprivate func tasks(_ number: Int, of taskCost: Int) -> [ParallelPass.Task] {
    let units = (count + unit - 1) / unit
    let parts = max(1, min(units, cost / taskCost, ParallelPass.mostTasks))
    return (0..<parts).map { part in
      let start = part * units / parts * unit
      let end = min(count, (part + 1) * units / parts * unit)
      return ParallelPass.Task(
        chain: number, range: start..<end, cost: cost * (end - start) / count)
    }
  }
}

/// Puts instructions into the earliest levels where they may stand.
private struct ParallelPassBuilder {
  private(set) var chains: [ParallelPass.Chain] = []
  /// The numbers of each level's chains.
  private(set) var levels: [[Int]] = []
  private let table: [Int32]
  private let width: Int
  private let samples: SampleDivision?
  private var places: [(touched: TouchedPlaces, level: Int, key: Key)] = []
  private var known: [Position: Int] = [:]

  /// What instructions have in common whose parts fit each other, so that one part needs nothing of
  /// the others.
  private enum Key: Hashable {
    /// Parts have some samples each.
    case samples
    /// Parts add to the same sums.
    case sums(place: Int, rows: Int, columns: Int)
    /// An instruction by itself.
    case alone(Int)
  }

  private struct Position: Hashable {
    let level: Int
    let key: Key
  }

  init(_ layout: PlanLayout, width: Int) {
    table = layout.table
    self.width = width
    samples = SampleDivision(layout, width: width)
  }

  mutating func append(_ instruction: Instruction) {
    if case .normaliseGradient(let back) = instruction, back.separated.count > 1 {
      for part in back.separated { append(.normaliseGradient(part)) }
      return
    }
    if let samples, let links = samples.division(of: instruction) {
      for link in links { append(link, .samples, count: samples.lanes, unit: samples.unit) }
      return
    }
    let link = DivisibleInstruction(byOutputs: instruction, width: width)
    var key = Key.alone(places.count)
    if case .correlate(let sums) = instruction {
      key = .sums(place: sums.c, rows: sums.rows, columns: sums.columns)
    }
    append(link, key, count: link.count, unit: link.unit)
  }

  private mutating func append(_ link: DivisibleInstruction, _ key: Key, count: Int, unit: Int) {
    let touched = TouchedPlaces(link.whole, table: table, width: width)
    var level = 0
    for other in places where other.level + (other.key == key ? 0 : 1) > level {
      if touched.conflicts(with: other.touched) { level = other.level + (other.key == key ? 0 : 1) }
    }
    places.append((touched, level, key))
    let position = Position(level: level, key: key)
    let number = known[position] ?? chains.count
    if number == chains.count {
      known[position] = number
      chains.append(ParallelPass.Chain(links: [], count: count, unit: unit))
      while levels.count <= level { levels.append([]) }
      levels[level].append(number)
    }
    chains[number].links.append(link)
    chains[number].cost += Int(link.whole.cost)
  }
}
