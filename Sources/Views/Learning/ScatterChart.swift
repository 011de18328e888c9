import Datasets
import Documents

/// Samples of two numbers as points on the plane, a mark for each group.
struct ScatterChart {
  let dataset: Dataset
  /// The samples that are drawn, and the group of each.
  let samples: [(sample: Int, group: Int)]
  /// What the groups are called; one without samples is left out.
  let groups: [String]

  /// No more points than these are drawn: the others would lie on them.
  private static let mostPoints = 2_000

  /// The chart, over all that the set's points span.
  func chart(title: Text = Text(), shaded: [[Bool]] = [], spoken: [Text]) -> Chart {
    let elements = dataset.inputs.tensor.elements
    let step = max(1, (samples.count + Self.mostPoints - 1) / Self.mostPoints)
    var points = [[Chart.Point]](repeating: [], count: groups.count)
    for place in stride(from: 0, to: samples.count, by: step) {
      let (sample, group) = samples[place]
      guard points.indices.contains(group), 2 * sample + 1 < elements.count else { continue }
      points[group].append(Chart.Point(x: elements[2 * sample], y: elements[2 * sample + 1]))
    }
    var chart = Chart(
      dataset.name, title: title,
      series: zip(groups, points).filter { !$0.1.isEmpty }.map {
        Chart.Series(scattered: $0.1, $0.0)
      },
      across: axis("input[0]", stride(from: 0, to: elements.count, by: 2).map { elements[$0] }),
      up: axis("input[1]", stride(from: 1, to: elements.count, by: 2).map { elements[$0] }),
      spoken: spoken)
    chart.shaded = shaded
    return chart
  }

  private func axis(_ title: String, _ values: [Double]) -> Chart.Axis {
    Chart.Axis(title, from: values.min() ?? 0, to: values.max() ?? 1)
  }
}
