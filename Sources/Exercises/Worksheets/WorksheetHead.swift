/// What stands above a worksheet's questions.
public struct WorksheetHead: Equatable, Sendable {
  /// The title; `nil` for one that tells the seed.
  public var title: String?
  /// The course it belongs to.
  public var course: String?
  /// The points of each question.
  public var points: Int?

  /// Makes a head.
  public init(title: String? = nil, course: String? = nil, points: Int? = nil) {
    (self.title, self.course, self.points) = (title, course, points)
  }
}
