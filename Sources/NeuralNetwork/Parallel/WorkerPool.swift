import CProcessor
import Platform
import Synchronization

/// Threads that wait for tasks, beside the one that has them to give.
///
/// A worker is started when there are tasks for it for the first time. Who waits looks for a moment
/// whether there is something to do, and then sleeps: the tasks of a training follow each other by
/// microseconds, and those of a person by minutes.
final class WorkerPool: Sendable {
  /// That of this process.
  static let shared = WorkerPool()

  /// The present job; see ``JobTicket``.
  private let ticket = Atomic<UInt64>(0)
  /// How many of its tasks are not done.
  private let unfinished = Atomic<Int>(0)
  /// What is done, and of how many tasks; written while none is left to be taken.
  nonisolated(unsafe) private var job: (body: (_ task: Int, _ worker: Int) -> Void, count: Int)?
  /// Held by the thread whose job the present one is.
  private let ownership = Lock()
  /// How many workers were started.
  nonisolated(unsafe) private var started = 0
  /// Where threads sleep, how many workers do, and whether the one with the job does.
  private let sleeping = SleepingThreads()
  private let sleepers = Atomic<Int>(0)
  private let ownerSleeps = Atomic<Bool>(false)

  /// How often one who waits looks before it sleeps: some hundredths of a millisecond.
  private static let looks = 400

  /// Does tasks from 0 up to a count, on the calling thread, as worker 0, and on others, as workers
  /// below `threads`.
  ///
  /// Each is done once; they are begun in their order. While another thread has a job, it waits for
  /// that. A task must not give a job of its own.
  ///
  /// - Parameter waiting: called now and then while the calling thread waits for the others.
  func run(
    _ count: Int, threads: Int, waiting: () -> Void = {},
    _ body: (_ task: Int, _ worker: Int) -> Void
  ) {
    let helpers = min(threads, count, Threads.most) - 1
    ownership.locked {
      while started < helpers {
        let worker = started + 1
        guard System.startThread({ self.serve(as: worker) }) else { break }
        started = worker
      }
      withoutActuallyEscaping(body) { body in
        job = (body, count)
        unfinished.store(count, ordering: .relaxed)
        ticket.store(
          JobTicket(ticket.load(ordering: .relaxed)).next(helpers: helpers, tasks: count).number,
          ordering: .sequentiallyConsistent)
        if sleepers.load(ordering: .sequentiallyConsistent) > 0 { sleeping.wakeWorkers() }
        while takeTask(as: 0) {}
        waitUntilFinished(waiting)
        job = nil
      }
    }
  }

  /// Takes a task that nobody has taken, and does it.
  private func takeTask(as worker: Int) -> Bool {
    var seen = JobTicket(ticket.load(ordering: .acquiring))
    while seen.hasTask(for: worker) {
      let (isTaken, now) = ticket.weakCompareExchange(
        expected: seen.number, desired: seen.number - 1, ordering: .acquiringAndReleasing)
      guard isTaken else {
        seen = JobTicket(now)
        continue
      }
      // It stays as it is until this task is done.
      if let job { job.body(job.count - seen.tasks, worker) }
      let rest = unfinished.subtract(1, ordering: .sequentiallyConsistent).newValue
      if rest == 0, ownerSleeps.load(ordering: .sequentiallyConsistent) { sleeping.wakeOwner() }
      return true
    }
    return false
  }

  private func waitUntilFinished(_ waiting: () -> Void) {
    func isFinished() -> Bool { unfinished.load(ordering: .sequentiallyConsistent) == 0 }
    if looks(for: isFinished) { return }
    while !isFinished() {
      waiting()
      sleeping.sleepAsOwner(unless: isFinished) {
        ownerSleeps.store(true, ordering: .sequentiallyConsistent)
      } end: {
        ownerSleeps.store(false, ordering: .relaxed)
      }
    }
  }

  /// What a worker does all its life.
  private func serve(as worker: Int) {
    func hasTask() -> Bool {
      JobTicket(ticket.load(ordering: .sequentiallyConsistent)).hasTask(for: worker)
    }
    // What a task calls divides nothing further.
    Threads.$count.withValue(1) {
      while true {
        while takeTask(as: worker) {}
        if looks(for: hasTask) { continue }
        sleeping.sleepAsWorker(until: hasTask) {
          sleepers.add(1, ordering: .sequentiallyConsistent)
        } end: {
          sleepers.subtract(1, ordering: .relaxed)
        }
      }
    }
  }

  /// Looks for a moment whether something has come true; not where there are more threads than cores,
  /// for then it keeps from work the one that it waits for.
  private func looks(for condition: () -> Bool) -> Bool {
    let threads = JobTicket(ticket.load(ordering: .relaxed)).helpers + 1
    for _ in 0..<(threads > Threads.coreCount ? 1 : Self.looks) {
      if condition() { return true }
      gradus_pause()
    }
    return false
  }
}
