import NeuralNetwork
import Wording

extension PyTorchScript {
  /// The layers by name, each with its shapes beside it.
  var layers: String {
    var text = "# The layers, in order, with the shapes of one sample on the way in and out.\n"
    text += "layers = {\n"
    for (index, layer) in network.layers.enumerated() {
      text += "    \"\(layer.name)\": \(module(of: layer, at: index)),"
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
    var helpers: [String] = []
    let operations = network.layers.map(\.operation)
    if network.layers.indices.contains(where: leavesPaddingOut) {
      helpers.append(Self.paddingLeftOutModule)
    }
    if operations.contains(where: { if case .locallyConnected = $0 { true } else { false } }) {
      helpers.append(Self.locallyConnectedModule)
    }
    if operations.contains(where: { if case .unrolledConvolution = $0 { true } else { false } }) {
      helpers.append(Self.unrolledModule)
    }
    if operations.contains(where: { if case .addition = $0 { true } else { false } }) {
      helpers.append(Self.additionModule)
    }
    if operations.contains(where: { if case .concatenation = $0 { true } else { false } }) {
      helpers.append(Self.concatenationModule)
    }
    if network.layers.indices.contains(where: isMasked) { helpers.append(Self.maskedModule) }
    for name in ["BatchNorm2d", "BatchNorm1d", "GroupNorm"] where !isBatched {
      guard operations.indices.contains(where: { asBatch(at: $0) == name }) else { continue }
      helpers.append(Self.module(asBatch: name))
    }
    if !isBatched, operations.contains(where: { if case .upsampling = $0 { true } else { false } })
    {
      helpers.append(Self.upsampleModule)
    }
    if network.layers.contains(where: \.isBlocked) { helpers.append(Self.blockFunction) }
    if let last = helpers.popLast() { helpers.append(last + "\n") }
    return helpers.map { "\n" + $0 }
  }

  /// Whether a convolution with padding meets numbers that are not finite: PyTorch multiplies them
  /// with the zeros of the padding or does not, as precision and size have it.
  private func leavesPaddingOut(_ index: Int) -> Bool {
    let layer = network.layers[index]
    guard case .convolution(let convolution) = layer.operation,
      convolution.hasPadding
    else { return false }
    let upstream = backward.activationGradients[index + 1]
    return [layer.weight, upstream].contains { $0?.elements.contains { !$0.isFinite } ?? false }
  }

  private func module(of layer: Layer, at index: Int) -> String {
    switch layer.operation {
    case .convolution(let convolution) where leavesPaddingOut(index):
      return call(
        "PaddingLeftOut",
        ["\(layer.outputShape.python)", convolution.kernel.python] + options(of: convolution))
    case .convolution(let convolution):
      let sizes = [
        String(layer.inputShape[0]), String(convolution.outputChannels),
        convolution.kernel.python,
      ]
      return call(
        "nn.Conv2d",
        sizes + options(of: convolution, isOwn: false) + (convolution.hasBias ? [] : ["bias=False"])
      )
    case .locallyConnected(let convolution):
      return call("LocallyConnected", [convolution.kernel.python] + options(of: convolution))
    case .unrolledConvolution:
      return call(
        "UnrolledConvolution", [layer.outputShape.python])
    case .transposedConvolution(let convolution):
      return call(
        "nn.ConvTranspose2d",
        [
          String(layer.inputShape[0]), String(convolution.outputChannels),
          convolution.kernel.python,
        ] + option("stride", convolution.stride, unless: Size(square: 1))
          + option("padding", convolution.padding, unless: Size(square: 0))
          + option("output_padding", convolution.outputPadding, unless: Size(square: 0))
          + option("dilation", convolution.dilation, unless: Size(square: 1))
          + (convolution.groups == 1 ? [] : ["groups=\(convolution.groups)"])
          + (convolution.hasBias ? [] : ["bias=False"]))
    case .dense(let dense):
      return call(
        "nn.Linear",
        [String(layer.inputShape.count), String(dense.outputs)]
          + (dense.hasBias ? [] : ["bias=False"]))
    case .maxPooling(let pooling) where pooling.isGlobal: return "nn.AdaptiveMaxPool2d(1)"
    case .maxPooling(let pooling):
      return call(
        "nn.MaxPool2d",
        [pooling.window.python] + option("stride", pooling.stride, unless: pooling.window)
          + option("padding", pooling.padding, unless: Size(square: 0))
          + option("dilation", pooling.dilation, unless: Size(square: 1))
          + (pooling.roundsUp ? ["ceil_mode=True"] : []))
    case .averagePooling(let pooling):
      return call(
        "nn.AvgPool2d",
        [pooling.window.python] + option("stride", pooling.stride, unless: pooling.window)
          + option("padding", pooling.padding, unless: Size(square: 0))
          + (pooling.roundsUp ? ["ceil_mode=True"] : [])
          + (pooling.countsPadding ? [] : ["count_include_pad=False"]))
    case .globalAveragePooling: return "nn.AdaptiveAvgPool2d(1)"
    case .adaptiveAveragePooling(let pooling):
      return "nn.AdaptiveAvgPool2d(\(pooling.size.python))"
    case .zeroPadding(let padding): return padding.python
    case .upsampling(let upsampling):
      // Whole factors; PyTorch takes a fraction for the inverse of one that is none.
      let (rows, columns) = (upsampling.factor.rows, upsampling.factor.columns)
      let factor = rows == columns ? "\(rows)" : "(\(rows), \(columns))"
      return "\(isBatched ? "nn." : "")Upsample(scale_factor=\(factor), mode=\"nearest\")"
    case .activation(let activation): return activation.words.python
    case .flatten: return isBatched ? "nn.Flatten()" : "nn.Flatten(0)"
    case .addition: return "Add()"
    case .concatenation: return "Concatenate(\(isBatched ? 1 : 0))"
    case .normalisation(let normalisation):
      let module = normalisation.python(layer.inputShape)
      guard normalisation.needsBatchInPyTorch, !isBatched else { return module }
      return module.replacing("nn.", with: "As")
    case .dropout(let dropout):
      guard case .mask(let mask) = backward.forward.contexts[index] else {
        return call("nn.Dropout", [PythonLiteral.float(dropout.rate)])
      }
      return call(
        "Masked",
        ["torch.tensor(\n        " + PythonLiteral.lists(presented(mask), indent: 8) + ")"])
    case .learnedSlope: return "nn.PReLU()"
    case .softmax: return "nn.Softmax(dim=\(layer.inputShape.rank == 3 ? -3 : -1))"
    }
  }

  /// Whether a layer dropped something in the pass.
  private func isMasked(_ index: Int) -> Bool {
    if case .mask = backward.forward.contexts[index] { true } else { false }
  }

  /// The norm of PyTorch that takes a batch alone, where a layer is one.
  private func asBatch(at index: Int) -> String? {
    guard case .normalisation(let normalisation) = network.layers[index].operation,
      normalisation.needsBatchInPyTorch
    else { return nil }
    let module = normalisation.python(network.layers[index].inputShape)
    return String(module.dropFirst(3).prefix { $0 != "(" })
  }

  /// A norm that takes one sample for a batch of one.
  private static func module(asBatch name: String) -> String {
    #"""
    class As\#(name)(nn.\#(name)):
        """nn.\#(name), for one sample without a batch axis: a batch of one."""

        def forward(self, x):
            return super().forward(x[None])[0]

    """#
  }

  private static let maskedModule = #"""
    class Masked(nn.Module):
        """nn.Dropout with the mask that Gradus drew: 0, or 1/(1 - P)."""

        def __init__(self, mask):
            super().__init__()
            self.mask = mask

        def forward(self, x):
            return x * self.mask

    """#

  /// - Parameter isOwn: whether they are those of a module of the script's own.
  private func options(of convolution: Convolution, isOwn: Bool = true) -> [String] {
    option("stride", convolution.stride, unless: Size(square: 1))
      + (convolution.keepsExtent
        ? [isOwn ? "sides=" + sides(of: convolution) : "padding=\"same\""]
        : option("padding", convolution.padding, unless: Size(square: 0)))
      + option("dilation", convolution.dilation, unless: Size(square: 1))
      + (convolution.groups == 1 ? [] : ["groups=\(convolution.groups)"])
  }

  /// The padding on the left, the right, above and below.
  private func sides(of convolution: Convolution) -> String {
    let (before, behind) = (convolution.padding, convolution.paddingBehind)
    return "(\(before.columns), \(behind.columns), \(before.rows), \(behind.rows))"
  }

  private func option(_ name: String, _ size: Size, unless usual: Size) -> [String] {
    size == usual ? [] : ["\(name)=\(size.python)"]
  }

  private func call(_ name: String, _ arguments: [String]) -> String {
    "\(name)(\(arguments.joined(separator: ", ")))"
  }

  private static let paddingLeftOutModule = #"""
    class PaddingLeftOut(nn.Module):
        """nn.Conv2d, but what lies on padding is left out, whatever it is.

        Some numbers here are nan or infinite. PyTorch multiplies them with the zeros of the padding,
        which gives nan, or leaves those out: that depends on precision and size. Gradus never does.
        """

        def __init__(
                self, shape, kernel, stride=1, padding=0, dilation=1, groups=1, sides=4 * (0,)):
            super().__init__()
            self.window = dict(kernel_size=kernel, stride=stride, padding=padding, dilation=dilation)
            self.shape, self.groups, self.sides = shape, groups, sides
            self.weight, self.bias = None, None

        def forward(self, x):
            # What each window sees, as a column, and where that is not padding.
            patches, inside = (
                F.unfold(F.pad(value, self.sides), **self.window).unflatten(
                    -2, (self.groups, 1, -1))
                for value in (x, torch.ones_like(x)))
            kernels = self.weight.flatten(1).unflatten(0, (self.groups, -1)).unsqueeze(-1)
            out = torch.where(inside > 0, kernels * patches, 0).sum(-2)
            out = out.flatten(-3, -2).unflatten(-1, self.shape[1:])
            return out if self.bias is None else out + self.bias[:, None, None]

    """#

  private static let locallyConnectedModule = #"""
    class LocallyConnected(nn.Module):
        """A convolution that shares nothing: each position has a kernel of its own.

        weight: OUT x rows x columns of the feature map x IN/groups x rows x columns of the kernel;
        bias: one for each output channel, or OUT x rows x columns.
        """

        def __init__(self, kernel, stride=1, padding=0, dilation=1, groups=1, sides=4 * (0,)):
            super().__init__()
            self.window = dict(kernel_size=kernel, stride=stride, padding=padding, dilation=dilation)
            self.groups, self.sides = groups, sides
            self.weight, self.bias = None, None

        def forward(self, x):
            channels, rows, columns = self.weight.shape[:3]
            # What each window sees, as a column: groups x (IN/groups, kernel) x positions; and
            # where that is not padding, which is left out, whatever the weight.
            patches, inside = (
                F.unfold(F.pad(value, self.sides), **self.window).unflatten(
                    -2, (self.groups, 1, -1))
                for value in (x, torch.ones_like(x)))
            # The kernel of each position: groups x OUT/groups x (IN/groups, kernel) x positions.
            kernels = self.weight.flatten(3).flatten(1, 2).unflatten(0, (self.groups, -1)).mT
            out = torch.where(inside > 0, kernels * patches, 0).sum(-2)
            out = out.flatten(-3, -2).unflatten(-1, (rows, columns))
            if self.bias is None:
                return out
            return out + (self.bias if self.bias.dim() == 3 else self.bias[:, None, None])

    """#

  private static let upsampleModule = #"""
    class Upsample(nn.Upsample):
        """nn.Upsample for a picture without a batch axis, which it would take for a row."""

        def forward(self, x):
            return super().forward(x[None])[0]

    """#

  private static let unrolledModule = #"""
    class UnrolledConvolution(nn.Module):
        """A convolution without windows: a fully connected layer from picture to picture.

        weight: outputs x inputs, both counted over channel, row and column; a bias for each channel,
        or for each output.
        """

        def __init__(self, shape):
            super().__init__()
            self.shape = shape
            self.weight, self.bias = None, None

        def forward(self, x):
            out = (x.flatten(-3) @ self.weight.T).unflatten(-1, self.shape)
            if self.bias is None:
                return out
            return out + (self.bias if self.bias.dim() == 3 else self.bias[:, None, None])

    """#

  private static let additionModule = #"""
    class Add(nn.Module):
        """The sum of several outputs: a shortcut."""

        def forward(self, first, *others):
            for other in others:
                first = first + other
            return first

    """#

  private static let concatenationModule = #"""
    class Concatenate(nn.Module):
        """Channels, or features, one behind the other."""

        def __init__(self, axis):
            super().__init__()
            self.axis = axis

        def forward(self, *values):
            return torch.cat(values, self.axis)

    """#

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

extension Size {
  /// The size as a Python argument: one number where it is square.
  fileprivate var python: String { rows == columns ? "\(rows)" : "(\(rows), \(columns))" }
}

extension Shape {
  /// The extents joined by `x`, in ASCII.
  fileprivate var crossed: String { extents.map(String.init).joined(separator: "x") }

  /// The extents as a Python tuple.
  fileprivate var python: String {
    "(\(extents.map(String.init).joined(separator: ", "))\(rank == 1 ? "," : ""))"
  }
}
