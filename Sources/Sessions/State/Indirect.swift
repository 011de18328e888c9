/// A value that lies apart from what holds it, which so is small and copied by counting alone.
///
/// Of several holders the one that changes it gets a copy of its own.
struct Indirect<Value: Sendable>: Sendable {
  /// The one element of an array, whose storage does all that is needed.
  private var storage: [Value]

  /// Puts a value apart.
  init(_ value: Value) { storage = [value] }

  /// The value, read and changed in its place.
  var value: Value {
    _read { yield storage[0] }
    _modify { yield &storage[0] }
  }
}
