import FastProgram

/// The terms of a layer's weights as a plan comes to them, in memory that is used again.
struct TermBuffer<Scalar: PlanScalar>: Sendable {
  /// Where a plan has what is multiplied, and how it lies.
  struct Source: Equatable, Sendable {
    let upstream: Int
    let upstreamSpacing: WeightTerms.Spacing
    let input: Int
    let inputSpacing: WeightTerms.Spacing
    /// How many numbers the plan's memory has.
    let size: Int
  }

  let source: Source
  let program: TermProgram
  private var scratch: AlignedMemory<Scalar>
  private var memory: AlignedMemory<Scalar>

  /// Takes the memory; all terms are 0.
  init(_ program: TermProgram, from source: Source) {
    self.source = source
    self.program = program
    scratch = AlignedMemory(count: program.scratch)
    memory = AlignedMemory(count: program.count)
  }

  /// Writes what a plan's last run multiplied for each weight of layer `index`.
  ///
  /// - Precondition: the plan is laid out as the one that this was made for.
  mutating func fill(from plan: borrowing Plan<Scalar>, at index: Int) {
    precondition(plan.termSource(index) == source, "a plan laid out as the buffer's own")
    let kernels = plan.kernels
    plan.memory.read { numbers in
      program.table.withUnsafeBufferPointer { table in
        guard let table = table.baseAddress else { return }
        scratch.write { scratch in
          memory.write { terms in
            Scalar.write(
              program.terms, upstream: numbers + source.upstream, input: numbers + source.input,
              table: table, scratch: scratch, to: terms, on: kernels)
          }
        }
      }
    }
  }

  /// The term at a place in row order.
  subscript(offset: Int) -> Double { Double(memory[offset]) }

  /// All terms in row order.
  var terms: [Double] {
    memory.read { UnsafeBufferPointer(start: $0, count: memory.count).map { Double($0) } }
  }
}
