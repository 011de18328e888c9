import Platform

/// Where threads sleep until others wake them: the one that has a job, and the workers.
final class SleepingThreads: @unchecked Sendable {
  private let lock = Lock()
  private let ownerBell = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let workersBell = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    ownerBell.initialize(to: pthread_cond_t())
    workersBell.initialize(to: pthread_cond_t())
    pthread_cond_init(ownerBell, nil)
    pthread_cond_init(workersBell, nil)
  }

  deinit {
    pthread_cond_destroy(workersBell)
    pthread_cond_destroy(ownerBell)
    workersBell.deallocate()
    ownerBell.deallocate()
  }

  /// Wakes the one that has a job.
  func wakeOwner() { lock.locked { _ = pthread_cond_broadcast(ownerBell) } }

  /// Wakes the workers.
  func wakeWorkers() { lock.locked { _ = pthread_cond_broadcast(workersBell) } }

  /// Sleeps until a condition has come true, of which one is woken, or for a fiftieth of a second.
  ///
  /// - Parameters:
  ///   - beginning: lets others know; run before the condition is looked at.
  ///   - end: lets others know of the end.
  func sleepAsOwner(unless condition: () -> Bool, beginning: () -> Void, end: () -> Void) {
    lock.locked {
      beginning()
      if !condition() {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let nanoseconds = time.tv_nsec + 20_000_000
        time.tv_sec += nanoseconds / 1_000_000_000
        time.tv_nsec = nanoseconds % 1_000_000_000
        pthread_cond_timedwait(ownerBell, lock.mutex, &time)
      }
      end()
    }
  }

  /// Sleeps until a condition has come true, of which the workers are woken.
  func sleepAsWorker(until condition: () -> Bool, beginning: () -> Void, end: () -> Void) {
    lock.locked {
      beginning()
      while !condition() { pthread_cond_wait(workersBell, lock.mutex) }
      end()
    }
  }
}
