import FastProgram

/// A pass over a network and a number of samples, laid out as instructions over one block of memory.
struct PlanLayout {
  /// What a pass is for.
  enum Purpose {
    /// Training: what the way back does not read may be written over, and the input needs no
    /// gradient.
    case training
    /// Looking: each activation and each gradient stays.
    case looking
    /// The output alone: there is no way back.
    case output
  }

  /// A weight or a bias: where it and what belongs to it stand.
  struct Parameter {
    /// The layer's position in the network.
    let layer: Int
    let role: ParameterName.Role
    let shape: Shape
    /// Where its numbers begin.
    let values: Int
    /// Where its gradient's begin, arranged as the numbers.
    let gradient: Int
    /// Where the optimiser keeps what it remembers of them: ``size`` numbers of each kind.
    var memory = 0
    /// Where a number for each tells whether it is frozen, 1 or 0.
    var mask = 0
    /// How many numbers it takes, with those that fill up vectors.
    let size: Int
    /// From its numbers' place, as if they began at 0, to row order that begins at 0.
    let copies: [Copy]
  }

  /// A norm's means and variances, one of each for each set.
  struct Norm {
    let means: Int
    let variances: Int
  }

  /// How many samples run at once: the batch, or a portion of it.
  var samples = 0
  /// What lies side by side.
  var order = Arrangement.Order.channels
  /// The activations that each layer reads.
  var sources: [[Int]] = []
  /// What runs before the first portion of a batch; empty where there is but one.
  var begin: [Instruction] = []
  var forward: [Instruction] = []
  /// The loss and the gradient that it starts the way back with; empty without a loss.
  var judgement: [Instruction] = []
  var backward: [Instruction] = []
  /// What comes behind it in a pass to look at: the gradient of the input, for which few ask.
  var toInput: [Instruction] = []
  /// All of them behind each other.
  var pass: [Instruction] = []
  var table: [Int32] = []
  /// How many numbers the block of memory has.
  var size = 0
  /// Where such a block waits that was used and is not any longer.
  let spare = SpareMemory()
  var parameters: [Parameter] = []
  /// How each activation and its gradient lie: one more than there are layers.
  var arrangements: [Arrangement] = []
  /// Where the activations begin.
  var activations: [Int] = []
  /// Where their gradients begin.
  var gradients: [Int] = []
  /// Where max pools keep their winners, by layer, arranged as the output.
  var winners: [Int: Int] = [:]
  /// Where a layer puts what it sends back to an activation whose gradient others have begun.
  var shares: [Int: Int] = [:]
  /// Where the mask of a layer that drops stands, arranged as its input.
  var masks: [Int: Int] = [:]
  /// Where norms keep what they go by.
  var norms: [Int: Norm] = [:]
  /// Where input, [sample, …], and target are put in row order.
  var input = 0
  var target = 0
  /// Where the loss's divisor stands, and where the loss comes out.
  var divisor = 0
  var loss = 0
  /// The stretch of memory that holds the parameters' numbers, and the one with their gradients.
  var values = 0..<0
  var slopes = 0..<0
  /// How many numbers one sample's output has.
  var outputCount = 0
  /// Where ones stand.
  var ones: [Int] = []
  /// Where training keeps the parameters' numbers of before its last step.
  var valuesBefore = 0
}
