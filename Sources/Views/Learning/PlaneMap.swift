import Datasets
import Documents
import NeuralNetwork
import Sessions

/// The plane as a network of two inputs sees it: which class it takes each place for, with the
/// samples held back on it; for sets of two classes.
package struct PlaneMap {
  package let dataset: Dataset
  package let network: Network
  package let encoding: TargetEncoding
  package let outcomes: [Evaluation.Outcome]

  /// Makes a plane map of its parts.
  package init(
    dataset: Dataset, network: Network, encoding: TargetEncoding, outcomes: [Evaluation.Outcome]
  ) {
    self.dataset = dataset
    self.network = network
    self.encoding = encoding
    self.outcomes = outcomes
  }

  private static let extent = Size(rows: 17, columns: 51)
  /// What the places of each class are filled with.
  private static let grounds: [Character] = [" ", "░"]

  /// The map: a picture, or characters where there are no pictures.
  func block(interruption: Interruption) throws(PassError) -> Block {
    let plane = Plane(dataset.inputs.tensor, Self.extent)
    let forward = try network.inEval.forward(plane.places, target: nil, interruption: interruption)
    let extent = forward.output.count / Self.extent.count
    let taken = (0..<Self.extent.count).map { place in
      encoding.predicted(forward.output.elements[place * extent..<(place + 1) * extent])
    }
    var signs = taken.map { Self.grounds[$0 % Self.grounds.count] }
    for outcome in outcomes {
      let isRight = outcome.label == outcome.predicted
      let sign = isRight ? SamplePicture.signs[outcome.label % SamplePicture.signs.count] : "X"
      signs[plane.place(of: outcome.sample)] = Character(sign)
    }
    let lines = stride(from: 0, to: signs.count, by: Self.extent.columns).map { start in
      String(signs[start..<start + Self.extent.columns])
    }
    let grid = Grid(title: "", picture: lines, spoken: [words(taken)])
    let wrong = dataset.classNames.count
    let samples = outcomes.map { outcome in
      let isRight = outcome.label == outcome.predicted
      return (sample: outcome.sample, group: isRight ? outcome.label : wrong)
    }
    let shaded = stride(from: 0, to: taken.count, by: Self.extent.columns).map { start in
      taken[start..<start + Self.extent.columns].map { $0 % Self.grounds.count == 1 }
    }
    let chart = ScatterChart(
      dataset: dataset, samples: samples, groups: dataset.classNames + ["told wrongly"]
    ).chart(
      title: "shaded: taken for \(dataset.classNames[1])", shaded: shaded, spoken: [words(taken)])
    return .figure(Figure(.chart(chart), instead: [.grids([grid]), .paragraph(legend)]))
  }

  /// How much of the plane is taken for what.
  private func words(_ taken: [Int]) -> Text {
    let second = taken.count { $0 % 2 == 1 }
    let share = 100 * second / max(1, taken.count)
    return
      "of the plane \(share) percent is taken for \(dataset.classNames[1]), the rest for \(dataset.classNames[0])"
  }

  /// The signs in words.
  private var legend: Text {
    var text: Text = "shaded: taken for \(dataset.classNames[1])"
    for (name, sign) in zip(dataset.classNames, SamplePicture.signs) { text += ", \(sign) \(name)" }
    return text + "; X: told wrongly"
  }
}
