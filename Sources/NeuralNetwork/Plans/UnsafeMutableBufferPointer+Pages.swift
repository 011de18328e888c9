import Platform

extension UnsafeMutableBufferPointer {
  /// Asks for large pages where the memory is large, before anything is written there.
  ///
  /// A page's first use takes the system long, and finding it takes the processor longer the more of
  /// them there are. It may be refused, and nothing is lost.
  func askForLargePages() {
    let page = 1 << 21
    guard let start = baseAddress.map({ Int(bitPattern: $0) }) else { return }
    let first = (start + page - 1) / page * page
    let end = (start + count * MemoryLayout<Element>.stride) / page * page
    if end > first {
      System.askForLargePages(UnsafeMutableRawPointer(bitPattern: first), count: end - first)
    }
  }
}
