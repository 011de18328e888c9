/// What is on the screen: a title and a status that are always in sight, and what lies between.
package struct PresentationFrame: Equatable, Sendable {
  /// The title and the step.
  package let title: String
  /// The rows between, as many as the screen has left.
  package let body: [String]
  /// The way so far and the keys.
  package let status: String
}
