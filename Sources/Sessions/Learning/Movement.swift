import NeuralNetwork

/// How far some weights went in a training.
package struct Movement {
  /// The address, as `conv1.weight[0]`.
  package let address: String
  /// How many numbers it has.
  package let count: Int
  /// The root of the mean square of the values before.
  package let size: Double
  /// The root of the mean square of the changes.
  package let distance: Double
  /// The largest change of one number, with its sign.
  package let largest: Double
  /// How many of the numbers are frozen.
  package let frozen: Int

  /// The movements of each weight tensor's kernels or rows and of each bias.
  ///
  /// A tensor of more than `limit` kernels or rows is taken as a whole.
  package static func all(
    from old: Network, to new: Network, frozen: [ParameterName: [Bool]], limit: Int
  ) -> [Movement] {
    old.layers.indices.flatMap { index in
      ParameterName.Role.allCases.flatMap { role -> [Movement] in
        let layer = old.layers[index]
        guard let before = layer[role], let after = new.layers[index][role] else { return [] }
        let mask = frozen[ParameterName(layer: layer.name, role: role)]
        let address = "\(layer.name).\(role.rawValue)"
        let parts = role == .weight && before.shape[0] <= limit ? before.shape[0] : 1
        let extent = before.count / parts
        return (0..<parts).map { part in
          Movement(
            parts > 1 ? "\(address)[\(part)]" : address, before, after, mask,
            part * extent..<(part + 1) * extent)
        }
      }
    }
  }

  private init(
    _ address: String, _ old: Tensor, _ new: Tensor, _ mask: [Bool]?, _ range: Range<Int>
  ) {
    self.address = address
    count = range.count
    var (squares, changes, largest) = (0.0, 0.0, 0.0)
    for place in range {
      let change = new.elements[place] - old.elements[place]
      squares += old.elements[place] * old.elements[place]
      changes += change * change
      if !(change.magnitude <= largest.magnitude) { largest = change }
    }
    size = (squares / Double(range.count)).squareRoot()
    distance = (changes / Double(range.count)).squareRoot()
    self.largest = largest
    frozen = mask.map { mask in range.count { mask[$0] } } ?? 0
  }
}
