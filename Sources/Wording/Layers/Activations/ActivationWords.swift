import Documents
import NeuralNetwork

/// What is said of an elementwise layer: how it is typed, told and written elsewhere.
package protocol ActivationWords {
  /// The layer as it is typed, without what is the default.
  var statement: String { get }

  /// The layer in `net`'s list, every number told.
  var sentence: String { get }

  /// The layer in PyTorch: `nn.ReLU()`.
  var python: String { get }

  /// What its slope is called among the factors of a path: `gate`, `slope`.
  var factor: String { get }

  /// The backward rule, and a claim about a pass that can be run.
  func rule(_ names: ActivationRule.Names) -> ActivationRule

  /// How the output came about.
  func explanation(at x: Double, output y: Double) -> Text

  /// How it stands to what goes in, in a step.
  func gate(at x: Double, output y: Double) -> Text

  /// What becomes of a gradient on its way back through it.
  func passing(_ layer: String, at x: Double, upstream: Double, slope: Double) -> Text
}

extension ActivationWords where Self: ActivationFunction {
  package var statement: String { Self.word }

  package var sentence: String { statement }

  package var factor: String { "slope" }

  package func gate(at x: Double, output y: Double) -> Text {
    "slope there \(derivative(input: x, output: y))"
  }

  package func passing(_ layer: String, at x: Double, upstream: Double, slope: Double) -> Text {
    "\(.strong(layer)) passes \(upstream) ⋅ \(slope), its slope at \(x)"
  }
}

extension Activation {
  /// What is said of the kind.
  package var words: any ActivationWords {
    switch self {
    case .relu: ReLU()
    case .leakyReLU(let slope): LeakyReLU(slope: slope)
    case .sigmoid: Sigmoid()
    case .tanh: Tanh()
    case .gelu(let form): GELU(form: form)
    case .elu(let alpha): ELU(alpha: alpha)
    case .selu: SELU()
    case .silu: SiLU()
    case .softplus(let beta): Softplus(beta: beta)
    }
  }
}
