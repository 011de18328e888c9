import FastProgram

extension InstructionRunner {
  /// Sums of products over stretches of numbers; see ``Correlation``.
  func run(_ correlation: Correlation) {
    forEachTile(correlation.rows, ofAtMost: 4) { row, rows in
      forEachTile(correlation.columns, ofAtMost: 3) { column, columns in
        switch (rows, columns) {
        case (4, 3): CorrelationTile<Kind, 4, 3>.run(self, correlation, row, column)
        case (4, 2): CorrelationTile<Kind, 4, 2>.run(self, correlation, row, column)
        case (4, _): CorrelationTile<Kind, 4, 1>.run(self, correlation, row, column)
        case (3, 3): CorrelationTile<Kind, 3, 3>.run(self, correlation, row, column)
        case (3, 2): CorrelationTile<Kind, 3, 2>.run(self, correlation, row, column)
        case (3, _): CorrelationTile<Kind, 3, 1>.run(self, correlation, row, column)
        case (2, 3): CorrelationTile<Kind, 2, 3>.run(self, correlation, row, column)
        case (2, 2): CorrelationTile<Kind, 2, 2>.run(self, correlation, row, column)
        case (2, _): CorrelationTile<Kind, 2, 1>.run(self, correlation, row, column)
        case (_, 3): CorrelationTile<Kind, 1, 3>.run(self, correlation, row, column)
        case (_, 2): CorrelationTile<Kind, 1, 2>.run(self, correlation, row, column)
        default: CorrelationTile<Kind, 1, 1>.run(self, correlation, row, column)
        }
      }
    }
  }

  /// Sums of many numbers each; see ``LaneSum``.
  func run(_ sum: LaneSum) {
    var index = 0
    while index < sum.sums.count {
      var totals = InlineArray<4, Vector>(repeating: Vector())
      var stretch = 0
      while stretch < sum.stretches.count {
        let source =
          memory
          + (sum.source &+ index &* sum.sums.distance &+ stretch &* sum.stretches.distance)
        var place = 0
        while place &+ 4 &* Self.width <= sum.length {
          var part = 0
          while part < 4 {
            totals[unchecked: part] =
              totals[unchecked: part] + load(source + (place &+ part &* Self.width))
            part &+= 1
          }
          place &+= 4 &* Self.width
        }
        while place < sum.length {
          totals[unchecked: 0] = totals[unchecked: 0] + load(source + place)
          place &+= Self.width
        }
        stretch &+= 1
      }
      memory[sum.target &+ index] = Kind.sum((totals[0] + totals[1]) + (totals[2] + totals[3]))
      index &+= 1
    }
  }
}
