import NeuralNetwork

extension Loss {
  /// The loss of `value` and `target` in PyTorch, with what it is.
  package func pytorch(classes: Int, isBatched: Bool) -> String {
    let sum = reduction == .mean ? [] : ["reduction=\"sum\""]
    func module(_ name: String, _ arguments: [String] = []) -> String {
      "nn.\(name)(\((arguments + sum).joined(separator: ", ")))(value, target)"
    }
    let taken = reduction == .mean ? "mean" : "sum"
    switch kind {
    case .classes(.crossEntropy(let entropy)):
      var arguments: [String] = []
      if let weights = entropy.weights {
        let list = weights.map(PythonLiteral.float).joined(separator: ", ")
        arguments.append("weight=torch.tensor([\(list)])")
      }
      if entropy.smoothing != 0 {
        arguments.append("label_smoothing=\(PythonLiteral.float(entropy.smoothing))")
      }
      return module("CrossEntropyLoss", arguments) + "  # softmax, then the \(taken) of -log p"
    case .classes(.hinge(let margin)):
      let arguments = margin == 1 ? [] : ["margin=\(PythonLiteral.float(margin))"]
      return module("MultiMarginLoss", arguments)
        + " * \(classes)  # PyTorch also divides by the number of classes"
    case .elements(.meanSquaredError):
      return module("MSELoss") + "  # the \(taken) over all elements"
    case .elements(.squaredError):
      return isBatched && reduction == .mean
        ? "0.5 * ((value - target) ** 2).sum() / len(value)  # half the squares, a mean over samples"
        : "0.5 * ((value - target) ** 2).sum()  # half the sum of the squares"
    case .elements(.binaryCrossEntropy):
      return module("BCELoss") + "  # the \(taken) over all elements"
    case .elements(.binaryCrossEntropyOfLogits):
      return module("BCEWithLogitsLoss") + "  # sigmoid, then the \(taken) over all elements"
    case .elements(.absoluteError):
      return module("L1Loss") + "  # the \(taken) over all elements"
    case .elements(.huber(let delta)):
      let arguments = delta == 1 ? [] : ["delta=\(PythonLiteral.float(delta))"]
      return module("HuberLoss", arguments) + "  # the \(taken) over all elements"
    }
  }
}
