/// A command with arguments, once they are read.
///
/// Its keys declare each argument and option: the specification lists them, and ``init(_:)`` reads by
/// them. An argument that has to be there is a property that cannot be missing.
package protocol CommandArguments: Sendable {
  /// Reads the arguments of a call.
  ///
  /// The parser reads each call once, so that what does not go together is refused where it stands.
  init(_ call: CommandCall) throws(ArgumentError)
}
