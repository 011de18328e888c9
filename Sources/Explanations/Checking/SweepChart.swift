import Documents
import NeuralNetwork
import Wording

/// The error of difference quotients over steps of all sizes, as bars: a valley between curvature
/// and rounding.
struct SweepChart {
  let precisions: [GradientCheck.Precision]
  /// Whether one of the numbers was found wrong.
  let hasWrong: Bool

  private static let bars = Array(" ▁▂▃▄▅▆▇█").map(String.init)

  var blocks: [Block] {
    let words: Block = .paragraph(self.words)
    // Where no step helps, a row of equal bars says no more than the sentence does.
    if hasWrong, (best?.error ?? .infinity) > Self.beyondDoubt { return [words] }
    let isComparable = precisions.contains { $0.error.map { !($0 <= 0) } ?? false }
    guard isComparable else { return hasWrong ? [words] : [] }
    let errors = precisions.map { precision -> Text in
      guard let error = precision.error else { return "" }
      return error == 0 ? "0" : error.isFinite ? Text(Self.power(error)) : "nan"
    }
    let bars = precisions.map { precision -> Text in
      guard let error = precision.error else { return "" }
      return .drawing(String(repeating: Self.bar(error), count: 4), spoken: "")
    }
    var rows: [[Text]] = [[.muted("error")] + errors, [.muted("its log")] + bars]
    if hasKinks {
      rows.append(
        [.muted("kinks")]
          + precisions.map { step -> Text in
            step.kinks == 0 ? .drawing("0", spoken: "", style: .muted) : "\(step.kinks)"
          })
    }
    let table: Block = .table(
      Table(
        columns: [.init("step ε")]
          + precisions.map { Table.Column("1e\(Self.exponent($0.step))", .trailing) },
        rows: rows))
    return [.figure(Figure(.chart(chart), instead: [table])), words]
  }

  /// The valley as a curve, from large steps to small ones.
  private var chart: Chart {
    let points = precisions.compactMap { precision in
      precision.error.map { Chart.Point(x: precision.step, y: $0) }
    }
    let errors = points.map(\.y).filter { $0.isFinite && $0 > 0 }
    let steps = precisions.map(\.step)
    return Chart(
      "largest error", title: "largest error at each step ε",
      series: [.init("largest error", points, isMarked: true)],
      across: .init(
        "step ε", from: steps.min() ?? 0, to: steps.max() ?? 1, isLogarithmic: true,
        isReversed: true),
      up: .init("error", from: errors.min() ?? 0, to: errors.max() ?? 1, isLogarithmic: true),
      spoken: [
        CurveWords(name: "largest error, from large steps to small", values: points.map(\.y))
          .sentence
      ])
  }

  /// An error that neither curvature nor rounding leaves at every step.
  private static let beyondDoubt = 1e-3

  private var hasKinks: Bool { precisions.contains { $0.kinks > 0 } }

  private var best: GradientCheck.Precision? {
    precisions.filter { $0.error != nil }.min {
      ($0.error ?? .infinity) < ($1.error ?? .infinity)
    }
  }

  private var words: Text {
    if hasWrong {
      return "no ε makes them agree: it is not the step, the gradient itself is wrong"
    }
    var text: Text = "left: curvature, falling with ε²; right: rounding, growing with 1/ε"
    if hasKinks { text = "left: curvature, and steps across a kink; right: rounding, as 1/ε" }
    if let best { text += "; least at 1e\(Self.exponent(best.step))" }
    return text
  }

  /// The decimal exponent of a power of ten.
  private static func exponent(_ step: Double) -> Int {
    var exponent = 0
    var power = 1.0
    while power > step * 3, exponent > -20 {
      power /= 10
      exponent -= 1
    }
    return exponent
  }

  /// An error to one digit: `3e-7`.
  private static func power(_ error: Double) -> String {
    var exponent = 0
    var mantissa = error
    while mantissa >= 9.5 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.95 {
      mantissa *= 10
      exponent -= 1
    }
    return "\(Int(mantissa.rounded()))e\(exponent)"
  }

  /// A bar as high as the logarithm of the error, from 10⁻¹³ up to 10⁻¹.
  private static func bar(_ error: Double) -> String {
    guard error > 0 else { return bars[1] }
    var level = 1
    var bound = 1e-12
    while level < bars.count - 1, error > bound {
      bound *= 40
      level += 1
    }
    return bars[level]
  }
}
