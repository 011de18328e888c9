import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// Which pixel an input of a dense layer is, through flattening and pooling back.
struct CompareOrigin {
  private let network: Network
  private let layer: Int
  private let input: Int
  /// The activation that it is an element of: 0 for the network's input.
  private let activation: Int
  private let index: [Int]
  /// The winners of the max pool that made it, the first samples' first; empty for other layers.
  private let winners: [[Int]?]

  /// Follows an input of a dense layer back to where it was last a pixel.
  init(_ ran: DifferentiatedLayer, input: Int) {
    network = ran.pass.forward.network
    layer = ran.index
    self.input = input
    let (activation, index) = network.origin(ofInput: input, inLayer: ran.index)
    var winners: [[Int]?] = []
    if activation > 0, case .maxPooling(let places, _) = ran.pass.forward.contexts[activation - 1] {
      let pool = network.layers[activation - 1]
      winners = (0..<ran.samples).map { sample in
        let unit = sample * pool.outputShape.count + pool.outputShape.offset(of: index)
        return places[unit] < 0 ? nil : pool.inputShape.index(at: Int(places[unit]))
      }
    }
    self.activation = activation
    self.index = index
    self.winners = winners
  }

  /// `input 3 of dense1 is maxpool1.out[0,1,0], won by relu1.out[0,2,1]; it sees input[0,1:5,0:4]`.
  var sentence: Text {
    var text: Text = "input \(input) of \(network.layers[layer].name) is "
    text += .code(name(of: activation, index))
    if let first = winners.first {
      text += ", whose window "
      let read = network.mainSource(ofLayer: activation - 1)
      text += first.map { "\(Text.code(name(of: read, $0))) won" } ?? "has no winner"
      if winners.count > 1 { text += " in sample 0" }
    }
    guard activation > 0 else { return text }
    let region = network.receptiveField(ofActivation: activation, index: index)[0]
    if region.count == network.inputShape.count { return text + "; it sees all of the input" }
    let ranges = region.ranges.map { "\($0.lowerBound):\($0.upperBound)" }
    let some = region.fillsBox ? "" : "\(region.count) of the \(region.boxCount) numbers of "
    return text + "; it sees \(some)\(Text.code("input[\(ranges.joined(separator: ","))]"))"
  }

  /// The pixel's address, for programs.
  var address: String { name(of: activation, index) }

  private func name(of activation: Int, _ index: [Int]) -> String {
    "\(network.address(ofActivation: activation))[\(index.commaJoined)]"
  }
}
