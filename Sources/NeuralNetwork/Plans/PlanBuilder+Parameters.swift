import FastProgram

extension PlanBuilder {
  /// The kernels' arrangement: for each group, a tap's output channels side by side.
  struct Kernels {
    let groups: Int
    /// The output channels and the input channels of a group.
    let outputs: Int
    let inputs: Int
    /// The number of cells of a kernel.
    let cells: Int
    /// How far apart two taps are.
    let tap: Int
    /// How far apart two groups are.
    let group: Int

    init(_ convolution: Convolution, inputChannels: Int, width: Int) {
      groups = convolution.groups
      outputs = convolution.outputChannels / groups
      inputs = inputChannels / groups
      cells = convolution.kernel.count
      tap = outputs.rounded(upTo: width)
      group = inputs * cells * tap
    }

    /// A copy for each group, to row order.
    var copies: [Copy] {
      (0..<groups).map { index in
        Copy(
          source: index * group, target: index * outputs * inputs * cells,
          .init(1, source: 0, target: 0),
          .init(outputs, source: 1, target: inputs * cells),
          .init(inputs, source: cells * tap, target: cells),
          .init(cells, source: tap, target: 1))
      }
    }
  }

  /// Takes memory for the parameters, so that all numbers stand behind each other, and then all
  /// gradients.
  mutating func reserveParameters() {
    var planned: [(layer: Int, role: ParameterName.Role, shape: Shape, size: Int, copies: [Copy])] =
      []
    for (index, layer) in network.layers.enumerated() {
      if let weight = layer.weight {
        if case .convolution = layer.operation, order == .samples {
          planned.append((index, .weight, weight.shape, weight.count, [.line(weight.count)]))
        } else if let kernels = kernels(of: layer) {
          planned.append(
            (index, .weight, weight.shape, kernels.groups * kernels.group, kernels.copies))
        } else if case .locallyConnected(let convolution)? = layer.fastForm {
          let copied = CopiedKernels(convolution, layer, width: width)
          planned.append((index, .weight, weight.shape, copied.count, copied.copies))
        } else if layer.operation.isNormalisation {
          planned.append(
            (
              index, .weight, weight.shape, weight.count.rounded(upTo: width),
              [.line(weight.count)]
            ))
        } else {
          let (outputs, inputs) = (layer.outputShape.count, layer.inputShape.count)
          let row = inputs.rounded(upTo: width)
          planned.append(
            (
              index, .weight, weight.shape, outputs * row,
              [
                Copy(
                  source: 0, target: 0, .init(1, source: 0, target: 0),
                  .init(1, source: 0, target: 0),
                  .init(outputs, source: row, target: inputs),
                  .init(inputs, source: 1, target: 1))
              ]
            ))
        }
      }
      if let bias = layer.bias {
        planned.append(
          (
            index, .bias, bias.shape, bias.count.rounded(upTo: width), [.line(bias.count)]
          ))
      }
    }
    let start = layout.size
    let places = planned.map { reserve($0.size) }
    let middle = layout.size
    for (parameter, place) in zip(planned, places) {
      layout.parameters.append(
        PlanLayout.Parameter(
          layer: parameter.layer, role: parameter.role, shape: parameter.shape, values: place,
          gradient: reserve(parameter.size), size: parameter.size, copies: parameter.copies))
    }
    layout.values = start..<middle
    layout.slopes = middle..<layout.size
    guard purpose == .training else { return }
    for index in layout.parameters.indices {
      let size = layout.parameters[index].size
      layout.parameters[index].memory = reserve(Descent.mostRemembered * size)
      layout.parameters[index].mask = reserve(size)
    }
    layout.valuesBefore = reserve(layout.values.count)
  }

  /// The kernels of a convolution, or of the one whose way back a layer is; `nil` for other layers.
  private func kernels(of layer: Layer) -> Kernels? {
    switch layer.weightForm {
    case .kernels(let convolution):
      Kernels(convolution, inputChannels: layer.inputShape[0], width: width)
    case .transposedKernels(let transposed):
      Kernels(
        transposed.convolution(inputChannels: layer.inputShape[0]),
        inputChannels: layer.outputShape[0], width: width)
    case .none, .ownKernels, .unrolled, .matrix, .scaleAndShift, .slope: nil
    }
  }

  /// Where a layer's weight or bias stands.
  func parameter(_ layer: Int, _ role: ParameterName.Role) -> PlanLayout.Parameter? {
    layout.parameters.first { $0.layer == layer && $0.role == role }
  }
}

extension Copy {
  /// Numbers side by side.
  static func line(_ count: Int) -> Copy {
    let one = Axis(1, source: 0, target: 0)
    return Copy(source: 0, target: 0, one, one, one, Axis(count, source: 1, target: 1))
  }
}
