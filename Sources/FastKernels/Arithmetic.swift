import Platform

/// Numbers of one precision, and the vectors of them that suit the processor.
///
/// What compares lanes stands here, where the vector's type is known: for a generic vector the
/// compiler takes every lane apart.
protocol Arithmetic {
  associatedtype Scalar: BinaryFloatingPoint & SIMDScalar
  associatedtype Vector: SIMD where Vector.Scalar == Scalar

  /// `sum + a · b`.
  static func add(_ sum: Vector, _ a: Vector, times b: Vector) -> Vector
  /// 0 where x ≤ 0, the vector's numbers elsewhere.
  static func closing(_ vector: Vector, where x: Vector) -> Vector
  /// The first's numbers where x > 0, the second's elsewhere.
  static func choosing(_ first: Vector, _ second: Vector, where x: Vector) -> Vector
  /// The vector's numbers where two others are the same, 0 elsewhere.
  static func keeping(_ vector: Vector, where x: Vector, is y: Vector) -> Vector
  /// Puts numbers in the place of smaller ones, and a NaN in any; `winner` takes their tap.
  static func contest(
    _ best: inout Vector, _ winner: inout Vector, with value: Vector, tap: Vector)
  /// All lanes added up, in no certain order.
  static func sum(_ vector: Vector) -> Scalar
  /// A whole number as one; the generic way to it would be a function that both builds share.
  static func whole(_ x: Scalar) -> Int
  static func exponential(_ x: Scalar) -> Scalar
  static func logarithm(_ x: Scalar) -> Scalar
  /// log(1 + x).
  static func logarithm(onePlus x: Scalar) -> Scalar
  static func hyperbolicTangent(_ x: Scalar) -> Scalar
  static func exponentialLessOne(_ x: Scalar) -> Scalar
  static func logarithmOfOnePlus(_ x: Scalar) -> Scalar
  static func error(_ x: Scalar) -> Scalar
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
  static func closing(_ vector: Vector, where x: Vector) -> Vector {
    vector.replacing(with: Vector(), where: x .<= Vector())
  }
  @inline(__always)
  static func choosing(_ first: Vector, _ second: Vector, where x: Vector) -> Vector {
    second.replacing(with: first, where: x .> Vector())
  }
  @inline(__always)
  static func keeping(_ vector: Vector, where x: Vector, is y: Vector) -> Vector {
    Vector().replacing(with: vector, where: x .== y)
  }
  @inline(__always)
  static func contest(
    _ best: inout Vector, _ winner: inout Vector, with value: Vector, tap: Vector
  ) {
    let wins = value .> best .| value .!= value
    best.replace(with: value, where: wins)
    winner.replace(with: tap, where: wins)
  }
  @inline(__always)
  static func sum(_ vector: Vector) -> Double { vector.sum() }
  @inline(__always)
  static func whole(_ x: Double) -> Int { Int(x) }
  @inline(__always)
  static func exponential(_ x: Double) -> Double { exp(x) }
  @inline(__always)
  static func logarithm(_ x: Double) -> Double { log(x) }
  @inline(__always)
  static func logarithm(onePlus x: Double) -> Double { log1p(x) }
  @inline(__always)
  static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  @inline(__always)
  static func exponentialLessOne(_ x: Double) -> Double { expm1(x) }
  @inline(__always)
  static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
  @inline(__always)
  static func error(_ x: Double) -> Double { erf(x) }
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
  static func closing(_ vector: Vector, where x: Vector) -> Vector {
    vector.replacing(with: Vector(), where: x .<= Vector())
  }
  @inline(__always)
  static func choosing(_ first: Vector, _ second: Vector, where x: Vector) -> Vector {
    second.replacing(with: first, where: x .> Vector())
  }
  @inline(__always)
  static func keeping(_ vector: Vector, where x: Vector, is y: Vector) -> Vector {
    Vector().replacing(with: vector, where: x .== y)
  }
  @inline(__always)
  static func contest(
    _ best: inout Vector, _ winner: inout Vector, with value: Vector, tap: Vector
  ) {
    let wins = value .> best .| value .!= value
    best.replace(with: value, where: wins)
    winner.replace(with: tap, where: wins)
  }
  @inline(__always)
  static func sum(_ vector: Vector) -> Float { vector.sum() }
  @inline(__always)
  static func whole(_ x: Float) -> Int { Int(x) }
  @inline(__always)
  static func exponential(_ x: Float) -> Float { expf(x) }
  @inline(__always)
  static func logarithm(_ x: Float) -> Float { logf(x) }
  @inline(__always)
  static func logarithm(onePlus x: Float) -> Float { log1pf(x) }
  @inline(__always)
  static func hyperbolicTangent(_ x: Float) -> Float { tanhf(x) }
  @inline(__always)
  static func exponentialLessOne(_ x: Float) -> Float { expm1f(x) }
  @inline(__always)
  static func logarithmOfOnePlus(_ x: Float) -> Float { log1pf(x) }
  @inline(__always)
  static func error(_ x: Float) -> Float { erff(x) }
}
