import Documents
import NeuralNetwork
import Sessions

extension Loss {
  /// The loss as it is typed behind `loss`, with the options that differ from the default.
  package var words: String {
    var text = word.rawValue
    switch kind {
    case .classes(.crossEntropy(let entropy)):
      if let weights = entropy.weights {
        text += " weights [\(weights.map { $0.shortest }.joined(separator: ", "))]"
      }
      if entropy.smoothing != 0 { text += " smoothing \(entropy.smoothing.shortest)" }
    case .classes(.hinge(let margin)):
      if margin != 1 { text += " margin \(margin.shortest)" }
    case .elements(.huber(let delta)):
      if delta != 1 { text += " delta \(delta.shortest)" }
    case .elements(.meanSquaredError), .elements(.squaredError), .elements(.binaryCrossEntropy),
      .elements(.binaryCrossEntropyOfLogits), .elements(.absoluteError):
      break
    }
    return text + (reduction == .mean ? "" : " reduction \(reduction.rawValue)")
  }

  /// What the loss is, in one line.
  package var sentence: String { "loss \(words): \(meaning)" }

  private var meaning: String {
    switch kind {
    case .classes(.crossEntropy(let entropy)):
      let what =
        entropy.smoothing == 0
        ? "−log of the softmax probability of the right class"
        : "−log of the softmax probabilities, \(entropy.smoothing.shortest) of the target shared by all classes"
      if entropy.weights == nil { return what + (isMean ? ", mean over the batch" : overAll) }
      return what + " times the class's weight"
        + (isMean ? ", divided by the weights of the batch's classes" : overAll)
    case .classes(.hinge(let margin)):
      return "Σ of max(0, s − s_right + \(margin.shortest)) over the wrong classes"
        + (isMean ? ", mean over the batch" : overAll)
    case .elements(let loss):
      let symbol = loss.symbol
      if loss.isMeanOverSamples {
        return isMean
          ? "\(symbol) for each sample, mean over the batch" : "\(symbol), over the whole batch"
      }
      let letters = loss.explanation.map { ", \($0)" } ?? ""
      return "\(isMean ? "the mean of" : "Σ") \(symbol) over all elements\(letters)"
    }
  }

  private var isMean: Bool { reduction == .mean }
  private var overAll: String { ", added up over the batch" }

  /// What is computed from a pass's output and target, with the numbers that one sample has.
  package func formula(of forward: ForwardPass) -> Text {
    let samples = forward.batchSize
    let batch = samples.counted("sample")
    switch (kind, forward.target) {
    case (.classes(.crossEntropy(let entropy)), .classes(let classes)?) where entropy.isPlain:
      if classes.count == 1, let probabilities = forward.probabilities {
        return
          "\u{2212}log \(probabilities[[0, classes[0]]], style: .plain), class \(classes[0]) is right"
      }
      let how = isMean ? "mean" : "sum"
      return "\(how) over \(batch) of \u{2212}log(probability of the right class)"
    case (.classes(.crossEntropy), _):
      return "Σ q ⋅ \u{2212}log p\(isMean ? ", divided by \(total(of: forward))" : "")"
    case (.classes(.hinge(let margin)), _):
      let text = "Σ max(0, s \u{2212} s_right + \(margin.shortest)) over the wrong classes"
      return Text(samples == 1 ? text : "\(text), \(isMean ? "mean" : "sum") over \(batch)")
    case (.elements(let loss), _):
      if loss.isMeanOverSamples {
        return Text(
          samples == 1 || !isMean ? loss.symbol : "\(loss.symbol), mean over \(batch)")
      }
      let elements = forward.output.count.counted("element")
      return Text("\(isMean ? "mean of" : "Σ") \(loss.symbol) over \(elements)")
    }
  }

  /// What a pass's sum is divided by, in words: `3 samples`, or the classes' weights.
  package func total(of forward: ForwardPass) -> String {
    guard let target = forward.target else { return "" }
    switch kind {
    case .classes(let loss):
      guard loss.weights != nil else { return forward.batchSize.counted("sample") }
      let sum = divisor(of: forward.output, target: target)
      return "\(sum.shortest), the weights of the right classes"
    case .elements(let loss):
      return loss.isMeanOverSamples
        ? forward.batchSize.counted("sample") : forward.output.count.counted("element")
    }
  }

  /// The division behind a formula: nothing where nothing is divided, or by 1.
  package func division(of forward: ForwardPass) -> String? {
    guard let target = forward.target else { return nil }
    let divisor = divisor(of: forward.output, target: target)
    return divisor == 1 ? nil : divisor.shortest
  }
}

extension Loss {
  /// Its kink in a few words: that a pass stands on it, or what changes on the way.
  package func words(forKink isExact: Bool) -> String {
    switch kind {
    case .classes(.hinge): isExact ? "hinge stands at its margin" : "hinge's margin"
    case .elements(.absoluteError): isExact ? "l1 stands at 0" : "l1's corner"
    case .elements(.huber): isExact ? "huber stands at delta" : "huber's delta"
    case .elements(.binaryCrossEntropy): "bce near 0 or 1, where PyTorch bounds it"
    case .classes(.crossEntropy), .elements(.meanSquaredError), .elements(.squaredError),
      .elements(.binaryCrossEntropyOfLogits):
      "\(word.rawValue)"
    }
  }
}
