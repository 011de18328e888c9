import FastProgram

extension Machine {
  /// The lanes of a row of the result that are worked out together, and what they need.
  private struct Panel {
    let a: UnsafePointer<Scalar>
    let b: UnsafePointer<Scalar>
    let c: UnsafeMutablePointer<Scalar>
    let rowA: UnsafePointer<Int32>
    let rowC: UnsafePointer<Int32>
    let termA: UnsafePointer<Int32>
    let termB: UnsafePointer<Int32>
    let terms: Int
    let accumulates: Bool
    /// The lanes' addends, or the rows'; `nil` where there is none.
    let lanesAddend: UnsafePointer<Scalar>?
    let rowsAddend: UnsafePointer<Scalar>?
  }

  /// Sums of products; see ``Product``.
  ///
  /// Tiles of the result are held in registers while their terms are added one after the other.
  func run(_ product: Product) {
    var sample = 0
    while sample < product.samples {
      var lane = 0
      while lane < product.lanes {
        let isWide = lane &+ 2 &* Self.width <= product.lanes
        var lanesAddend: UnsafePointer<Scalar>?
        var rowsAddend: UnsafePointer<Scalar>?
        switch product.addend {
        case .none: break
        case .lanes(let start): lanesAddend = UnsafePointer(memory + (start &+ lane))
        case .rows(let start): rowsAddend = UnsafePointer(memory + start)
        }
        let panel = Panel(
          a: UnsafePointer(memory + (product.a.start &+ sample &* product.a.sample)),
          b: UnsafePointer(memory + (product.b.start &+ sample &* product.b.sample &+ lane)),
          c: memory + (product.c.start &+ sample &* product.c.sample &+ lane),
          rowA: table + product.rowA, rowC: table + product.rowC, termA: table + product.termA,
          termB: table + product.termB, terms: product.terms, accumulates: product.accumulates,
          lanesAddend: lanesAddend, rowsAddend: rowsAddend)
        var row = 0
        if isWide {
          while row &+ 4 <= product.rows {
            fourByTwo(panel, row)
            row &+= 4
          }
          while row < product.rows {
            oneByTwo(panel, row)
            row &+= 1
          }
          lane &+= 2 &* Self.width
        } else {
          while row &+ 6 <= product.rows {
            sixByOne(panel, row)
            row &+= 6
          }
          while row &+ 3 <= product.rows {
            threeByOne(panel, row)
            row &+= 3
          }
          while row < product.rows {
            oneByOne(panel, row)
            row &+= 1
          }
          lane &+= Self.width
        }
      }
      sample &+= 1
    }
  }

  @inline(__always)
  private func begin(_ panel: Panel, _ row: Int, _ vector: Int) -> Vector {
    panel.accumulates
      ? load(panel.c + (Int(panel.rowC[row]) &+ vector &* Self.width)) : Vector()
  }

  @inline(__always)
  private func finish(_ panel: Panel, _ row: Int, _ vector: Int, _ sum: Vector) {
    var sum = sum
    if let addend = panel.lanesAddend {
      sum = sum + load(addend + vector &* Self.width)
    } else if let addend = panel.rowsAddend {
      sum = sum + Vector(repeating: addend[row])
    }
    store(sum, panel.c + (Int(panel.rowC[row]) &+ vector &* Self.width))
  }

  @inline(__always)
  private func first(_ panel: Panel, _ row: Int) -> UnsafePointer<Scalar> {
    panel.a + Int(panel.rowA[row])
  }

  @inline(__always)
  private func fourByTwo(_ panel: Panel, _ row: Int) {
    let a0 = first(panel, row)
    let a1 = first(panel, row &+ 1)
    let a2 = first(panel, row &+ 2)
    let a3 = first(panel, row &+ 3)
    var sum00 = begin(panel, row, 0)
    var sum01 = begin(panel, row, 1)
    var sum10 = begin(panel, row &+ 1, 0)
    var sum11 = begin(panel, row &+ 1, 1)
    var sum20 = begin(panel, row &+ 2, 0)
    var sum21 = begin(panel, row &+ 2, 1)
    var sum30 = begin(panel, row &+ 3, 0)
    var sum31 = begin(panel, row &+ 3, 1)
    var term = 0
    while term < panel.terms {
      let offset = Int(panel.termA[term])
      let b = panel.b + Int(panel.termB[term])
      let b0 = load(b)
      let b1 = load(b + Self.width)
      let x0 = Vector(repeating: a0[offset])
      sum00 = Kind.add(sum00, x0, times: b0)
      sum01 = Kind.add(sum01, x0, times: b1)
      let x1 = Vector(repeating: a1[offset])
      sum10 = Kind.add(sum10, x1, times: b0)
      sum11 = Kind.add(sum11, x1, times: b1)
      let x2 = Vector(repeating: a2[offset])
      sum20 = Kind.add(sum20, x2, times: b0)
      sum21 = Kind.add(sum21, x2, times: b1)
      let x3 = Vector(repeating: a3[offset])
      sum30 = Kind.add(sum30, x3, times: b0)
      sum31 = Kind.add(sum31, x3, times: b1)
      term &+= 1
    }
    finish(panel, row, 0, sum00)
    finish(panel, row, 1, sum01)
    finish(panel, row &+ 1, 0, sum10)
    finish(panel, row &+ 1, 1, sum11)
    finish(panel, row &+ 2, 0, sum20)
    finish(panel, row &+ 2, 1, sum21)
    finish(panel, row &+ 3, 0, sum30)
    finish(panel, row &+ 3, 1, sum31)
  }

  @inline(__always)
  private func oneByTwo(_ panel: Panel, _ row: Int) {
    let a = first(panel, row)
    var sum0 = begin(panel, row, 0)
    var sum1 = begin(panel, row, 1)
    var term = 0
    while term < panel.terms {
      let b = panel.b + Int(panel.termB[term])
      let x = Vector(repeating: a[Int(panel.termA[term])])
      sum0 = Kind.add(sum0, x, times: load(b))
      sum1 = Kind.add(sum1, x, times: load(b + Self.width))
      term &+= 1
    }
    finish(panel, row, 0, sum0)
    finish(panel, row, 1, sum1)
  }

  /// Six rows, not eight: the compiler holds all that they read in registers at once.
  @inline(__always)
  private func sixByOne(_ panel: Panel, _ row: Int) {
    let a0 = first(panel, row)
    let a1 = first(panel, row &+ 1)
    let a2 = first(panel, row &+ 2)
    let a3 = first(panel, row &+ 3)
    let a4 = first(panel, row &+ 4)
    let a5 = first(panel, row &+ 5)
    var sum0 = begin(panel, row, 0)
    var sum1 = begin(panel, row &+ 1, 0)
    var sum2 = begin(panel, row &+ 2, 0)
    var sum3 = begin(panel, row &+ 3, 0)
    var sum4 = begin(panel, row &+ 4, 0)
    var sum5 = begin(panel, row &+ 5, 0)
    var term = 0
    while term < panel.terms {
      let offset = Int(panel.termA[term])
      let b = load(panel.b + Int(panel.termB[term]))
      sum0 = Kind.add(sum0, Vector(repeating: a0[offset]), times: b)
      sum1 = Kind.add(sum1, Vector(repeating: a1[offset]), times: b)
      sum2 = Kind.add(sum2, Vector(repeating: a2[offset]), times: b)
      sum3 = Kind.add(sum3, Vector(repeating: a3[offset]), times: b)
      sum4 = Kind.add(sum4, Vector(repeating: a4[offset]), times: b)
      sum5 = Kind.add(sum5, Vector(repeating: a5[offset]), times: b)
      term &+= 1
    }
    finish(panel, row, 0, sum0)
    finish(panel, row &+ 1, 0, sum1)
    finish(panel, row &+ 2, 0, sum2)
    finish(panel, row &+ 3, 0, sum3)
    finish(panel, row &+ 4, 0, sum4)
    finish(panel, row &+ 5, 0, sum5)
  }

  @inline(__always)
  private func threeByOne(_ panel: Panel, _ row: Int) {
    let a0 = first(panel, row)
    let a1 = first(panel, row &+ 1)
    let a2 = first(panel, row &+ 2)
    var sum0 = begin(panel, row, 0)
    var sum1 = begin(panel, row &+ 1, 0)
    var sum2 = begin(panel, row &+ 2, 0)
    var term = 0
    while term < panel.terms {
      let offset = Int(panel.termA[term])
      let b = load(panel.b + Int(panel.termB[term]))
      sum0 = Kind.add(sum0, Vector(repeating: a0[offset]), times: b)
      sum1 = Kind.add(sum1, Vector(repeating: a1[offset]), times: b)
      sum2 = Kind.add(sum2, Vector(repeating: a2[offset]), times: b)
      term &+= 1
    }
    finish(panel, row, 0, sum0)
    finish(panel, row &+ 1, 0, sum1)
    finish(panel, row &+ 2, 0, sum2)
  }

  @inline(__always)
  private func oneByOne(_ panel: Panel, _ row: Int) {
    let a = first(panel, row)
    var sum = begin(panel, row, 0)
    var term = 0
    while term < panel.terms {
      let b = load(panel.b + Int(panel.termB[term]))
      sum = Kind.add(sum, Vector(repeating: a[Int(panel.termA[term])]), times: b)
      term &+= 1
    }
    finish(panel, row, 0, sum)
  }
}
