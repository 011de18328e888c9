/// The safetensors format: the length of a JSON header, the header, and the numbers.
package enum Safetensors {
  /// The header's key for remarks, which name no tensor.
  static let metadataKey = "__metadata__"
}
