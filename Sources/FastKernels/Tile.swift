/// Sums of products of a few rows and vectors of lanes, held in registers until they are whole.
///
/// The sizes are part of the type, so that the compiler lays all loops over them out.
struct Tile<Kind: Arithmetic, let rows: Int, let vectors: Int> {
  typealias Scalar = Kind.Scalar
  typealias Vector = Kind.Vector

  /// Works out the rows from `row` on, and the sums of the lanes beside them where wanted.
  static func run(_ panel: Panel<Kind>, _ row: Int, _ isSumming: Bool) {
    if isSumming { runSumming(panel, row) } else { runPlainly(panel, row) }
  }

  @inline(never)
  private static func runPlainly(_ panel: Panel<Kind>, _ row: Int) {
    run(panel, row, isSumming: false)
  }

  @inline(never)
  private static func runSumming(_ panel: Panel<Kind>, _ row: Int) {
    run(panel, row, isSumming: true)
  }

  @inline(__always)
  private static func run(_ panel: Panel<Kind>, _ row: Int, isSumming: Bool) {
    var sums = InlineArray<rows, InlineArray<vectors, Vector>>(
      repeating: .init(repeating: Vector()))
    var laneSums = InlineArray<vectors, Vector>(repeating: Vector())
    var a = InlineArray<rows, UnsafePointer<Scalar>>(repeating: panel.a)
    var index = 0
    while index < rows {
      a[unchecked: index] = panel.a + Int(panel.rowA[row &+ index])
      index &+= 1
    }
    if panel.accumulates {
      forEachPlace(panel, row) { index, vector, place in
        sums[unchecked: index][unchecked: vector] = load(place)
      }
      if isSumming { forEachLaneSum(panel) { laneSums[unchecked: $0] = load($1) } }
    }
    var term = 0
    while term < panel.terms {
      let offset = Int(panel.termA[term])
      let b = panel.b + Int(panel.termB[term])
      if isSumming {
        var vector = 0
        while vector < vectors {
          laneSums[unchecked: vector] =
            laneSums[unchecked: vector] + load(b + vector &* Vector.scalarCount)
          vector &+= 1
        }
      }
      index = 0
      while index < rows {
        let x = Vector(repeating: a[unchecked: index][offset])
        var vector = 0
        while vector < vectors {
          sums[unchecked: index][unchecked: vector] = Kind.add(
            sums[unchecked: index][unchecked: vector], x,
            times: load(b + vector &* Vector.scalarCount))
          vector &+= 1
        }
        index &+= 1
      }
      term &+= 1
    }
    forEachPlace(panel, row) { index, vector, place in
      var sum = sums[unchecked: index][unchecked: vector]
      if let addend = panel.lanesAddend {
        sum = sum + load(addend + vector &* Vector.scalarCount)
      } else if let addend = panel.rowsAddend {
        sum = sum + Vector(repeating: addend[row &+ index])
      }
      store(sum, place)
    }
    if isSumming { forEachLaneSum(panel) { store(laneSums[unchecked: $0], $1) } }
  }

  /// Visits where the sums of the lanes stand.
  @inline(__always)
  private static func forEachLaneSum(
    _ panel: Panel<Kind>, _ body: (_ vector: Int, _ place: UnsafeMutablePointer<Scalar>) -> Void
  ) {
    guard let start = panel.laneSums else { return }
    var vector = 0
    while vector < vectors {
      body(vector, start + vector &* Vector.scalarCount)
      vector &+= 1
    }
  }

  /// Visits where the result's vectors stand.
  @inline(__always)
  private static func forEachPlace(
    _ panel: Panel<Kind>, _ row: Int,
    _ body: (_ row: Int, _ vector: Int, _ place: UnsafeMutablePointer<Scalar>) -> Void
  ) {
    var index = 0
    while index < rows {
      let c = panel.c + Int(panel.rowC[row &+ index])
      var vector = 0
      while vector < vectors {
        body(index, vector, c + vector &* Vector.scalarCount)
        vector &+= 1
      }
      index &+= 1
    }
  }

  @inline(__always)
  private static func store(_ vector: Vector, _ pointer: UnsafeMutablePointer<Scalar>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: Vector.self)
  }

  @inline(__always)
  private static func load(_ pointer: UnsafePointer<Scalar>) -> Vector {
    UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
  }
}
