import FastProgram

/// Runs instructions over a block of numbers in double precision.
///
/// - Precondition: every place that an instruction names lies within the block or the table.
package func run(
  _ instructions: UnsafePointer<Instruction>, count: Int, memory: UnsafeMutablePointer<Double>,
  table: UnsafePointer<Int32>
) {
  InstructionRunner<DoubleArithmetic>(memory: memory, table: table).run(instructions, count: count)
}

/// Runs instructions over a block of numbers in single precision.
///
/// - Precondition: every place that an instruction names lies within the block or the table.
package func run(
  _ instructions: UnsafePointer<Instruction>, count: Int, memory: UnsafeMutablePointer<Float>,
  table: UnsafePointer<Int32>
) {
  InstructionRunner<SingleArithmetic>(memory: memory, table: table).run(instructions, count: count)
}

/// Makes one step of a parameter in double precision; numbers whose mask is not 0 stay as they are.
package func descend(
  _ step: Descent, _ values: UnsafeMutablePointer<Double>, gradient: UnsafePointer<Double>,
  memory: UnsafeMutablePointer<Double>, mask: UnsafePointer<Double>?, count: Int
) {
  ParameterUpdater<Double>(step).run(
    values, gradient: gradient, memory: memory, mask: mask, count: count)
}

/// Makes one step of a parameter in single precision; numbers whose mask is not 0 stay as they are.
package func descend(
  _ step: Descent, _ values: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
  memory: UnsafeMutablePointer<Float>, mask: UnsafePointer<Float>?, count: Int
) {
  ParameterUpdater<Float>(step).run(
    values, gradient: gradient, memory: memory, mask: mask, count: count)
}

/// Whether all of some numbers are finite.
package func areFinite(_ numbers: UnsafePointer<Double>, count: Int) -> Bool {
  InstructionRunner<DoubleArithmetic>.areFinite(numbers, count: count)
}

/// Whether all of some numbers are finite.
package func areFinite(_ numbers: UnsafePointer<Float>, count: Int) -> Bool {
  InstructionRunner<SingleArithmetic>.areFinite(numbers, count: count)
}

/// Writes every term of every weight's gradient in double precision.
///
/// - Precondition: the numbers are as large as the terms, and the table, say.
package func write(
  _ terms: WeightTerms, upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
  table: UnsafePointer<Int32>, scratch: UnsafeMutablePointer<Double>,
  to target: UnsafeMutablePointer<Double>
) {
  TermWriter<DoubleArithmetic>(
    upstream: upstream, input: input, table: table, scratch: scratch, target: target
  ).write(terms)
}

/// Writes every term of every weight's gradient in single precision.
///
/// - Precondition: the numbers are as large as the terms, and the table, say.
package func write(
  _ terms: WeightTerms, upstream: UnsafePointer<Float>, input: UnsafePointer<Float>,
  table: UnsafePointer<Int32>, scratch: UnsafeMutablePointer<Float>,
  to target: UnsafeMutablePointer<Float>
) {
  TermWriter<SingleArithmetic>(
    upstream: upstream, input: input, table: table, scratch: scratch, target: target
  ).write(terms)
}
