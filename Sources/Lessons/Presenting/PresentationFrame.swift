/// What is on the screen: a title and a status that are always in sight, and what lies between.
public struct PresentationFrame: Equatable, Sendable {
  /// The title and the step.
  public let title: String
  /// The rows between, as many as the screen has left.
  public let body: [String]
  /// The way so far and the keys.
  public let status: String
}
