/// A file that a statement read.
package struct ReadFile: Equatable, Sendable {
  /// Which contents it had.
  package let stamp: FileStamp
  /// The contents; `nil` where they were too many to be kept.
  let bytes: [UInt8]?

  /// Makes one.
  init(stamp: FileStamp, bytes: [UInt8]?) {
    self.stamp = stamp
    self.bytes = bytes
  }
}
