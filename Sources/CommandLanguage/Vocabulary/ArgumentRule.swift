/// What has to hold of a command's arguments together.
public enum ArgumentRule: Sendable {
  /// A standard deviation belongs to the scheme `normal`, and to that alone.
  case deviationOfNormal
  /// Either the first argument stands alone, or all of them are there.
  case firstOrAll
  /// A kind of file that holds a view needs one; others take none.
  case viewOfKind
}
