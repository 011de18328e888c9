/// The command `load`.
package struct LoadCommand: CommandArguments {
  /// The file.
  package let file: Given<String>
  /// What becomes of it: `input`, `target` or a new name.
  package let name: Given<Place>?

  static let file = RequiredArgument<String>("file", .file)
  static let name = OptionalArgument(
    "name", ArgumentForm.word("input, target or a new name").map(Place.init(word:)),
    keywords: ["as"])

  package init(_ call: CommandCall) throws(ArgumentError) {
    file = try call.read(Self.file)
    name = call.read(Self.name)
  }

  static let specification = CommandSpecification(
    .change(.load), topic: .session, traits: [.readsFiles],
    summary: "read weights, an array or a picture from a file",
    usage: ["load FILE [as NAME]"],
    examples: [
      "example lenet; load lenet.safetensors", "input 28x28; load digit.png",
      "load kernel.npy as k",
    ],
    discussion: [
      "Weights (.safetensors, .npz) go to the layers of their names where the shapes are equal; "
        + "PyTorch's `fc1` and `linear1` are `dense1`, and a prefix that all names share is "
        + "ignored. If no name is a layer's name, shapes and order decide, as long as only one "
        + "choice fits. The answer says what was taken, what was not, and why. What `export numpy` wrote gives input and "
        + "target back, too.",
      "A single array (.npy, IDX) or a picture (PNG, PGM, PPM) becomes the input, or the value "
        + "behind `as`: `target` or a new name. `data load` reads whole sets of samples.",
    ],
    arguments: LoadCommand.self, parameters: [file, name])

  /// What becomes of a file's array.
  package enum Place: Equatable, Sendable {
    /// The network's input, or its target.
    case input, target
    /// The value of a name.
    case name(String)

    init(word: String) {
      switch word {
      case Place.input.word: self = .input
      case Place.target.word: self = .target
      default: self = .name(word)
      }
    }

    /// The word as it is typed.
    package var word: String {
      switch self {
      case .input: NamedValue.input.rawValue
      case .target: NamedValue.target.rawValue
      case .name(let name): name
      }
    }
  }
}
