import FastKernels
import FastProgram

#if canImport(FastKernelsAVX2)
  import FastKernelsAVX2
#endif

/// What a plan computes with: a precision, and the kernels for it.
protocol PlanScalar: BinaryFloatingPoint & Sendable {
  /// How many numbers the kernels' vectors hold.
  static func vectorWidth(_ kernels: PlanKernels) -> Int
  /// Runs instructions over a block of numbers.
  static func run(
    _ instructions: UnsafePointer<Instruction>, count: Int, memory: UnsafeMutablePointer<Self>,
    table: UnsafePointer<Int32>, on kernels: PlanKernels)
  /// Makes one step of a parameter.
  static func descend(
    _ step: Descent, _ values: UnsafeMutablePointer<Self>, gradient: UnsafePointer<Self>,
    memory: UnsafeMutablePointer<Self>, mask: UnsafePointer<Self>?, count: Int,
    on kernels: PlanKernels)
  /// Whether all of some numbers are finite.
  static func areFinite(_ numbers: UnsafePointer<Self>, count: Int) -> Bool
  /// Writes every term of every weight's gradient.
  static func write(
    _ terms: WeightTerms, upstream: UnsafePointer<Self>, input: UnsafePointer<Self>,
    table: UnsafePointer<Int32>, scratch: UnsafeMutablePointer<Self>,
    to target: UnsafeMutablePointer<Self>, on kernels: PlanKernels)
}

extension Double: PlanScalar {
  static func vectorWidth(_ kernels: PlanKernels) -> Int { kernels == .wide ? 4 : 2 }

  static func run(
    _ instructions: UnsafePointer<Instruction>, count: Int, memory: UnsafeMutablePointer<Double>,
    table: UnsafePointer<Int32>, on kernels: PlanKernels
  ) {
    #if canImport(FastKernelsAVX2)
      if kernels == .wide {
        return FastKernelsAVX2.run(instructions, count: count, memory: memory, table: table)
      }
    #endif
    FastKernels.run(instructions, count: count, memory: memory, table: table)
  }

  static func descend(
    _ step: Descent, _ values: UnsafeMutablePointer<Double>, gradient: UnsafePointer<Double>,
    memory: UnsafeMutablePointer<Double>, mask: UnsafePointer<Double>?, count: Int,
    on kernels: PlanKernels
  ) {
    #if canImport(FastKernelsAVX2)
      if kernels == .wide {
        return FastKernelsAVX2.descend(
          step, values, gradient: gradient, memory: memory, mask: mask, count: count)
      }
    #endif
    FastKernels.descend(
      step, values, gradient: gradient, memory: memory, mask: mask, count: count)
  }

  static func areFinite(_ numbers: UnsafePointer<Double>, count: Int) -> Bool {
    FastKernels.areFinite(numbers, count: count)
  }
}

extension Float: PlanScalar {
  static func vectorWidth(_ kernels: PlanKernels) -> Int { kernels == .wide ? 8 : 4 }

  static func run(
    _ instructions: UnsafePointer<Instruction>, count: Int, memory: UnsafeMutablePointer<Float>,
    table: UnsafePointer<Int32>, on kernels: PlanKernels
  ) {
    #if canImport(FastKernelsAVX2)
      if kernels == .wide {
        return FastKernelsAVX2.run(instructions, count: count, memory: memory, table: table)
      }
    #endif
    FastKernels.run(instructions, count: count, memory: memory, table: table)
  }

  static func descend(
    _ step: Descent, _ values: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
    memory: UnsafeMutablePointer<Float>, mask: UnsafePointer<Float>?, count: Int,
    on kernels: PlanKernels
  ) {
    #if canImport(FastKernelsAVX2)
      if kernels == .wide {
        return FastKernelsAVX2.descend(
          step, values, gradient: gradient, memory: memory, mask: mask, count: count)
      }
    #endif
    FastKernels.descend(
      step, values, gradient: gradient, memory: memory, mask: mask, count: count)
  }

  static func areFinite(_ numbers: UnsafePointer<Float>, count: Int) -> Bool {
    FastKernels.areFinite(numbers, count: count)
  }
}
