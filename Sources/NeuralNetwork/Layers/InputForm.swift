/// Which inputs a kind of layer takes.
package enum InputForm: Sendable {
  /// [channel, row, column].
  case picture
  /// [feature].
  case vector
  /// Either.
  case any
}
