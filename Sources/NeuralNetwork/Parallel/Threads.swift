import CProcessor
import Synchronization

/// How many threads long work may use, and how it is divided among them.
///
/// What comes out is the same to the bit however many there are: tasks write different numbers, and no
/// sum is divided.
package enum Threads {
  /// How many cores this process may run on.
  package static let coreCount = max(1, Int(gradus_core_count()))
  /// More threads than these are never used.
  package static let most = 64
  /// How many may work at the same time, the calling one included.
  @TaskLocal package static var count = min(coreCount, most)

  /// Does tasks from 0 up to a count, some of them at the same time.
  ///
  /// The calling thread alone asks whether to stop, for some bounds count its time; the others learn
  /// of it.
  ///
  /// - Parameters:
  ///   - threads: how many may work at the same time.
  ///   - body: does a task; it is told which worker does it, from 0 to below ``count``, of whom each
  ///     does one at a time, and what to ask whether to stop.
  /// - Throws: what the first task that failed has thrown; those behind it are not begun.
  package static func perform(
    _ tasks: Int, threads: Int = count, interruption: Interruption,
    _ body: (_ task: Int, _ worker: Int, Interruption) throws(PassError) -> Void
  ) throws(PassError) {
    let threads = min(threads, tasks)
    guard threads > 1 else {
      for task in 0..<tasks { try body(task, 0, interruption) }
      return
    }
    let outcome = SharedOutcome()
    let asked = Interruption {
      if interruption.isRaised { outcome.stop() }
      return outcome.isStopped
    }
    let told = Interruption { outcome.isStopped }
    $count.withValue(1) {
      WorkerPool.shared.run(tasks, threads: threads) {
        _ = asked.isRaised
      } _: { task, worker in
        // One before the task that failed was taken earlier, and may fail as well.
        if outcome.hasFailed(before: task) { return }
        do throws(PassError) {
          try body(task, worker, worker == 0 ? asked : told)
        } catch {
          outcome.fail(task, error)
        }
      }
    }
    if let error = outcome.firstError { throw error }
  }

  /// What threads that do some tasks tell each other.
  private final class SharedOutcome: Sendable {
    private let stopped = Atomic<Bool>(false)
    /// The first task that failed, or one that is beyond all.
    private let failed = Atomic<Int>(.max)
    private let lock = Lock()
    nonisolated(unsafe) private var error: (task: Int, error: PassError)?

    var isStopped: Bool { stopped.load(ordering: .relaxed) }
    var firstError: PassError? { lock.locked { error?.error } }

    func hasFailed(before task: Int) -> Bool { failed.load(ordering: .relaxed) < task }

    func stop() { stopped.store(true, ordering: .relaxed) }

    /// Notes what a task has thrown, unless one before it has.
    func fail(_ task: Int, _ thrown: PassError) {
      lock.locked {
        guard error.map({ task < $0.task }) ?? true else { return }
        error = (task, thrown)
        failed.store(task, ordering: .relaxed)
      }
    }
  }
}
