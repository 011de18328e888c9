import Datasets
import NeuralNetwork

/// What is remembered of one training, which `train` may have gone on with several times.
package struct LearningRun: Sendable {
  /// How the network did on the samples held back.
  package struct HeldBack: Equatable, Sendable {
    /// After how many steps.
    package let step: Int
    /// The share of samples told rightly; `nil` where there are no classes.
    package let accuracy: Double?
    /// The mean loss.
    package let loss: Double
  }

  /// What a run learns from.
  private enum Material: Equatable {
    case data(Dataset)
    case present(InputValue)

    init(_ source: TrainingSource) {
      switch source {
      case .data(let dataset, _, _): self = .data(dataset)
      case .present(let input, _): self = .present(input)
      }
    }
  }

  /// The gradients of one layer's parameters, as one length.
  package struct GradientNorm: Equatable, Sendable {
    /// The layer's name.
    package var layer: String
    /// √(Σ g²) over its weight and bias, for each step.
    package var curve = StepCurve()
  }

  /// Networks of more parameters are not kept to compare with.
  private static let largestKept = 1 << 20
  /// How many measurements on the samples held back are kept.
  private static let mostHeldBack = 48

  /// Its number, from 1.
  package let number: Int
  /// What it learned from, as `digits`.
  package let source: String
  /// What it learned from, to see whether a training goes on with it.
  private let material: Material
  /// The network before the first step, unless it is very large.
  package private(set) var start: Network?
  /// The network after the last step.
  package private(set) var end: Network
  /// What was frozen in the latest training, in words.
  package private(set) var frozen: [String] = []
  /// The optimiser's word, as `adam`.
  package private(set) var rule = ""
  /// What was done to gradients that are too large.
  package private(set) var clipping: GradientClipping?
  /// The parts of the learning rate that layers took.
  package private(set) var rates: [(name: String, factor: Double)] = []
  /// The loss of each step, before its update.
  package private(set) var loss = StepCurve()
  /// The share of each batch that was told rightly; empty where there are no classes.
  package private(set) var accuracy = StepCurve()
  /// The learning rate of each step.
  package private(set) var learningRate = StepCurve()
  /// For each layer with parameters how long its gradient was.
  package private(set) var norms: [GradientNorm]
  /// What the samples held back said at the ends of epochs.
  package private(set) var heldBack: [HeldBack] = []
  /// The kernels from step to step.
  package private(set) var kernelHistory: KernelHistory
  private var heldBackInterval = 1
  private var epochs = 0

  /// Begins a run.
  init(number: Int, source: TrainingSource, network: Network) {
    self.number = number
    material = Material(source)
    self.source =
      if case .data(let dataset, _, _) = source { dataset.name } else { "the present input" }
    start = network.parameterCount <= Self.largestKept ? network : nil
    end = network
    norms = network.layers.filter { $0[.weight] != nil }.map { GradientNorm(layer: $0.name) }
    kernelHistory = KernelHistory(network)
  }

  /// How many steps it made.
  package var steps: Int { loss.count }

  /// Whether a training from a source would go on with it: the same weights, the same data.
  func isContinued(by source: TrainingSource, network: Network) -> Bool {
    network == end && Material(source) == material
  }

  /// Notes how a training is about to go on.
  mutating func begin(_ optimiser: Optimiser, frozen: [String]) {
    rule = optimiser.rule.word
    clipping = optimiser.clipping
    rates = RateNote.list(optimiser, end)
    self.frozen = frozen
  }

  /// Adds a step: the loss before its update, how long each layer's gradient was, and the network
  /// behind it, which is asked for where a picture of it is due.
  mutating func add(
    loss: Double, accuracy: Double?, learningRate: Double, norm: (_ layer: Int) -> Double,
    network: () -> Network
  ) {
    self.loss.add(loss)
    if let accuracy { self.accuracy.add(accuracy) }
    self.learningRate.add(learningRate)
    var place = 0
    for index in end.layers.indices where end.layers[index][.weight] != nil {
      norms[place].curve.add(norm(index))
      place += 1
    }
    if kernelHistory.isDue(step: steps) { kernelHistory.take(network(), step: steps) }
  }

  /// Whether the end of one more epoch is one at which the samples held back are looked at; of very
  /// many not every one is.
  mutating func wantsHeldBack() -> Bool {
    epochs += 1
    return epochs % heldBackInterval == 0
  }

  /// Adds what became of the samples held back.
  mutating func add(_ evaluation: (accuracy: Double?, loss: Double)) {
    heldBack.append(
      HeldBack(step: steps, accuracy: evaluation.accuracy, loss: evaluation.loss))
    guard heldBack.count == Self.mostHeldBack else { return }
    heldBackInterval *= 2
    heldBack = heldBack.indices.filter { $0 % 2 == 1 }.map { heldBack[$0] }
  }

  /// Notes how a training ended.
  mutating func finish(_ network: Network) {
    end = network
    kernelHistory.end(network, step: steps)
  }

  /// Gives a layer another name.
  mutating func rename(layer old: String, to new: String) {
    func rename(_ network: inout Network) {
      guard let index = network.index(ofLayer: old) else { return }
      network.update(layer: index) { $0.name = new }
    }
    rename(&end)
    if var network = start {
      rename(&network)
      start = network
    }
    for place in norms.indices where norms[place].layer == old { norms[place].layer = new }
    func renamed(_ address: String) -> String {
      let isOfIt = address == old || address.hasPrefix(old + ".")
      return isOfIt ? new + address.dropFirst(old.count) : address
    }
    rates = rates.map { (renamed($0.name), $0.factor) }
    frozen = frozen.map(renamed)
    kernelHistory.rename(layer: old, to: new)
  }

  /// About how many numbers it holds, beside the data, which the session has too.
  var elementCount: Int {
    let parameters = end.numberCount + (start?.numberCount ?? 0)
    let curves = [loss, accuracy, learningRate] + norms.map(\.curve)
    return parameters + kernelHistory.elementCount + curves.reduce(0) { $0 + $1.points.count }
  }
}

extension BackwardPass {
  /// √(Σ g²) over the gradients of a layer's weight and bias.
  func gradientNorm(ofLayer index: Int) -> Double {
    var squares = 0.0
    for gradient in [weightGradients[index], biasGradients[index]] {
      guard let gradient else { continue }
      for element in gradient.elements { squares += element * element }
    }
    return squares.squareRoot()
  }
}
