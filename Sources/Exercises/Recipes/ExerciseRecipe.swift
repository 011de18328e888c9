import Documents
import NeuralNetwork

/// An exercise as it was drawn, before the engine has run it.
struct ExerciseRecipe: Sendable {
  /// A value that stands on the page.
  struct Shown: Sendable {
    /// The expression, which is also its title.
    let name: String
    /// The title, where it is another.
    var title: String?
    /// Labels of its rows.
    var rowLabels: [String] = []
    /// Labels of its columns.
    var columnLabels: [String] = []
  }

  /// A plausible mistake, with what is said to one whose answer it explains.
  struct Slip: Sendable {
    /// How the mistake is made.
    enum Way: Sendable {
      /// The pass is broken in this way.
      case fault(String)
      /// Another expression is worked out.
      case expression(String)
    }

    let way: Way
    let remark: Text
  }

  /// Something that has to hold of a value, for the exercise to be a good one.
  struct Condition: Sendable {
    let expression: String
    let holds: @Sendable (Tensor) -> Bool
  }

  /// The statements that make the network and give it values.
  let network: [String]
  /// The passes.
  var passes: [String] = ["forward"]
  /// What happens after the passes have been looked at, as an update.
  var closing: [String] = []
  /// What is said of the network, in a line.
  let setting: Text
  /// The values on the page, side by side.
  var shown: [Shown] = []
  /// The question.
  let question: Text
  /// What is asked for.
  let asked: Asked
  /// The commands that show where the answer comes from.
  var workings: [String]
  /// What is shown beside them.
  var remark: Text?
  /// The plausible mistakes, the most plausible first.
  var slips: [Slip] = []
  /// What has to hold.
  var condition: Condition?

  /// The statements that make all of it.
  var lines: [String] { network + passes + closing }
}
