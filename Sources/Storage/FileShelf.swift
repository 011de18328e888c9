/// The contents of the files that a session's statements read, within a budget of memory.
package struct FileShelf: Sendable {
  /// How many bytes are kept at most; the oldest go first.
  private static let budget = 256 << 20

  private var contents: [FileStamp: [UInt8]] = [:]
  private var order: [FileStamp] = []
  private var bytes = 0

  /// Makes a file shelf with nothing in it.
  package init() {}

  /// Keeps what was read, each contents once.
  package mutating func keep(_ files: [ReadFile]) {
    for file in files where contents[file.stamp] == nil {
      guard let content = file.bytes, content.count <= Self.budget else { continue }
      contents[file.stamp] = content
      order.append(file.stamp)
      bytes += content.count
    }
    var dropped = 0
    while bytes > Self.budget {
      bytes -= contents.removeValue(forKey: order[dropped])?.count ?? 0
      dropped += 1
    }
    order.removeFirst(dropped)
  }

  /// The files of these stamps, with their contents where they are still here.
  package func files(_ stamps: [FileStamp]) -> [ReadFile] {
    stamps.map { ReadFile(stamp: $0, bytes: contents[$0]) }
  }
}
