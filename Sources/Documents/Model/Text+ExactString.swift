extension Text {
  /// The words without their styles, the numbers exact.
  package var exactString: String {
    spans.map { span in
      switch span.content {
      case .string(let string): string
      case .number(let value), .precise(let value, _): ExactNumberFormat.string(value)
      case .drawing(let characters, _): characters
      }
    }.joined()
  }
}
