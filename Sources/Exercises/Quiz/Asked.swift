/// What an exercise asks for, and how the engine finds it.
enum Asked: Equatable, Sendable {
  /// The one number that an expression is.
  case number(String)
  /// The sign of the one number that an expression is.
  case sign(String)
  /// The shape of an expression's value.
  case shape(String)
  /// The row and column of the entry of a plane that is largest without its sign.
  case largest(String)
  /// One of some options: the one whose code the command's list of codes has at a place.
  case option([Option], command: String, fact: String, place: Int)

  /// Something to choose.
  struct Option: Equatable, Sendable {
    /// The engine's word for it.
    let code: String
    /// What the learner reads.
    let words: String
  }

  /// What an answer looks like, for the prompt.
  var expected: String {
    switch self {
    case .number: "a number"
    case .sign: "+, - or 0"
    case .shape: "a shape, as 2x6x6"
    case .largest: "row,column"
    case .option(let options, _, _, _): "1 to \(options.count)"
    }
  }
}
