import Platform
import Synchronization
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite("Threads that share work")
struct ThreadsTests {
  /// Whether a thread is the one that called.
  @TaskLocal private static var isCaller = false

  @Test("Each task is done once, by a worker that does one at a time", arguments: [1, 2, 3, 7])
  func once(_ threads: Int) throws {
    let pool = WorkerPool()
    for count in [1, 2, 5, 40, 1000] {
      let done = Guarded([Int](repeating: 0, count: count))
      let busy = Guarded<Set<Int>>([])
      pool.run(count, threads: threads) { task, worker in
        #expect(worker >= 0 && worker < threads)
        #expect(busy.withLock { $0.insert(worker).inserted })
        done.withLock { $0[task] += 1 }
        #expect(busy.withLock { $0.remove(worker) } != nil)
      }
      #expect(done.withLock(\.self) == [Int](repeating: 1, count: count))
    }
  }

  @Test("Workers that sleep are woken, however long ago the last job was")
  func waking() {
    let pool = WorkerPool()
    for pause in [0, 100, 3000, 30000] as [UInt32] {
      for _ in 0..<20 {
        // Each waits for the other: one thread alone would never end.
        let met = Atomic<Int>(0)
        pool.run(2, threads: 2) { _, _ in
          met.add(1, ordering: .sequentiallyConsistent)
          while met.load(ordering: .sequentiallyConsistent) < 2 { usleep(10) }
        }
        usleep(pause)
      }
    }
  }

  @Test("Many threads that have jobs take turns", arguments: [2, 5])
  func jobs(_ threads: Int) async {
    let pool = WorkerPool()
    let total = Total()
    await withTaskGroup { group in
      for _ in 0..<6 {
        group.addTask {
          for _ in 0..<200 {
            pool.run(7, threads: threads) { task, _ in total.sum.add(task, ordering: .relaxed) }
          }
        }
      }
    }
    #expect(total.sum.load(ordering: .relaxed) == 6 * 200 * 21)
  }

  @Test("A task that divides its work does it alone", arguments: [1, 2, 3])
  func nested(_ threads: Int) throws {
    let sum = Atomic<Int>(0)
    try Threads.$count.withValue(threads) {
      try Threads.perform(6, interruption: .never) { _, _, interruption throws(PassError) in
        #expect(Threads.count == 1 || threads == 1)
        try Threads.perform(5, interruption: interruption) { _, worker, _ throws(PassError) in
          #expect(worker == 0)
          sum.add(1, ordering: .relaxed)
        }
      }
    }
    #expect(sum.load(ordering: .relaxed) == 30)
  }

  @Test("The first task that fails is told of, and none begins behind it", arguments: [1, 2, 3, 7])
  func failure(_ threads: Int) {
    Threads.$count.withValue(threads) {
      for _ in 0..<50 {
        let done = Guarded<Set<Int>>([])
        #expect(throws: PassError.targetClassOutOfRange(sample: 11, class: 0, classes: 1)) {
          try Threads.perform(40, interruption: .never) { task, _, _ throws(PassError) in
            done.withLock { _ = $0.insert(task) }
            if task == 11 || task == 12 || task == 30 {
              throw .targetClassOutOfRange(sample: task, class: 0, classes: 1)
            }
          }
        }
        #expect(done.withLock { $0.isSuperset(of: 0...11) })
      }
    }
  }

  @Test(
    "The calling thread alone asks whether to stop, and the others learn of it",
    arguments: [1, 2, 3, 7])
  func interruption(_ threads: Int) throws {
    let asked = Atomic<Int>(0)
    let interruption = Interruption {
      #expect(Self.isCaller)
      return asked.add(1, ordering: .relaxed).newValue > 20
    }
    // None of the tasks ends unless it is stopped.
    #expect(throws: PassError.interrupted) {
      try Self.$isCaller.withValue(true) {
        try Threads.$count.withValue(threads) {
          try Threads.perform(9, interruption: interruption) {
            _, _, interruption throws(PassError) in
            while true {
              try interruption.check()
              usleep(100)
            }
          }
        }
      }
    }
  }

  @Test("Who waits for the others asks, too")
  func waiting() {
    let begun = Atomic<Int>(0)
    let interruption = Interruption { begun.load(ordering: .relaxed) == 2 }
    Threads.$count.withValue(2) {
      #expect(throws: PassError.interrupted) {
        try Threads.perform(2, interruption: interruption) {
          _, worker, interruption throws(PassError) in
          begun.add(1, ordering: .relaxed)
          while begun.load(ordering: .relaxed) < 2 { usleep(10) }
          // The caller's task is over at once, the other's when it is stopped.
          while worker != 0 {
            try interruption.check()
            usleep(100)
          }
        }
      }
    }
  }

  /// A sum that tasks may share.
  private final class Total: Sendable {
    let sum = Atomic<Int>(0)
  }
}
