import FastProgram

/// Does what instructions say to one block of numbers.
///
/// Nothing here may use an array or another shared generic type: the same source is built for
/// plain processors and for AVX2, and the linker keeps one copy of what both share.
struct InstructionRunner<Kind: Arithmetic> {
  typealias Scalar = Kind.Scalar
  typealias Vector = Kind.Vector

  let memory: UnsafeMutablePointer<Scalar>
  let table: UnsafePointer<Int32>

  @inline(__always)
  static var width: Int { Vector.scalarCount }

  func run(_ instructions: UnsafePointer<Instruction>, count: Int) {
    var place = 0
    while place < count {
      switch instructions[place] {
      case .product(let product): run(product)
      case .dots(let dots): run(dots)
      case .outer(let dots): outer(dots)
      case .activate(let numbers, let function): activate(numbers, function)
      case .deactivate(let numbers, let function): deactivate(numbers, function)
      case .largest(let pool): largest(pool)
      case .spreadLargest(let pool): spreadLargest(pool)
      case .mean(let pool): mean(pool)
      case .spreadMean(let pool): spreadMean(pool)
      case .copy(let copy): run(copy)
      case .clear(let start, let count): clear(start, count)
      case .correlate(let correlation): run(correlation)
      case .sumLanes(let sum): run(sum)
      case .sumSamples(let sum): run(sum)
      case .add(let pair): add(pair)
      case .multiply(let pair): multiply(pair)
      case .normalise(let step): normalise(step)
      case .normaliseGradient(let step): normaliseGradient(step)
      case .loss(let step): run(step)
      }
      place &+= 1
    }
  }

  @inline(__always)
  func load(_ pointer: UnsafePointer<Scalar>) -> Vector {
    UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  func load(_ pointer: UnsafeMutablePointer<Scalar>) -> Vector {
    UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  func store(_ vector: Vector, _ pointer: UnsafeMutablePointer<Scalar>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: Vector.self)
  }

  private func clear(_ start: Int, _ count: Int) {
    let target = memory + start
    var place = 0
    while place < count {
      target[place] = 0
      place &+= 1
    }
  }

  private func run(_ copy: Copy) {
    var first = 0
    while first < copy.first.count {
      let firstSource = copy.source &+ first &* copy.first.source
      let firstTarget = copy.target &+ first &* copy.first.target
      var second = 0
      while second < copy.second.count {
        let secondSource = firstSource &+ second &* copy.second.source
        let secondTarget = firstTarget &+ second &* copy.second.target
        var third = 0
        while third < copy.third.count {
          var source = memory + (secondSource &+ third &* copy.third.source)
          var target = memory + (secondTarget &+ third &* copy.third.target)
          var fourth = 0
          if copy.fourth.source == 1, copy.fourth.target == 1 {
            while fourth < copy.fourth.count {
              target[fourth] = source[fourth]
              fourth &+= 1
            }
          }
          while fourth < copy.fourth.count {
            target[0] = source[0]
            source += copy.fourth.source
            target += copy.fourth.target
            fourth &+= 1
          }
          third &+= 1
        }
        second &+= 1
      }
      first &+= 1
    }
  }

  private func run(_ sum: SampleSum) {
    var row = 0
    while row < sum.rows {
      let source = memory + (sum.source &+ row &* sum.row)
      var total: Scalar = sum.accumulates ? memory[sum.target &+ row] : 0
      var sample = 0
      while sample < sum.samples {
        total += source[sample]
        sample &+= 1
      }
      memory[sum.target &+ row] = total
      row &+= 1
    }
  }

  /// Whether all numbers are finite: x · 0 is 0 for those alone.
  static func areFinite(_ numbers: UnsafePointer<Scalar>, count: Int) -> Bool {
    var sum = Vector()
    var place = 0
    while place &+ width <= count {
      sum = sum + UnsafeRawPointer(numbers + place).loadUnaligned(as: Vector.self) * 0
      place &+= width
    }
    var total: Scalar = 0
    var lane = 0
    while lane < width {
      total += sum[lane]
      lane &+= 1
    }
    while place < count {
      total += numbers[place] * 0
      place &+= 1
    }
    return total == 0
  }
}
