/// NumPy's `.npy`: a signature, a header in Python's own notation, and the numbers.
package enum NumPyArray {
  /// What the file begins with.
  static let signature: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// The numbers begin at a multiple of this.
  static let alignment = 64
}
