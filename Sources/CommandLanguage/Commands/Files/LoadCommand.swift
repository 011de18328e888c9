/// The command `load`.
enum LoadCommand {
  static let specification = CommandSpecification(
    .change(.load), topic: .session, summary: "read weights, an array or a picture from a file",
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
    parameters: [
      Parameter("file", .file),
      Parameter("name", .word("input, target or a new name"), keywords: ["as"], isOptional: true),
    ])
}
