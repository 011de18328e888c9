import FastProgram

extension InstructionRunner {
  /// A matrix times a vector; see ``Dots``.
  func run(_ dots: Dots) {
    var row = 0
    while row &+ 8 <= dots.rows {
      run(dots, row, InlineArray<8, Vector>(repeating: Vector()))
      row &+= 8
    }
    while row < dots.rows {
      run(dots, row, InlineArray<1, Vector>(repeating: Vector()))
      row &+= 1
    }
  }

  /// The gradient of the matrix from that of the sums.
  func outer(_ dots: Dots) {
    let b = UnsafePointer(memory + dots.b)
    var row = 0
    while row < dots.rows {
      let upstream = Vector(repeating: memory[dots.c &+ row])
      let a = memory + (dots.a &+ row &* dots.row)
      var term = 0
      while term < dots.row {
        store(upstream * load(b + term), a + term)
        term &+= Self.width
      }
      row &+= 1
    }
  }

  /// As many rows at once as there are sums, which begin as zeros.
  @inline(__always)
  private func run<let rows: Int>(_ dots: Dots, _ row: Int, _ zeros: InlineArray<rows, Vector>) {
    var sums = zeros
    let a = UnsafePointer(memory + (dots.a &+ row &* dots.row))
    let b = UnsafePointer(memory + dots.b)
    var term = 0
    while term < dots.row {
      let x = load(b + term)
      var index = 0
      while index < rows {
        sums[unchecked: index] = Kind.add(
          sums[unchecked: index], load(a + (index &* dots.row &+ term)), times: x)
        index &+= 1
      }
      term &+= Self.width
    }
    var index = 0
    while index < rows {
      let sum = Kind.sum(sums[unchecked: index])
      memory[dots.c &+ row &+ index] =
        dots.addend.map { sum + memory[$0 &+ row &+ index] } ?? sum
      index &+= 1
    }
  }
}
