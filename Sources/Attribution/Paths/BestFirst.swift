/// A binary heap of numbered nodes that gives the most promising one first.
///
/// Of equally promising nodes the one nearest to the end comes first, then the older one; so a
/// search with exact promises walks straight to its goal.
struct BestFirst {
  /// A node's place in the queue.
  private struct Entry {
    let promise: Double
    let depth: Int
    let node: Int

    func isBefore(_ other: Entry) -> Bool {
      if promise != other.promise { return promise > other.promise }
      if depth != other.depth { return depth > other.depth }
      return node < other.node
    }
  }

  private var heap: [Entry] = []

  /// Puts a node in.
  mutating func insert(_ node: Int, promise: Double, depth: Int) {
    heap.append(Entry(promise: promise, depth: depth, node: node))
    var place = heap.count - 1
    while place > 0, heap[place].isBefore(heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the most promising node out; `nil` where there is none.
  mutating func next() -> Int? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return first.node }
    heap[0] = last
    var place = 0
    while true {
      var best = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && heap[child].isBefore(heap[best]) {
        best = child
      }
      if best == place { return first.node }
      heap.swapAt(place, best)
      place = best
    }
  }
}
