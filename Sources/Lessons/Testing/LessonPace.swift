/// How long a lesson takes a learner, about, by what there is to read, to answer and to type.
///
/// Reading goes at 200 words a minute, typing at 25, and a question takes half a minute. What the
/// lesson itself types is read; what does the tasks is typed. A word is what stands between blanks.
struct LessonPace {
  /// The minutes.
  let minutes: Double

  /// Reckons the pace of a lesson.
  init(of lesson: Lesson) {
    var read = lesson.introduction.reduce(0) { $0 + $1.wordCount }
    var typed = 0
    var questions = 0
    for block in lesson.steps.lazy.flatMap(\.blocks) {
      switch block {
      case .prose(let prose), .task(let prose): read += prose.wordCount
      case .demo(let script): read += script.wordCount
      case .solution(let script): typed += script.wordCount
      case .predict(let prediction):
        read += prediction.wordCount
        questions += 1
      case .setup, .checks, .own, .mistake, .hint, .notes: break
      }
    }
    minutes = Double(read) / 200 + Double(typed) / 25 + Double(questions) / 2
  }

  /// The whole minutes that a header says, at least one.
  var rounded: Int { max(1, Int(minutes.rounded())) }

  /// Whether a header may say so many minutes: not off by more than a fifth, but for rounding.
  func allows(_ stated: Int) -> Bool {
    stated == rounded || abs(Double(stated) - minutes) <= minutes / 5
  }
}

extension Prose {
  fileprivate var wordCount: Int { lines.reduce(0) { $0 + $1.wordCount } }
}

extension Lesson.Script {
  fileprivate var wordCount: Int { statements.reduce(0) { $0 + $1.text.wordCount } }
}

extension Lesson.Prediction {
  /// The words of the question, and of the options where there are some.
  fileprivate var wordCount: Int {
    guard case .choice(let options) = kind else { return question.wordCount }
    return options.reduce(question.wordCount) { $0 + $1.wordCount }
  }
}

extension String {
  fileprivate var wordCount: Int { split(whereSeparator: \.isWhitespace).count }
}
