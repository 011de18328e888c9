import Datasets
import Documents
import NeuralNetwork

/// How far the numbers of a set lie from 0…1, and what would bring them there.
package struct DataReach {
  /// The largest magnitude.
  package let largest: Double
  /// What would help, as an option of `data load`.
  package let remedy: String

  /// Numbers up to here train well enough with the usual learning rates.
  private static let usual = 10.0

  /// Looks at a set; `nil` where its numbers are not far outside 0…1.
  package init?(_ dataset: Dataset) {
    guard let extremes = dataset.inputs.extremes else { return nil }
    let (least, most) = (min(0, extremes.lowerBound), max(0, extremes.upperBound))
    largest = max(most, -least)
    guard largest > Self.usual else { return nil }
    let isWhole = dataset.inputs.allSatisfy { $0 == $0.rounded() }
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
