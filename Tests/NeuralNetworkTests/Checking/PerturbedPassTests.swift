import FastProgram
import Synchronization
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("Gradient checks in laid-out memory")
struct PerturbedPassTests {
  private static let seeds: Range<UInt64> = 0..<144

  @Test(
    "They are the layers' own to the bit, whatever the network", arguments: Self.seeds
  )
  func bits(_ seed: UInt64) throws {
    var pass = try RandomPass(seed: seed)
    let objective = Objective(of: pass.backward)
    let claims = pass.claims()
    // Steps that are large cross kinks.
    for step in [1e-5, 0.7] {
      var slow = Differences(objective, kernels: nil)
      let wanted = try GradientCheck(&slow, claims: claims, step: step, interruption: .never)
      for kernels in PlanKernels.available {
        var fast = Differences(objective, kernels: kernels)
        let found = try GradientCheck(&fast, claims: claims, step: step, interruption: .never)
        #expect(found.bits == wanted.bits)
        #expect(found.summaries.map(\.wrong) == wanted.summaries.map(\.wrong))
      }
    }
  }

  @Test("The networks that are drawn take the fast way, cross kinks and have every kind of layer")
  func variety() throws {
    var words: Set<String> = []
    var relaxed: Set<String> = []
    var kinks: Set<Kink.Branch> = []
    var exact = 0
    var laidOut = 0
    for seed in Self.seeds {
      var pass = try RandomPass(seed: seed)
      let objective = Objective(of: pass.backward)
      for operation in pass.backward.forward.network.layers.map(\.operation) {
        words.insert(operation.word)
        if case .locallyConnected = operation { relaxed.insert("locally connected") }
        if case .unrolledConvolution = operation { relaxed.insert("unrolled") }
      }
      var differences = Differences(objective)
      if pass.trouble != .relaxed, pass.trouble != .notFinite, pass.trouble != .huge {
        #expect(differences.isLaidOut, "seed \(seed)")
      }
      laidOut += differences.isLaidOut ? 1 : 0
      let check = try GradientCheck(
        &differences, claims: pass.claims(), step: 0.7, interruption: .never)
      kinks.formUnion(check.entries.compactMap(\.kink?.branch))
      exact += check.entries.count { $0.kink?.isExact == true }
    }
    #expect(words.count == 16, "\(words.sorted())")
    #expect(relaxed.count == 2)
    #expect(kinks.count == 3 && exact > 10)
    #expect(laidOut > 90 && laidOut < 144)
  }

  @Test("PyTorch's networks come to the layers' own bits", arguments: Oracle.all.indices)
  func oracles(_ index: Int) throws {
    let back = try Oracle.all[index].forward().backward()
    let claims = GradientCheck.sampled(
      GradientCheck.allPlaces(of: back.forward.network).compactMap { place in
        back.gradient(at: place).map { GradientCheck.Claim(place, $0) }
      }, of: back.forward.network, samples: back.forward.batchSize, budget: 2e4, seed: 1)
    var slow = Differences(Objective(of: back), kernels: nil)
    var fast = Differences(Objective(of: back))
    let wanted = try GradientCheck(&slow, claims: claims, interruption: .never)
    let found = try GradientCheck(&fast, claims: claims, interruption: .never)
    // A transposed convolution's plan keeps a turned copy of the weights, and one of the biases that each
    // output has for itself, which a nudge would miss.
    let hasTurned = back.forward.network.layers.contains { layer in
      switch layer.weightForm {
      case .transposedKernels: true
      case .ownKernels(let convolution): layer.bias != nil && convolution.biases == .each
      case .none, .kernels, .unrolled, .matrix, .scaleAndShift, .slope: false
      }
    }
    #expect(fast.isLaidOut == (Oracle.planned.contains(index) && !hasTurned))
    #expect(!slow.isLaidOut)
    #expect(found.bits == wanted.bits)
  }

  @Test("A pass that the network does not come to is taken layer by layer")
  func foreign() throws {
    let network = try build([1, 5, 5], [.conv(2, 2), .activation(.relu), .maxpool(2), .flatten])
    let pass = try network.forward(draw([1, 1, 5, 5]))
    let upstream = draw(pass.output.shape, seed: 3)
    var changed = Array(pass.activations)
    changed[2].elements[7] += 1
    let half = ForwardPass(
      network: network, activations: changed, contexts: pass.contexts, target: nil, loss: nil)
    let single = try network.forward(draw([1, 1, 5, 5]), in: .float32)
    #expect(Differences(Objective(pass, upstream: upstream)).isLaidOut)
    #expect(!Differences(Objective(half, upstream: upstream)).isLaidOut)
    #expect(!Differences(Objective(single, upstream: upstream)).isLaidOut)
    #expect(!Differences(Objective(pass)).isLaidOut, "there is no loss")
  }

  @Test("A large network is asked between its layers whether to stop, and comes to the same bits")
  func large() throws {
    let network = try build(
      [1024], [.dense(520), .activation(.relu), .dense(3)], loss: .crossEntropy)
    let back = try network.forward(draw([1, 1024]), target: .classes([1])).backward()
    let objective = Objective(of: back)
    let gradient = try #require(back.weightGradients[0])
    let claims = [
      GradientCheck.Claim(.weight(layer: 0), gradient, offsets: [0, gradient.count - 1])
    ]
    var slow = Differences(objective, kernels: nil)
    var fast = Differences(objective)
    let wanted = try GradientCheck(&slow, claims: claims, interruption: .never)
    let asked = Mutex(0)
    let counting = Interruption {
      asked.withLock {
        $0 += 1
        return $0 == 9
      }
    }
    #expect(fast.isLaidOut)
    // The check asks before each number, and each of its two runs before every instruction.
    #expect(throws: PassError.interrupted) {
      try Threads.$count.withValue(1) {
        try GradientCheck(&fast, claims: claims, interruption: counting)
      }
    }
    #expect(asked.withLock(\.self) == 9)
    // What was stopped half-way leaves nothing behind.
    let found = try GradientCheck(&fast, claims: claims, interruption: .never)
    #expect(found.bits == wanted.bits)
  }

  @Test("Only what reads a number is run again")
  func narrowing() throws {
    let product = Product(
      a: .init(100), b: .init(500), c: .init(900), rows: 3, rowA: 0, rowC: 3, terms: 2, termA: 6,
      termB: 8, lanes: 8, samples: 1, addend: .rows(50))
    let table: [Int32] = [0, 4, 8, 0, 10, 20, 0, 1, 0, 8]
    func narrowed(_ place: Int, _ region: Range<Int>) -> Product? {
      product.narrowed(to: place, of: region, table: table, width: 4)
    }
    let row = try #require(narrowed(105, 100..<112))
    #expect((row.rows, row.rowA, row.rowC) == (1, 1, 4) && row.addend == .rows(51))
    #expect(narrowed(102, 100..<112) == nil, "between two rows")
    let lane = try #require(narrowed(513, 500..<516))
    #expect((lane.lanes, lane.b.start, lane.c.start, lane.rows) == (4, 504, 904, 3))
    #expect(try #require(narrowed(52, 50..<54)).addend == .rows(52))
    #expect(narrowed(53, 50..<54) == nil, "fills up a vector")
    #expect(narrowed(700, 700..<800) == nil)
  }
}

extension GradientCheck {
  /// Every number and verdict, with numbers as bits.
  fileprivate var bits: [String] {
    entries.map { entry in
      let numbers = [entry.analytic, entry.numeric, entry.relativeError].map(\.bitPattern)
      let kink = entry.kink.map { "\($0)" } ?? ""
      return "\(entry.place) \(entry.offset) \(numbers) \(kink) \(entry.verdict)"
    }
  }
}
