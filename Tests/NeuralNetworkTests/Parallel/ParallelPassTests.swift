import FastProgram
import Platform
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("Passes by several threads")
struct ParallelPassTests {
  @Test(
    "The tasks of a level, in any order, come to the bits of the instructions", arguments: 0..<200)
  func order(_ seed: Int) throws {
    var drawn = try TrainedNetwork(seed: UInt64(seed), samples: Self.samples(seed))
    let (input, target) = drawn.batch()
    for kernels in PlanKernels.available {
      try Self.expectSameMemory(drawn, input, target, as: Double.self, kernels)
      try Self.expectSameMemory(drawn, input, target, as: Float.self, kernels)
    }
  }

  /// Enough of them to be divided, whole vectors or not.
  private static func samples(_ seed: Int) -> Int { [16, 12, 5, 24, 13, 32, 9][seed % 7] }

  private static func expectSameMemory<Scalar: PlanScalar>(
    _ drawn: TrainedNetwork, _ input: Tensor, _ target: Target, as scalar: Scalar.Type,
    _ kernels: PlanKernels
  ) throws {
    let network = drawn.network
    var plan = try #require(
      Plan<Scalar>(network, samples: drawn.samples, purpose: .training, kernels: kernels))
    MovingState(network).begin(in: &plan)
    plan.setInput(input.elements)
    plan.setTarget(target, of: try #require(network.loss))
    var shuffled = plan
    let pass = ParallelPass(
      plan.layout, width: Scalar.vectorWidth(kernels), leastDivided: 0, taskCost: 1)
    var generator = SplitMix(seed: 5)
    let all = [0..<plan.layout.size]
    // Twice, for the second run finds what the first one left.
    for _ in 0..<2 {
      try plan.runAll(interruption: .never)
      for level in pass.levels {
        for task in level.tasks.shuffled(using: &generator) {
          shuffled.run(pass.instructions(of: task))
        }
      }
      #expect(shuffled.isSame(as: plan, in: all), "\(drawn)")
    }
    for threads in [1, 2, 3, 7] {
      var parallel = shuffled
      try Threads.$count.withValue(threads) {
        try parallel.run(pass, interruption: .never)
      }
      #expect(parallel.isSame(as: plan, in: all), "\(threads) threads, \(drawn)")
    }
  }

  @Test("Each instruction touches what it is said to touch, and no more", arguments: 0..<60)
  func places(_ seed: Int) throws {
    var drawn = try TrainedNetwork(seed: UInt64(seed), samples: Self.samples(seed))
    let (input, target) = drawn.batch()
    for kernels in PlanKernels.available {
      var plan = try #require(
        Plan<Double>(drawn.network, samples: drawn.samples, purpose: .training, kernels: kernels))
      MovingState(drawn.network).begin(in: &plan)
      plan.setInput(input.elements)
      plan.setTarget(target, of: try #require(drawn.network.loss))
      try plan.runAll(interruption: .never)
      for instruction in plan.layout.pass {
        let touched = TouchedPlaces(
          instruction, table: plan.layout.table, width: Double.vectorWidth(kernels))
        var run = plan
        run.run([instruction])
        // Where nothing is read, anything may stand.
        var other = plan
        for gap in (touched.read + touched.written).gaps(upTo: plan.layout.size) {
          other.fill(gap.lowerBound, count: gap.count, with: 1e30)
        }
        other.run([instruction])
        #expect(
          run.isSame(as: plan, in: touched.written.gaps(upTo: plan.layout.size)),
          "\(instruction) writes what it does not say, \(drawn)")
        #expect(
          run.isSame(as: other, in: touched.written),
          "\(instruction) reads what it does not say, \(drawn)")
      }
    }
  }

  @Test("No task of a level touches a number that another of them writes", arguments: 0..<24)
  func independence(_ seed: Int) throws {
    var drawn = try TrainedNetwork(seed: UInt64(seed), samples: Self.samples(seed))
    let (input, target) = drawn.batch()
    for kernels in PlanKernels.available {
      try Self.expectIndependence(drawn, input, target, as: Double.self, kernels)
      try Self.expectIndependence(drawn, input, target, as: Float.self, kernels)
    }
  }

  private static func expectIndependence<Scalar: PlanScalar>(
    _ drawn: TrainedNetwork, _ input: Tensor, _ target: Target, as scalar: Scalar.Type,
    _ kernels: PlanKernels
  ) throws {
    var plan = try #require(
      Plan<Scalar>(drawn.network, samples: drawn.samples, purpose: .training, kernels: kernels))
    MovingState(drawn.network).begin(in: &plan)
    plan.setInput(input.elements)
    plan.setTarget(target, of: try #require(drawn.network.loss))
    let pass = ParallelPass(
      plan.layout, width: Scalar.vectorWidth(kernels), leastDivided: 0, taskCost: 1)
    for level in pass.levels {
      let outcomes = level.tasks.map { task in
        var alone = plan
        alone.run(pass.instructions(of: task))
        return (task: task, alone: alone, written: alone.differences(from: plan))
      }
      let written = outcomes.flatMap(\.written)
      #expect(Set(written).count == written.count, "\(drawn)")
      // Whatever is done with a signalling NaN, it does not stay one, and makes others NaN.
      var poisoned = plan
      for place in written { poisoned.fill(place, count: 1, with: .signalingNaN) }
      for outcome in outcomes {
        var (run, wanted) = (poisoned, poisoned)
        run.copy(outcome.written, from: plan)
        wanted.copy(outcome.written, from: outcome.alone)
        run.run(pass.instructions(of: outcome.task))
        #expect(
          run.isSame(as: wanted, in: [0..<plan.layout.size]),
          "\(pass.instructions(of: outcome.task)) of \(drawn)")
      }
      for task in level.tasks { plan.run(pass.instructions(of: task)) }
    }
  }

  @Test("The networks that are drawn have each kind of instruction, divided in each way")
  func variety() throws {
    var ways: [String: Set<String>] = [:]
    for seed in 0..<200 {
      let drawn = try TrainedNetwork(seed: UInt64(seed), samples: Self.samples(seed))
      let layouts = [
        Plan<Double>(drawn.network, samples: drawn.samples, purpose: .training)?.layout,
        Plan<Float>(drawn.network, samples: drawn.samples, purpose: .training)?.layout,
      ]
      for layout in layouts.compactMap(\.self) {
        for chain in ParallelPass(layout, width: 4, leastDivided: 0, taskCost: 1).chains {
          for link in chain.links {
            let word = "\(link.whole)".prefix { $0 != "(" }
            let axis = link.axis.map { "\($0)".prefix { $0 != "(" } } ?? "whole"
            ways[String(word), default: []].insert(String(axis))
          }
        }
      }
    }
    #expect(ways["product"] == ["samples", "lanes", "rows"])
    #expect(ways["correlate"] == ["columns"])
    #expect(ways["normalise"]?.isSuperset(of: ["samples", "lanes", "rows"]) == true)
    #expect(ways["copy"] == ["copied"] && ways["clear"] == ["rows"])
    #expect(ways["loss"] == ["whole"])
    #expect(ways.count >= 15, "\(ways.keys.sorted())")
  }

  @Test(
    "Training comes to the same bits on any number of threads", arguments: Precision.allCases,
    [5, 32, 96])
  func training(_ precision: Precision, samples: Int) throws {
    let network = try Self.lenet()
    let input = draw([samples, 1, 28, 28])
    let target = Target.classes((0..<samples).map { $0 % 10 })
    let results = try [1, 2, 3, 7].map { threads in
      try Threads.$count.withValue(threads) {
        var plan = try #require(
          TrainingPlan(
            network,
            optimiser: Optimiser(rule: .gradientDescent(GradientDescent(momentum: 0.9))),
            samples: samples, precision: precision))
        let losses = try (0..<3).map { _ in try plan.step(input, target: target) }
        var result = network
        plan.store(into: &result)
        return (losses: losses, network: result, output: plan.output)
      }
    }
    for result in results.dropFirst() {
      #expect(result.losses == results[0].losses)
      #expect(result.network == results[0].network)
      #expect(result.output == results[0].output)
    }
    if precision == .float64 {
      let pass = try network.forward(input, target: target)
      #expect(results[0].losses[0] == pass.loss)
    }
  }

  @Test(
    "A step that is stopped in its midst leaves the numbers as they were", arguments: [1, 2, 3])
  func interruption(_ threads: Int) throws {
    let network = try Self.lenet()
    let input = draw([96, 1, 28, 28])
    let target = Target.classes((0..<96).map { $0 % 10 })
    for precision in Precision.allCases {
      try Threads.$count.withValue(threads) {
        let start = try #require(
          TrainingPlan(network, optimiser: Optimiser(), samples: 96, precision: precision))
        var (whole, wanted) = (start, network)
        _ = try whole.step(input, target: target)
        whole.store(into: &wanted)
        for asks in [0, 1, 7, 30] {
          var plan = start
          let left = Countdown(asks)
          let outcome = Result {
            try plan.step(input, target: target, interruption: Interruption { left.isOver })
          }
          var after = network
          plan.store(into: &after)
          // Of several threads one alone asks: the step may be done before it has asked so often.
          if case .success = outcome, threads > 1 {
            #expect(after == wanted)
            continue
          }
          #expect(throws: PassError.interrupted) { try outcome.get() }
          #expect(after == network.rounded(to: precision))
          #expect(try plan.step(input, target: target) != nil)
          plan.store(into: &after)
          #expect(after == wanted)
        }
      }
    }
  }

  @Test("Short passes are not divided, and long ones are in few levels")
  func size() throws {
    let tiny = try build(
      [1, 8, 8], [.conv(2, 3), .activation(.relu), .maxpool(2), .flatten, .dense(3)],
      loss: .crossEntropy)
    let short = try #require(Plan<Double>(tiny, samples: 16, purpose: .training))
    #expect(!ParallelPass.isWorthMaking(of: short.layout))
    let double = try #require(Plan<Double>(try Self.lenet(), samples: 32, purpose: .training))
    let single = try #require(Plan<Float>(try Self.lenet(), samples: 128, purpose: .training))
    #expect(ParallelPass.isWorthMaking(of: double.layout))
    #expect(ParallelPass.isWorthMaking(of: single.layout))
    #expect(ParallelPass(double.layout, width: 4).levels.count <= 5)
    #expect(ParallelPass(single.layout, width: 8).levels.count <= 5)
  }

  private static func lenet() throws -> Network {
    try build(
      [1, 28, 28],
      [
        .conv(6, 5, padding: 2), .activation(.relu), .maxpool(2), .conv(16, 5),
        .activation(.relu), .maxpool(2), .flatten, .dense(120), .activation(.relu), .dense(84),
        .activation(.relu), .dense(10),
      ], loss: .crossEntropy)
  }
}

extension Plan {
  /// Whether some stretches of its memory have the same bits as another's.
  fileprivate func isSame(as other: Plan, in stretches: [Range<Int>]) -> Bool {
    memory.read { mine in
      other.memory.read { others in
        stretches.allSatisfy { range in
          let bytes = range.count * MemoryLayout<Scalar>.stride
          return memcmp(mine + range.lowerBound, others + range.lowerBound, bytes) == 0
        }
      }
    }
  }

  /// Takes the numbers of some places from another's memory.
  fileprivate mutating func copy(_ places: [Int], from other: Plan) {
    other.memory.read { others in
      memory.write { mine in for place in places { mine[place] = others[place] } }
    }
  }

  /// The places of its memory that have other numbers than another's.
  fileprivate func differences(from other: Plan) -> [Int] {
    memory.read { mine in
      other.memory.read { others in
        (0..<layout.size).filter {
          mine[$0] != others[$0] || mine[$0].sign != others[$0].sign
        }
      }
    }
  }
}

extension [Range<Int>] {
  /// What lies between them, from 0 up to a bound.
  fileprivate func gaps(upTo bound: Int) -> [Range<Int>] {
    var (gaps, end): ([Range<Int>], Int) = ([], 0)
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > end { gaps.append(end..<range.lowerBound) }
      end = Swift.max(end, range.upperBound)
    }
    if bound > end { gaps.append(end..<bound) }
    return gaps
  }
}

extension ParallelPass {
  /// What a task runs.
  fileprivate func instructions(of task: Task) -> [Instruction] {
    chains[task.chain].links.compactMap { $0.part(task.range) }
  }
}
