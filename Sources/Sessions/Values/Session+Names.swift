extension Session {
  /// An address as it is typed: `conv1.weight[0,0,1,1]`.
  package static func name(_ root: String, _ index: [Int]) -> String {
    index.isEmpty ? root : "\(root)[\(index.map(String.init).joined(separator: ","))]"
  }
}
