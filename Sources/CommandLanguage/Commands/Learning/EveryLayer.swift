/// The word that stands for all layers where a layer or an address may stand.
package enum EveryLayer: String, CaseIterable, WordChoice {
  case all

  package var meaning: String {
    switch self {
    case .all: "every layer"
    }
  }
}
