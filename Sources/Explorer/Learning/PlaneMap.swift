import Datasets
import Documents
import NeuralNetwork

/// The plane as a network of two inputs sees it: which class it takes each place for, with the
/// samples held back on it.
struct PlaneMap {
  let dataset: Dataset
  let network: Network
  let encoding: TargetEncoding
  let outcomes: [Evaluation.Outcome]

  private static let extent = Size(rows: 17, columns: 51)
  /// What the places of each class are filled with.
  private static let grounds: [Character] = [" ", "░", "▒"]

  /// The map as one block of characters.
  func grid(interruption: Interruption) throws(PassError) -> Grid {
    let plane = Plane(dataset, Self.extent)
    let forward = try network.forward(plane.places, target: nil, interruption: interruption)
    let extent = forward.output.count / Self.extent.count
    var signs = (0..<Self.extent.count).map { place in
      let outputs = forward.output.elements[place * extent..<(place + 1) * extent]
      return Self.grounds[encoding.predicted(outputs) % Self.grounds.count]
    }
    for outcome in outcomes {
      let isRight = outcome.label == outcome.predicted
      let sign = isRight ? SamplePicture.signs[outcome.label % SamplePicture.signs.count] : "X"
      signs[plane.place(of: outcome.sample)] = Character(sign)
    }
    let rows = stride(from: 0, to: signs.count, by: Self.extent.columns).map { start in
      [Grid.Cell(.text(String(signs[start..<start + Self.extent.columns])))]
    }
    return Grid(title: "", rows: rows)
  }

  /// The signs in words.
  var legend: Text {
    var text: Text = "shaded: taken for \(dataset.classNames[min(1, dataset.classCount - 1)])"
    for (name, sign) in zip(dataset.classNames, SamplePicture.signs) { text += ", \(sign) \(name)" }
    return text + "; X: told wrongly"
  }
}

/// The part of the plane that a set's points cover, as places of a grid.
private struct Plane {
  let extent: Size
  let left, right, bottom, top: Double
  let points: Tensor

  init(_ dataset: Dataset, _ extent: Size) {
    self.extent = extent
    points = dataset.inputs
    let elements = points.elements
    let xs = stride(from: 0, to: elements.count, by: 2).map { elements[$0] }
    let ys = stride(from: 1, to: elements.count, by: 2).map { elements[$0] }
    (left, right) = (xs.min() ?? 0, xs.max() ?? 1)
    (bottom, top) = (ys.min() ?? 0, ys.max() ?? 1)
  }

  /// The point in the middle of each place, [place, 2].
  var places: Tensor {
    var elements: [Double] = []
    elements.reserveCapacity(2 * extent.count)
    for row in 0..<extent.rows {
      for column in 0..<extent.columns {
        elements.append(left + (right - left) * Double(column) / Double(extent.columns - 1))
        elements.append(top - (top - bottom) * Double(row) / Double(extent.rows - 1))
      }
    }
    return Tensor(shape: [extent.count, 2], elements: elements)
  }

  /// The place of a sample.
  func place(of sample: Int) -> Int {
    let (x, y) = (points.elements[2 * sample], points.elements[2 * sample + 1])
    let across = (x - left) / max(right - left, 1e-9)
    let down = (top - y) / max(top - bottom, 1e-9)
    return Int((down * Double(extent.rows - 1)).rounded()) * extent.columns
      + Int((across * Double(extent.columns - 1)).rounded())
  }
}
