extension Layer {
  /// Whether the layer does something else in training than in evaluation, and leaves something behind.
  package var mindsMode: Bool {
    switch computation.kept {
    case .statistics(let normalisation): normalisation.tracks
    case .mask: true
    case .nothing: false
    }
  }
}
