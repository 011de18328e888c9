import NeuralNetwork

/// The command `set`.
package struct SetCommand: CommandArguments {
  /// Significant digits in views.
  package let digits: Given<Int>?
  /// When views have colour.
  package let colour: Given<Colour>?
  /// What the terminal's background is like.
  package let theme: Given<Theme>?
  /// Which signs views use.
  package let glyphs: Given<Glyphs>?
  /// The columns of a view.
  package let width: Given<Alternative<Int, Width>>?
  /// What passes and training compute in.
  package let precision: Given<Precision>?
  /// How many threads long work uses.
  package let threads: Given<Alternative<Int, ThreadCount>>?
  /// Whether views are sentences.
  package let speak: Given<Bool>?
  /// Whether there is a line on what to try next.
  package let hints: Given<Bool>?
  /// Whether the line has colour while it is typed.
  package let highlight: Given<Bool>?
  /// Whether lines of the history are shown while one is typed.
  package let suggestions: Given<Bool>?
  /// Where an option stands that is not the precision.
  package let look: SourceRange?

  static let digits = ValueOption<Int>(
    .digits, .integer(atLeast: 1), "significant digits in views (3)")
  static let colour = ValueOption<Colour>(.colour, .choice, "colour in views")
  static let theme = ValueOption<Theme>(.theme, .choice, "colours that fit the background")
  static let glyphs = ValueOption<Glyphs>(.glyphs, .choice, "which signs views use")
  static let width = ValueOption<Alternative<Int, Width>>(
    .width, .integer(atLeast: 1, or: Width.self), "columns of a view")
  static let precision = ValueOption<Precision>(
    .precision, .choice, "what passes and training compute in")
  static let threads = ValueOption<Alternative<Int, ThreadCount>>(
    .threads, .integer(atLeast: 1, or: ThreadCount.self), "how many threads long work uses")
  static let speak = ValueOption<Bool>(.speak, .flag, "views as sentences, for a screen reader")
  static let hints = ValueOption<Bool>(.hints, .flag, "one line on what to try next")
  static let highlight = ValueOption<Bool>(
    .highlight, .flag, "colour in the line, and what may follow, while you type")
  static let suggestions = ValueOption<Bool>(
    .suggestions, .flag, "lines from your history while you type; Right takes one")

  package init(_ call: CommandCall) throws(ArgumentError) {
    digits = call.read(Self.digits)
    colour = call.read(Self.colour)
    theme = call.read(Self.theme)
    glyphs = call.read(Self.glyphs)
    width = call.read(Self.width)
    precision = call.read(Self.precision)
    threads = call.read(Self.threads)
    speak = call.read(Self.speak)
    hints = call.read(Self.hints)
    highlight = call.read(Self.highlight)
    suggestions = call.read(Self.suggestions)
    let looks = Setting.allCases.filter { $0 != .precision }.map(\.option)
    look = call.first(of: looks.sorted { $0.name < $1.name })?.range
  }

  static let specification = CommandSpecification(
    .session(.set), topic: .session, traits: [.isTheLearnersAlone],
    summary: "change an option; alone, lists them",
    usage: ["set OPTION VALUE", "set"], examples: ["set digits 5", "set colour never", "set"],
    arguments: SetCommand.self, options: Setting.allCases.map(\.option))

  /// When views have colour.
  package enum Colour: String, CaseIterable, WordChoice {
    case auto, always, never

    package var meaning: String {
      switch self {
      case .auto: "where the output is a terminal"
      case .always: "everywhere"
      case .never: "nowhere"
      }
    }
  }

  /// What the terminal's background is like.
  package enum Theme: String, CaseIterable, WordChoice {
    case dark, light, auto

    package var meaning: String {
      switch self {
      case .dark: "for a dark background"
      case .light: "for a bright one"
      case .auto: "as the terminal says"
      }
    }
  }

  /// Which signs views use.
  package enum Glyphs: String, CaseIterable, WordChoice {
    case auto, unicode, ascii

    package var meaning: String {
      switch self {
      case .auto: "what the terminal can show"
      case .unicode: "all signs"
      case .ascii: "plain signs alone"
      }
    }
  }

  /// A width that is not a number.
  package enum Width: String, CaseIterable, WordChoice {
    case auto

    package var meaning: String {
      switch self {
      case .auto: "as wide as the terminal"
      }
    }
  }

  /// A number of threads that is not a number.
  package enum ThreadCount: String, CaseIterable, WordChoice {
    case auto

    package var meaning: String {
      switch self {
      case .auto: "one for each core"
      }
    }
  }
}

extension Precision: WordChoice {
  package var meaning: String {
    switch self {
    case .float64: "double, to explain with"
    case .float32: "single, as PyTorch trains"
    }
  }
}

extension ValueOption {
  /// The option of a setting.
  fileprivate init(_ setting: Setting, _ form: ArgumentForm<Value>, _ summary: String) {
    self.init(setting.rawValue, form, summary)
  }
}

extension CommandCall {
  /// Whether it changes how things look, and nothing else: the precision is the session's.
  package var isOfLooks: Bool { command == .session(.set) && read(SetCommand.precision) == nil }
}
