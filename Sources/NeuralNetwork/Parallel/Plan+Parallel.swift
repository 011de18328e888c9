import FastProgram

extension Plan {
  /// Runs a pass by tasks; see ``ParallelPass``.
  ///
  /// - Throws: ``PassError/interrupted``; where there is much to do, it asks before each instruction.
  mutating func run(
    _ pass: ParallelPass, interruption: Interruption
  ) throws(PassError) {
    try interruption.check()
    let (layout, kernels) = (layout, kernels)
    let asks = layout.size >= Self.largeSize
    var result = Result<Void, PassError>.success(())
    memory.write { memory in
      layout.table.withUnsafeBufferPointer { table in
        guard let offsets = table.baseAddress else { return }
        result = Result { () throws(PassError) in
          func run(
            _ task: ParallelPass.Task, _ interruption: Interruption
          ) throws(PassError) {
            for link in pass.chains[task.chain].links {
              if asks { try interruption.check() }
              guard var part = link.part(task.range) else { continue }
              Scalar.run(&part, count: 1, memory: memory, table: offsets, on: kernels)
            }
          }
          for level in pass.levels {
            guard level.isShared else {
              for task in level.tasks { try run(task, interruption) }
              continue
            }
            try Threads.perform(level.tasks.count, interruption: interruption) {
              number, _, interruption throws(PassError) in
              try run(level.tasks[number], interruption)
            }
          }
        }
      }
    }
    try result.get()
  }
}
