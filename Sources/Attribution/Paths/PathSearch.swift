import NeuralNetwork

/// Finds the paths of the largest products, best first.
///
/// A beginning promises the largest product that it can still become, which the tallies know
/// exactly; a node's best continuation inherits its promise to the bit, so that rounding cannot make
/// the search turn back.
struct PathSearch {
  /// The beginning of a path, linked to the one before it.
  private struct Node {
    let parent: Int?
    let tally: Int
    /// The activation that it has reached; one beyond the output's at the end.
    let activation: Int
    let sample: Int
    let index: [Int]
    let step: GradientPath.Step?
    let promise: Double
  }

  let backward: BackwardPass
  /// The layers that read each activation.
  private let nextLayers: [[NextLayer]]
  private var tallies: [PathTally] = []
  private var nodes: [Node] = []
  private var queue = BestFirst()

  init(backward: BackwardPass, through nextLayers: [[NextLayer]]) {
    self.backward = backward
    self.nextLayers = nextLayers
  }

  /// Takes a tally that paths are to be looked up in.
  ///
  /// - Returns: its number.
  mutating func add(_ tally: PathTally) -> Int {
    tallies.append(tally)
    return tallies.count - 1
  }

  /// Adds a unit to start from; the units of one sample and one layer share a tally.
  mutating func begin(_ start: BackwardPass.PathStart, tally number: Int) {
    let best = tallies[number].entry(
      activation: start.activation, sample: start.sample, index: start.index
    ).best
    let step = start.layer.map {
      GradientPath.Step(
        layer: $0, unit: start.index, factor: start.factor, weightOffset: nil,
        sample: start.sample, route: .direct)
    }
    insert(
      Node(
        parent: nil, tally: number, activation: start.activation,
        sample: start.sample, index: start.index,
        step: step, promise: start.factor.magnitude * best))
  }

  /// The largest paths.
  mutating func run(
    limit: Int, interruption: Interruption
  ) throws(PathError) -> [GradientPath] {
    let end = backward.forward.network.layers.count
    var found: [GradientPath] = []
    while found.count < limit, let number = queue.next() {
      if interruption.isRaised { throw .interrupted }
      let node = nodes[number]
      if node.activation > end {
        found.append(path(to: number))
      } else {
        expand(number, node)
      }
    }
    return found.enumerated().sorted {
      ($1.element.product.magnitude, $0.offset) < ($0.element.product.magnitude, $1.offset)
    }.map(\.element)
  }

  private mutating func expand(_ number: Int, _ node: Node) {
    let tally = tallies[node.tally]
    let best = tally.entry(
      activation: node.activation, sample: node.sample, index: node.index
    ).best
    func add(
      _ layer: Int?, _ index: [Int], _ derivative: Double, weightOffset: Int?, sample: Int,
      route: Route
    ) {
      let reached = (layer ?? node.activation) + 1
      let rest =
        layer == nil ? 1 : tally.entry(activation: reached, sample: sample, index: index).best
      let step = GradientPath.Step(
        layer: layer, unit: index, factor: derivative, weightOffset: weightOffset,
        sample: sample, route: route)
      insert(
        Node(
          parent: number, tally: node.tally, activation: reached, sample: sample,
          index: index, step: step,
          promise: node.promise * (derivative.magnitude * rest / best)))
    }
    let shape = backward.activationGradients[node.activation].shape.droppingFirst()
    let offset = shape.offset(of: node.index)
    if node.activation == backward.forward.network.layers.count {
      let slope = backward.activationGradients[node.activation]
        .elements[node.sample * shape.count + offset]
      if slope != 0 {
        add(nil, [], slope, weightOffset: nil, sample: node.sample, route: .direct)
      }
    }
    for next in nextLayers[node.activation] {
      var ways: [NextLayer.Way] = []
      next.forEachWay(sample: node.sample, from: offset) {
        if $0.derivative != 0 { ways.append($0) }
      }
      for way in ways {
        add(
          next.index, next.layer.outputShape.index(at: way.unit), way.derivative,
          weightOffset: way.weightOffset, sample: way.sample, route: way.route)
      }
    }
  }

  private mutating func insert(_ node: Node) {
    guard node.promise > 0 else { return }
    nodes.append(node)
    queue.insert(nodes.count - 1, promise: node.promise, depth: node.activation)
  }

  private func path(to end: Int) -> GradientPath {
    var steps: [GradientPath.Step] = []
    var number: Int? = end
    while let present = number {
      if let step = nodes[present].step { steps.append(step) }
      number = nodes[present].parent
    }
    return GradientPath(
      sample: steps.last?.sample ?? nodes[end].sample, steps: steps.reversed())
  }
}
