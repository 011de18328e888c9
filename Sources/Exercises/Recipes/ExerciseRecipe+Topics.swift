import CommandLanguage
import NeuralNetwork

extension ExerciseRecipe {
  /// Draws an exercise on a topic.
  static func draw(_ topic: QuizTopic, _ random: inout RandomGenerator) -> ExerciseRecipe {
    switch topic {
    case .forward: forward(&random)
    case .sum: sum(&random)
    case .sign: sign(&random)
    case .largest: largest(&random)
    case .bias: bias(&random)
    case .dense: dense(&random)
    case .input: input(&random)
    case .relu: relu(&random)
    case .pool: pool(&random)
    case .fate: fate(&random)
    case .softmax: softmax(&random)
    case .update: update(&random)
    case .shape: shape(&random)
    case .count: count(&random)
    case .residual: residual(&random)
    case .sharing: sharing(&random)
    case .batchnorm: batchNorm(&random)
    case .dropout: dropout(&random)
    case .convtranspose: transposed(&random)
    }
  }
}
