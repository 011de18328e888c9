/// A form that a result can have.
enum Form: String, CaseIterable, Sendable {
  /// As on a terminal without colour.
  case text
  /// As on a terminal with colour.
  case ansi
  /// A part of a page.
  case html
  /// A picture.
  case svg
  /// The object that `--json` writes.
  case json
  /// The numbers, to the bit.
  case values
}
