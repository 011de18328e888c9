import Datasets

/// Finds samples and their labels among the arrays of an archive.
enum ArrayPairs {
  private static let names = [
    ("x", "y"), ("images", "labels"), ("data", "target"), ("data", "labels"), ("inputs", "targets"),
    ("inputs", "labels"), ("features", "labels"), ("samples", "labels"), ("input", "target"),
  ]

  /// The pair to train on and, where there is one, the pair to test on; none where it is not clear.
  static func found(in tensors: [NamedTensor]) -> [(samples: NamedTensor, labels: NamedTensor)] {
    func array(_ name: String) -> NamedTensor? {
      tensors.first { $0.name.lowercased() == name }
    }
    for (samples, labels) in names {
      for (before, behind) in [("", "_"), ("_", "")] {
        func half(_ word: String) -> (samples: NamedTensor, labels: NamedTensor)? {
          // x_train or train_x.
          let parts = [samples, labels].map { name in
            behind.isEmpty ? "\(word)\(before)\(name)" : "\(name)\(behind)\(word)"
          }
          guard let first = array(parts[0]), let second = array(parts[1]) else { return nil }
          return (first, second)
        }
        if let training = half("train") { return [training] + [half("test")].compactMap { $0 } }
      }
      if let first = array(samples), let second = array(labels) { return [(first, second)] }
    }
    guard tensors.count == 2 else { return [] }
    let ordered = tensors[0].shape.rank > 1 ? tensors : tensors.reversed()
    let isClear =
      ordered[0].shape.rank > 1 && ordered[1].shape.rank == 1
      && ordered[0].shape[0] == ordered[1].shape[0]
    return isClear ? [(ordered[0], ordered[1])] : []
  }
}
