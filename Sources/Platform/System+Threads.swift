extension System {
  /// Starts a thread that runs beside the process's first one, and ends with the process.
  ///
  /// No signal comes to it: Ctrl-C is for the thread that waits for a person.
  ///
  /// - Returns: whether the system had one to give.
  package static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    let start = Unmanaged.passRetained(ThreadStart(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 8 << 20)
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t(bitPattern: 0)
    let code = pthread_create(
      &thread, &attributes,
      { start in
        guard let start else { return nil }
        Unmanaged<ThreadStart>.fromOpaque(start).takeRetainedValue().body()
        return nil
      }, start.toOpaque())
    if code != 0 { start.release() }
    return code == 0
  }
}

/// What a new thread does, as something that a pointer can hold.
private final class ThreadStart: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
