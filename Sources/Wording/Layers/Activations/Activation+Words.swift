import NeuralNetwork

extension Activation: LayerWords {
  package var statement: String { words.statement }

  package var sentence: String { words.sentence }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(words.python)
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let rule = words.rule(ActivationRule.Names(ofLayer: place.name, tolerance: place.tolerance))
    return .rule(LayerRule(place, rule.answer, rule.formula, rule.remark, claim: rule.claim))
  }
}
