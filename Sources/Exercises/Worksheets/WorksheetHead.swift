/// What stands above a worksheet's questions.
package struct WorksheetHead: Equatable, Sendable {
  /// The title; `nil` for one that tells the seed.
  package var title: String?
  /// The course it belongs to.
  package var course: String?
  /// The points of each question.
  package var points: Int?

  /// Makes a head.
  package init(title: String? = nil, course: String? = nil, points: Int? = nil) {
    (self.title, self.course, self.points) = (title, course, points)
  }
}
