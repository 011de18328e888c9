import FastProgram

/// Writes the terms of weights' gradients; see ``WeightTerms``.
///
/// As in ``InstructionRunner``, no array nor other shared generic type may be used here.
struct TermWriter<Kind: Arithmetic> {
  typealias Scalar = Kind.Scalar
  typealias Vector = Kind.Vector

  let upstream: UnsafePointer<Scalar>
  let input: UnsafePointer<Scalar>
  let table: UnsafePointer<Int32>
  let scratch: UnsafeMutablePointer<Scalar>
  let target: UnsafeMutablePointer<Scalar>

  @inline(__always)
  static var width: Int { Vector.scalarCount }

  func write(_ terms: WeightTerms) {
    switch terms {
    case .convolution(let terms): write(terms)
    case .dense(let terms): write(terms)
    }
  }

  @inline(__always)
  func load(_ pointer: UnsafePointer<Scalar>) -> Vector {
    UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  func store(_ vector: Vector, _ pointer: UnsafeMutablePointer<Scalar>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: Vector.self)
  }

  /// Writes so many products.
  @inline(__always)
  func multiply(
    _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>,
    into target: UnsafeMutablePointer<Scalar>, count: Int
  ) {
    write(count, to: target) {
      load(a + $0) * load(b + $0)
    } numbers: {
      a[$0] * b[$0]
    }
  }

  /// Writes so many products, and 0 where a mask is 0, whatever the product.
  @inline(__always)
  func multiply(
    _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>, mask: UnsafePointer<Scalar>,
    into target: UnsafeMutablePointer<Scalar>, count: Int
  ) {
    write(count, to: target) {
      Kind.closing(load(a + $0) * load(b + $0), where: load(mask + $0))
    } numbers: {
      mask[$0] == 0 ? 0 : a[$0] * b[$0]
    }
  }

  /// Copies so many numbers.
  @inline(__always)
  func copy(
    _ source: UnsafePointer<Scalar>, to target: UnsafeMutablePointer<Scalar>, count: Int
  ) {
    write(count, to: target) {
      load(source + $0)
    } numbers: {
      source[$0]
    }
  }

  /// Writes so many zeros.
  @inline(__always)
  func clear(_ target: UnsafeMutablePointer<Scalar>, count: Int) {
    write(count, to: target) { _ in
      Vector()
    } numbers: { _ in
      0
    }
  }

  /// Writes so many numbers by vectors; where the last one is not whole, over those before it.
  @inline(__always)
  private func write(
    _ count: Int, to target: UnsafeMutablePointer<Scalar>, vectors: (_ place: Int) -> Vector,
    numbers: (_ place: Int) -> Scalar
  ) {
    let width = Self.width
    var place = 0
    while place &+ 4 &* width <= count {
      let first = vectors(place)
      let second = vectors(place &+ width)
      let third = vectors(place &+ 2 &* width)
      let fourth = vectors(place &+ 3 &* width)
      store(first, target + place)
      store(second, target + (place &+ width))
      store(third, target + (place &+ 2 &* width))
      store(fourth, target + (place &+ 3 &* width))
      place &+= 4 &* width
    }
    while place &+ width <= count {
      store(vectors(place), target + place)
      place &+= width
    }
    if place == count { return }
    if count >= width {
      place = count &- width
      store(vectors(place), target + place)
      return
    }
    while place < count {
      target[place] = numbers(place)
      place &+= 1
    }
  }

  /// Copies so many numbers that are evenly spaced to places behind each other.
  @inline(__always)
  func collect(
    _ source: UnsafePointer<Scalar>, apart distance: Int, to target: UnsafeMutablePointer<Scalar>,
    count: Int
  ) {
    var source = source
    var place = 0
    while place &+ Self.width <= count {
      var vector = Vector()
      var lane = 0
      while lane < Self.width {
        vector[lane] = source[lane &* distance]
        lane &+= 1
      }
      store(vector, target + place)
      source += Self.width &* distance
      place &+= Self.width
    }
    while place < count {
      target[place] = source[0]
      source += distance
      place &+= 1
    }
  }
}
