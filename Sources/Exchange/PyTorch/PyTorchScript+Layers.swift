import NeuralNetwork
import Wording

extension PyTorchScript {
  /// The layers by name, each with its shapes beside it.
  var layers: String {
    var text = "# The layers, in order, with the shapes of one sample on the way in and out.\n"
    text += "layers = {\n"
    for (index, layer) in network.layers.enumerated() {
      text += "    \"\(layer.name)\": \(module(at: index).text),"
      text += "  # \(layer.inputShape.crossed) -> \(layer.outputShape.crossed)\n"
    }
    text += "}\n"
    if !network.isChain {
      text += "# What each layer reads; \"input\" is the network's input.\nsources = {\n"
      for (index, layer) in network.layers.enumerated() {
        let read = network.sources[index].map { "\"\(network.name(ofActivation: $0))\"" }
        text += "    \"\(layer.name)\": [\(read.joined(separator: ", "))],\n"
      }
      text += "}\n"
    }
    if network.mode == .eval {
      text += "# Mode eval: batch norm takes what it kept, dropout lets everything through.\n"
      text += "for layer in layers.values():\n    layer.eval()\n"
    }
    let blocked = network.layers.filter(\.isBlocked).map { "\"\($0.name)\"" }
    if !blocked.isEmpty {
      text += "# No gradient passes below these.\nblocked = {\(blocked.joined(separator: ", "))}\n"
    }
    return text
  }

  /// The modules that PyTorch has not, where the network needs them.
  var helpers: [String] {
    let needed = Set(network.layers.indices.compactMap { module(at: $0).helper })
    var helpers = PyTorchModule.Helper.allCases.filter(needed.contains).map(\.source)
    if network.layers.contains(where: \.isBlocked) { helpers.append(Self.blockFunction) }
    if let last = helpers.popLast() { helpers.append(last + "\n") }
    return helpers.map { "\n" + $0 }
  }

  private func module(at index: Int) -> PyTorchModule {
    let layer = network.layers[index]
    var mask: Tensor?
    if case .mask(let drawn) = backward.forward.contexts[index] { mask = presented(drawn) }
    return layer.operation.words.python(
      PyTorchPlace(
        layer, isBatched: isBatched, leavesPaddingOut: leavesPaddingOut(index), mask: mask))
  }

  /// Whether a convolution with padding meets numbers that are not finite: PyTorch multiplies them
  /// with the zeros of the padding or does not, as precision and size have it.
  private func leavesPaddingOut(_ index: Int) -> Bool {
    let layer = network.layers[index]
    guard case .kernels(let convolution) = layer.weightForm, convolution.hasPadding
    else { return false }
    let upstream = backward.activationGradients[index + 1]
    return [layer.weight, upstream].contains { $0?.elements.contains { !$0.isFinite } ?? false }
  }

  private static let blockFunction = #"""
    class Block(torch.autograd.Function):
        """Lets values pass and no gradient, as `block` does; often written x.detach()."""

        @staticmethod
        def forward(context, x):
            return x.view_as(x)

        @staticmethod
        def backward(context, gradient):
            return torch.zeros_like(gradient)

    """#
}

extension Shape {
  /// The extents joined by `x`, in ASCII.
  fileprivate var crossed: String { extents.map(String.init).joined(separator: "x") }
}
