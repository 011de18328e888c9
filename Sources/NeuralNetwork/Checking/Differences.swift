/// Takes an objective's central differences, one after the other: in laid-out memory where the
/// network has a plan, and layer by layer where it has none.
struct Differences {
  let objective: Objective
  private var perturbed: PerturbedPass?
  /// Less work than this, in multiplications, is not worth waking a thread for.
  var leastDivided = 0x1p20

  /// Makes ready to take differences; layer by layer always where there are no kernels.
  init(_ objective: Objective, kernels: PlanKernels? = .best) {
    self.objective = objective
    perturbed = kernels.flatMap { PerturbedPass(objective, kernels: $0) }
  }

  /// Whether the network is laid out.
  var isLaidOut: Bool { perturbed != nil }

  /// A central difference, and the branch that changed on the way; see
  /// ``Objective/difference(_:offset:step:interruption:)``.
  ///
  /// - Throws: ``PassError/interrupted``.
  mutating func difference(
    _ place: GradientCheck.Place, offset: Int, step: Double, interruption: Interruption
  ) throws(PassError) -> (numeric: Double, kink: Kink?) {
    if let number = perturbed?.begin(place, offset: offset),
      let above = try perturbed?.moved(number, by: step, interruption: interruption),
      let below = try perturbed?.moved(number, by: -step, interruption: interruption)
    {
      return Objective.difference(above, below)
    }
    return try objective.difference(place, offset: offset, step: step, interruption: interruption)
  }

  /// A number whose difference is taken.
  struct Request {
    let place: GradientCheck.Place
    let offset: Int
    let step: Double
  }

  /// Takes many central differences; by several threads where they are much work, each in memory of
  /// its own.
  ///
  /// - Returns: them, in the order of the requests.
  /// - Throws: ``PassError/interrupted``; it asks before each number.
  mutating func differences(
    _ requests: [Request], interruption: Interruption
  ) throws(PassError) -> [(numeric: Double, kink: Kink?)] {
    let forward = objective.forward
    let costs = GradientCheck.costs(of: forward.network, samples: forward.batchSize)
    let work = requests.reduce(0) { $0 + costs.difference($1.place) }
    var found = [(numeric: Double, kink: Kink?)](repeating: (.nan, nil), count: requests.count)
    let tasks = work < leastDivided ? 1 : min(requests.count, Self.mostTasks)
    if tasks == 1 || Threads.count == 1 {
      for (number, request) in requests.enumerated() {
        try interruption.check()
        found[number] = try difference(
          request.place, offset: request.offset, step: request.step, interruption: interruption)
      }
      return found
    }
    var workers = [Differences](repeating: self, count: min(Threads.count, tasks))
    var result = Result<Void, PassError>.success(())
    found.withUnsafeMutableBufferPointer { found in
      workers.withUnsafeMutableBufferPointer { workers in
        result = Result { () throws(PassError) in
          try Threads.perform(tasks, interruption: interruption) {
            task, worker, interruption throws(PassError) in
            let count = requests.count
            for number in task * count / tasks..<(task + 1) * count / tasks {
              try interruption.check()
              let request = requests[number]
              found[number] = try workers[worker].difference(
                request.place, offset: request.offset, step: request.step,
                interruption: interruption)
            }
          }
        }
      }
    }
    try result.get()
    return found
  }

  /// There are no more tasks.
  private static let mostTasks = 64
}
