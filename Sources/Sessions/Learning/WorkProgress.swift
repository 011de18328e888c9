import Documents

/// How far long work is.
package struct WorkProgress: Sendable {
  /// It in one line.
  package let line: Text
  /// The part that is done, from 0 to 1.
  package let fraction: Double

  /// Makes a progress.
  package init(_ line: Text, fraction: Double) { (self.line, self.fraction) = (line, fraction) }
}
