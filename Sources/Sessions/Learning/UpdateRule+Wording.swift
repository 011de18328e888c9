import Documents
import NeuralNetwork

extension UpdateRule {
  /// The settings in a few words.
  package var sentence: Text {
    options.reduce(into: Text()) { text, option in
      guard let words = words(for: option) else { return }
      text += (text == Text() ? "" : " ") + words
    }
  }

  /// An option as it is typed; `nil` where it is off.
  private func words(for option: RuleOption) -> Text? {
    switch value(of: option) {
    case .number(let number):
      number == 0 && option.isOffAtZero ? nil : "\(option.rawValue) \(number, style: .plain)"
    case .flag(let isOn): isOn ? "\(option.rawValue) on" : nil
    case nil: nil
    }
  }

  /// The statement that chooses it, the learning rate rounded.
  var statement: String {
    options.reduce(into: "optimizer \(word)") { text, option in
      switch value(of: option) {
      case .number(let number):
        if option == .lr {
          text += " lr \(RoundedNumberFormat(digits: 3).string(number))"
        } else if kind.usual.value(of: option) != .number(number) {
          text += " \(option.rawValue) \(ExactNumberFormat.string(number))"
        }
      case .flag(let isOn): if isOn { text += " \(option.rawValue) on" }
      case nil: break
      }
    }
  }

  /// The settings for programs.
  package var facts: [Fact] {
    [Fact("rule", .text(word))]
      + options.compactMap { option in
        switch value(of: option) {
        case .number(let number): Fact(option.rawValue, .number(number))
        case .flag(let isOn): Fact(option.rawValue, .flag(isOn))
        case nil: nil
        }
      }
  }
}

extension RuleOption {
  /// Whether 0 is the same as without it.
  fileprivate var isOffAtZero: Bool {
    switch self {
    case .momentum, .decay: true
    case .lr, .alpha, .beta1, .beta2, .eps, .nesterov, .centered: false
    }
  }
}
