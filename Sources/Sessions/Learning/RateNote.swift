import Documents
import NeuralNetwork

/// The remark that some layers take a part of the learning rate.
package enum RateNote {
  /// A note where some do, nothing otherwise.
  package static func blocks(_ optimiser: Optimiser, _ network: Network?) -> [Block] {
    let rates = list(optimiser, network)
    if rates.isEmpty { return [] }
    var text: Text = "part of the learning rate: "
    for (place, rate) in rates.enumerated() {
      text += "\(place > 0 ? ", " : "")\(rate.name) \(rate.factor, style: .plain)"
    }
    return [.note(Note(.remark, text))]
  }

  /// What takes a part of the rate, layers whose weight and bias take the same by their name.
  static func list(_ optimiser: Optimiser, _ network: Network?) -> [(name: String, factor: Double)]
  {
    (network?.layers ?? []).flatMap { layer -> [(name: String, factor: Double)] in
      let rates = optimiser.rates(of: layer)
      if let first = rates.first, first.factor != 1,
        rates.allSatisfy({ $0.factor == first.factor })
      {
        return [(layer.name, first.factor)]
      }
      return rates.filter { $0.factor != 1 }.map { ($0.name.address, $0.factor) }
    }
  }
}

extension Optimiser {
  /// The part of the rate that each of a layer's parameters takes.
  package func rates(of layer: Layer) -> [(name: ParameterName, factor: Double)] {
    ParameterName.Role.allCases.compactMap { role in
      let name = ParameterName(layer: layer.name, role: role)
      return layer[role].map { _ in (name, rate(of: name)) }
    }
  }
}

extension ParameterName {
  /// Its address, as `conv1.weight`.
  package var address: String { "\(layer).\(role.rawValue)" }
}
