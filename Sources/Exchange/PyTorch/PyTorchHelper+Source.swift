import Wording

/// The classes that PyTorch has not, and the script defines.
extension PyTorchModule.Helper {
  /// The class.
  var source: String {
    switch self {
    case .paddingLeftOut: Self.paddingLeftOutModule
    case .locallyConnected: Self.locallyConnectedModule
    case .unrolled: Self.unrolledModule
    case .addition: Self.additionModule
    case .concatenation: Self.concatenationModule
    case .masked: Self.maskedModule
    case .batchNorm2d: Self.module(asBatch: "BatchNorm2d")
    case .batchNorm1d: Self.module(asBatch: "BatchNorm1d")
    case .groupNorm: Self.module(asBatch: "GroupNorm")
    case .upsampling: Self.upsampleModule
    }
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
}
