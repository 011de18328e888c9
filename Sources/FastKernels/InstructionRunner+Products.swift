import FastProgram

extension InstructionRunner {
  /// Sums of products; see ``Product``.
  ///
  /// The lanes' loop is the outer one: samples that overlap in `b` then find it in the cache.
  func run(_ product: Product) {
    var lane = 0
    while lane < product.lanes {
      let vectors = vectors(product, from: lane)
      var sample = 0
      while sample < product.samples {
        let panel = panel(product, sample: sample, lane: lane)
        switch vectors {
        case 8: panel.runRow()
        case 2: panel.runDouble()
        default: panel.runSingle()
        }
        sample &+= 1
      }
      lane &+= vectors &* Self.width
    }
  }

  /// How many vectors are worked out together: of a single row many, for they wait for nothing but
  /// themselves.
  @inline(__always)
  private func vectors(_ product: Product, from lane: Int) -> Int {
    let rest = product.lanes &- lane
    if product.rows == 1, rest >= 8 &* Self.width { return 8 }
    return rest >= 2 &* Self.width ? 2 : 1
  }

  @inline(__always)
  private func panel(_ product: Product, sample: Int, lane: Int) -> Panel<Kind> {
    var lanesAddend: UnsafePointer<Scalar>?
    var rowsAddend: UnsafePointer<Scalar>?
    switch product.addend {
    case .none: break
    case .lanes(let start): lanesAddend = UnsafePointer(memory + (start &+ lane))
    case .rows(let start): rowsAddend = UnsafePointer(memory + start)
    }
    return Panel(
      a: UnsafePointer(memory + (product.a.start &+ sample &* product.a.sample)),
      b: UnsafePointer(memory + (product.b.start &+ sample &* product.b.sample &+ lane)),
      c: memory + (product.c.start &+ sample &* product.c.sample &+ lane),
      rowA: table + product.rowA, rowC: table + product.rowC, termA: table + product.termA,
      termB: table + product.termB, rows: product.rows, terms: product.terms,
      accumulates: product.accumulates || product.addsSamples && sample > 0,
      lanesAddend: lanesAddend, rowsAddend: rowsAddend,
      laneSums: product.laneSums.map { memory + ($0 &+ lane) })
  }
}
