import Datasets
import Documents
import NeuralNetwork

/// How far the numbers of a set lie from 0…1, and what would bring them there.
struct DataReach {
  /// The largest magnitude.
  let largest: Double
  /// What would help, as an option of `data load`.
  let remedy: String

  /// Numbers up to here train well enough with the usual learning rates.
  private static let usual = 10.0

  /// Looks at a set; `nil` where its numbers are not far outside 0…1.
  init?(_ dataset: Dataset) {
    var (least, most, isWhole) = (0.0, 0.0, true)
    for element in dataset.inputs.elements {
      least = min(least, element)
      most = max(most, element)
      if isWhole, element != element.rounded() { isWhole = false }
    }
    largest = max(most, -least)
    guard largest > Self.usual else { return nil }
    // Whole numbers from 0 that all columns reach alike are pixels or counts.
    let isPixels = least == 0 && isWhole && (dataset.sampleShape.rank == 3 || most <= 255)
    let isWide = dataset.sampleShape.count >= 16
    if isPixels, isWide {
      let bound = most > 128 && most <= 255 ? 255 : most
      remedy = "scale \(ExactNumberFormat.string(bound))"
    } else {
      remedy = "standardize on"
    }
  }
}
