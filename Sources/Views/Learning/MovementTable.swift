import Documents
import NeuralNetwork
import Sessions

/// How far kernels and dense weights went, side by side, with a bar for each.
struct MovementTable {
  let movements: [Movement]

  /// How many kernels or rows of one tensor have a line of their own, and how many lines there are.
  private static let limits = (rows: 4, lines: 12)
  private static let longestBar = 12

  /// Compares two states of one network.
  init(from old: Network, to new: Network, frozen: [ParameterName: [Bool]]) {
    let fine = Movement.all(from: old, to: new, frozen: frozen, limit: Self.limits.rows)
    movements =
      fine.count > Self.limits.lines
      ? Movement.all(from: old, to: new, frozen: frozen, limit: 0) : fine
  }

  /// The table; of very many tensors the first ones.
  var table: Table {
    let farthest = movements.map(\.distance).filter(\.isFinite).max() ?? 0
    let rows = movements.prefix(Self.limits.lines).map { movement -> [Text] in
      [
        .code(movement.address), "\(movement.count)", .number(movement.size, style: .plain),
        .number(movement.distance, style: .strong), .number(movement.largest),
        Self.bar(movement, farthest: farthest),
      ]
    }
    return Table(
      columns: [
        .init("weights"), .init("count", .trailing, isOptional: true),
        .init("size before", .trailing, isOptional: true),
        .init("moved", .trailing), .init("largest move", .trailing, isOptional: true),
        .init("", name: "remark"),
      ], rows: Array(rows))
  }

  private static func bar(_ movement: Movement, farthest: Double) -> Text {
    if movement.frozen == movement.count { return .muted("frozen") }
    if movement.distance == 0 { return .muted("did not move") }
    let share = farthest > 0 ? movement.distance / farthest : 0
    let length = share.isFinite ? Int((Double(longestBar) * share).rounded(.up)) : longestBar
    // The distance beside it says as much.
    let bar = Text.drawing(String(repeating: "█", count: length), spoken: "")
    return movement.frozen > 0 ? bar + " \(movement.frozen) frozen" : bar
  }

  /// The numbers for programs, all of them.
  var fact: Fact {
    Fact(
      "moved",
      .record(
        movements.map { movement in
          Fact(
            movement.address,
            .record([
              Fact("count", .integer(movement.count)), Fact("before", .number(movement.size)),
              Fact("moved", .number(movement.distance)),
              Fact("largest", .number(movement.largest)),
              Fact("frozen", .integer(movement.frozen)),
            ]))
        }))
  }
}
