import NeuralNetwork

/// Steps on all cores of one process, beside those that as many processes make at the same time, on one
/// core each.
///
/// The three take turns by fifths of a second, so that all meet the same of what else the machine does.
struct Cores {
  private let precision: Precision

  init(_ precision: Precision) { self.precision = precision }

  /// What came of one turn of each, in steps a second.
  private struct Round {
    let alone: Double
    let threads: Double
    let processes: Double
  }

  private static let rounds = 25
  private static let seconds = 0.2

  /// The time of a step on all cores, as a multiple of the time that a step comes to in separate
  /// processes: the median of the turns.
  func measure() throws -> Figure {
    .times(Self.median(try rounds().map { $0.processes / $0.threads }))
  }

  /// Prints it, with what it is made of and how far the turns differ.
  func report() throws {
    let rounds = try rounds()
    print("LeNet-5, batch 128, \(precision.rawValue), \(Threads.coreCount) cores, a step in")
    for (name, rates) in [
      ("one thread", rounds.map(\.alone)), ("a thread for each core", rounds.map(\.threads)),
      ("a process for each core", rounds.map(\.processes)),
    ] {
      print(Figure.seconds(1 / Self.median(rates)), "", name)
    }
    let (gains, shares) = (
      rounds.map { $0.threads / $0.alone }, rounds.map { $0.threads / $0.processes }
    )
    for (name, ratios) in [("of one thread", gains), ("of the processes", shares)] {
      let sorted = ratios.sorted()
      print(
        Figure.times(Self.median(ratios)), "steps", name, "(half of the turns from",
        Figure.times(sorted[sorted.count / 4]), "to", Figure.times(sorted[sorted.count * 3 / 4]),
        ")")
    }
    print()
  }

  private func rounds() throws -> [Round] {
    let cores = Threads.coreCount
    let processes = try (0..<cores).map { _ in try StepProcess(precision) }
    defer { for process in processes { process.end() } }
    func turn(_ workers: ArraySlice<StepProcess>, threads: Int) throws -> Double {
      for worker in workers { worker.begin(threads: threads, seconds: Self.seconds) }
      return try workers.reduce(0) { try $0 + $1.rate() }
    }
    return try (0...Self.rounds).map { _ in
      Round(
        alone: try turn(processes[..<1], threads: 1),
        threads: try turn(processes[..<1], threads: cores),
        processes: try turn(processes[...], threads: 1))
    }.dropFirst().map(\.self)
  }

  private static func median(_ numbers: [Double]) -> Double {
    numbers.sorted()[numbers.count / 2]
  }
}
