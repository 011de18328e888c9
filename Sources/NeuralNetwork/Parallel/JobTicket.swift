/// The number of a job in a ``WorkerPool``, how many workers may help with it, and how many of its
/// tasks nobody has taken.
///
/// They are one number, so that no worker takes a task of a job that it has not seen.
struct JobTicket {
  let number: UInt64

  init(_ number: UInt64) { self.number = number }

  /// How many tasks are left: the last 32 bits, so that one less of the number is one task less.
  var tasks: Int { Int(number & 0xffff_ffff) }

  /// How many workers may help: the 8 bits before those.
  var helpers: Int { Int(number >> 32 & 0xff) }

  /// Whether there is a task for a worker; for the thread that has the job, which is worker 0, too.
  func hasTask(for worker: Int) -> Bool { tasks > 0 && worker <= helpers }

  /// That of the next job.
  func next(helpers: Int, tasks: Int) -> JobTicket {
    JobTicket((number >> 40 &+ 1) << 40 | UInt64(helpers) << 32 | UInt64(tasks))
  }
}
