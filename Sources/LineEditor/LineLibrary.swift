import CReadline

/// The library that edits lines.
public enum LineLibrary {
  /// The version of GNU readline that runs.
  public static var version: String { String(cString: gradus_readline_version()) }
}
