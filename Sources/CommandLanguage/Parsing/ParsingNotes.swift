/// What the parser noted on its way, for who shows a line while it is typed.
struct ParsingNotes {
  /// What a token was read as.
  enum Role: Equatable {
    case command, option, newName, function, text
    /// A name that has to exist.
    case name(String)
    /// An example's name, which has to exist.
    case example(String)
    /// A field, of a layer where it stands right behind one's name.
    case field(Field, of: String?)
  }

  /// A piece of a command's arguments, as a line of its usage has it.
  enum Piece: Equatable {
    /// A word that stands there as itself.
    case word(String)
    /// Anything else.
    case value
  }

  /// A command, and what has been read of its arguments.
  struct Call {
    let specification: CommandSpecification
    var pieces: [Piece] = []
  }

  /// A bracket that is open; of a function's, which one it is.
  struct OpenBracket {
    let function: FunctionSpecification?
    /// How many arguments are complete.
    var count = 0
  }

  /// Each token that was understood.
  private(set) var marks: [(range: SourceRange, role: Role)] = []
  /// The commands that are being read, each inside the one before.
  var calls: [Call] = []
  /// The innermost command where the statement ended.
  private(set) var openCall: Call?
  /// The brackets that are open.
  var brackets: [OpenBracket] = []

  mutating func mark(_ range: SourceRange, _ role: Role) { marks.append((range, role)) }

  mutating func add(_ piece: Piece) {
    guard !calls.isEmpty else { return }
    calls[calls.count - 1].pieces.append(piece)
  }

  /// The statement ends here, and something could follow.
  mutating func end() {
    if openCall == nil { openCall = calls.last }
  }

  /// So many arguments of the innermost bracket are complete.
  mutating func count(_ arguments: Int) {
    guard !brackets.isEmpty else { return }
    brackets[brackets.count - 1].count = arguments
  }
}
