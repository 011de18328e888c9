import Glibc

/// Numbers of one precision, and the vectors of them that suit the processor.
protocol Arithmetic {
  associatedtype Scalar: BinaryFloatingPoint & SIMDScalar
  associatedtype Vector: SIMD where Vector.Scalar == Scalar

  /// `sum + a · b`.
  static func add(_ sum: Vector, _ a: Vector, times b: Vector) -> Vector
  static func exponential(_ x: Scalar) -> Scalar
  static func logarithm(_ x: Scalar) -> Scalar
  static func hyperbolicTangent(_ x: Scalar) -> Scalar
}

/// Double precision, which never fuses a product with a sum.
enum DoubleArithmetic: Arithmetic {
  #if WIDE_VECTORS
    typealias Vector = SIMD4<Double>
  #else
    typealias Vector = SIMD2<Double>
  #endif

  @inline(__always)
  static func add(_ sum: Vector, _ a: Vector, times b: Vector) -> Vector { sum + a * b }
  @inline(__always)
  static func exponential(_ x: Double) -> Double { exp(x) }
  @inline(__always)
  static func logarithm(_ x: Double) -> Double { log(x) }
  @inline(__always)
  static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
}

/// Single precision, which fuses where the processor does.
enum SingleArithmetic: Arithmetic {
  #if WIDE_VECTORS
    typealias Vector = SIMD8<Float>
  #else
    typealias Vector = SIMD4<Float>
  #endif

  @inline(__always)
  static func add(_ sum: Vector, _ a: Vector, times b: Vector) -> Vector {
    #if WIDE_VECTORS
      sum.addingProduct(a, b)
    #else
      sum + a * b
    #endif
  }
  @inline(__always)
  static func exponential(_ x: Float) -> Float { expf(x) }
  @inline(__always)
  static func logarithm(_ x: Float) -> Float { logf(x) }
  @inline(__always)
  static func hyperbolicTangent(_ x: Float) -> Float { tanhf(x) }
}
