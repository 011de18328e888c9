import NeuralNetwork

/// Kernels as they were during a training, at steps that lie the further apart the longer it took.
///
/// Kept are the kernels of convolutions and the rows of a dense layer that reads the picture itself,
/// as far as their numbers fit a bound.
package struct KernelHistory: Sendable {
  /// One layer's weights at one time.
  package struct Picture: Sendable {
    /// After how many steps.
    package let step: Int
    /// By the layer's name, [kernel, channel, row, column].
    package fileprivate(set) var weights: [String: Tensor]
  }

  /// How many pictures are kept at most.
  private static let most = 24
  /// How many numbers a picture may hold.
  private static let largest = 1 << 15

  private(set) var pictures: [Picture] = []
  /// How it stands now, between two pictures.
  package private(set) var latest: Picture
  private var interval = 1

  /// Begins with a network as it is before its first step.
  init(_ network: Network) {
    latest = Picture(step: 0, weights: Self.kernels(of: network))
    pictures = [latest]
  }

  /// The pictures, the latest as the last.
  var all: [Picture] {
    pictures.last?.step == latest.step ? pictures : pictures + [latest]
  }

  /// About how many numbers it holds.
  var elementCount: Int {
    all.count * latest.weights.values.reduce(0) { $0 + $1.count }
  }

  /// Whether a picture is due after a step.
  func isDue(step: Int) -> Bool { step % interval == 0 }

  /// Takes a picture after a step, where one is due.
  mutating func take(_ network: Network, step: Int) {
    guard isDue(step: step) else { return }
    latest = Picture(step: step, weights: Self.kernels(of: network))
    pictures.append(latest)
    guard pictures.count > Self.most else { return }
    interval *= 2
    pictures = pictures.filter { $0.step % interval == 0 }
  }

  /// Takes a picture of how a training ends.
  mutating func end(_ network: Network, step: Int) {
    guard step != latest.step else { return }
    latest = Picture(step: step, weights: Self.kernels(of: network))
  }

  /// Gives a layer another name.
  mutating func rename(layer old: String, to new: String) {
    func rename(_ picture: inout Picture) {
      picture.weights[new] = picture.weights.removeValue(forKey: old)
    }
    rename(&latest)
    for place in pictures.indices { rename(&pictures[place]) }
  }

  /// So many of the pictures at about equal distances, the first and the last among them.
  package func chosen(_ count: Int) -> [Picture] {
    let all = all
    guard all.count > count, count > 1 else { return all }
    let end = Double(latest.step)
    var places: [Int] = []
    for number in 0..<count {
      let wanted = end * Double(number) / Double(count - 1)
      let place = all.indices.min {
        (Double(all[$0].step) - wanted).magnitude < (Double(all[$1].step) - wanted).magnitude
      }
      if let place, places.last != place { places.append(place) }
    }
    return places.map { all[$0] }
  }

  /// The kernels of a network that a history keeps, by layer.
  private static func kernels(of network: Network) -> [String: Tensor] {
    var kernels: [String: Tensor] = [:]
    var count = 0
    for index in network.layers.indices {
      guard let weight = network.kernels(ofLayer: index), count + weight.count <= largest else {
        continue
      }
      count += weight.count
      kernels[network.layers[index].name] = weight
    }
    return kernels
  }
}

extension Network {
  /// The weights of a layer as pictures, [kernel, channel, row, column]: a convolution's kernels, or
  /// the rows of a dense layer that reads the input picture; `nil` for any other.
  package func kernels(ofLayer index: Int) -> Tensor? {
    guard let weight = layers[index].weight else { return nil }
    switch layers[index].weightForm {
    case .kernels, .transposedKernels: return weight
    case .matrix:
      // What is joined to itself is reshaped, too, but is more than the picture.
      let readsPicture =
        inputShape.rank == 3 && layers[..<index].allSatisfy { $0.computation == .reshaping }
        && weight.shape[1] == inputShape.count
      return readsPicture ? weight.reshaped(to: inputShape.prepending(weight.shape[0])) : nil
    case .none, .ownKernels, .unrolled, .scaleAndShift, .slope: return nil
    }
  }
}
