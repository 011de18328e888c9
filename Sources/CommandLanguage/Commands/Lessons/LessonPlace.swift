/// Where `lesson` goes within a lesson, or what it tells of it.
package enum LessonPlace: String, CaseIterable, WordChoice {
  case next, previous, goto, question, reset, goal, progress, leave, list

  package var meaning: String {
    switch self {
    case .next: "the next step"
    case .previous: "the step before"
    case .goto: "a step by its number"
    case .question: "one of this step's questions, by its number; as takes a guess"
    case .reset: "this step from its beginning"
    case .goal: "what to do in this step"
    case .progress: "how far you are"
    case .leave: "back to what you had before"
    case .list: "the lessons there are"
    }
  }
}
