import CReadline

/// The library that edits lines.
package enum LineLibrary {
  /// The version of GNU readline that runs.
  package static var version: String { String(cString: gradus_readline_version()) }
}
