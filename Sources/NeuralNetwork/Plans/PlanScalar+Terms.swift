import FastKernels
import FastProgram

#if canImport(FastKernelsAVX2)
  import FastKernelsAVX2
#endif

extension Double {
  static func write(
    _ terms: WeightTerms, upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
    table: UnsafePointer<Int32>, scratch: UnsafeMutablePointer<Double>,
    to target: UnsafeMutablePointer<Double>, on kernels: PlanKernels
  ) {
    #if canImport(FastKernelsAVX2)
      if kernels == .wide {
        return FastKernelsAVX2.write(
          terms, upstream: upstream, input: input, table: table, scratch: scratch, to: target)
      }
    #endif
    FastKernels.write(
      terms, upstream: upstream, input: input, table: table, scratch: scratch, to: target)
  }
}

extension Float {
  static func write(
    _ terms: WeightTerms, upstream: UnsafePointer<Float>, input: UnsafePointer<Float>,
    table: UnsafePointer<Int32>, scratch: UnsafeMutablePointer<Float>,
    to target: UnsafeMutablePointer<Float>, on kernels: PlanKernels
  ) {
    #if canImport(FastKernelsAVX2)
      if kernels == .wide {
        return FastKernelsAVX2.write(
          terms, upstream: upstream, input: input, table: table, scratch: scratch, to: target)
      }
    #endif
    FastKernels.write(
      terms, upstream: upstream, input: input, table: table, scratch: scratch, to: target)
  }
}
