extension Operation {
  /// The shape of one sample on the way out, given the one on the way in.
  ///
  /// Checked in this order: the input's rank, then that sizes are positive and paddings are not
  /// negative, then groups, padding and window, and last the bound on the number of elements.
  ///
  /// - Throws: ``ShapeError`` where the operation does not fit the input.
  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    let operation = fitted(to: input)
    if operation != self { return try operation.outputShape(for: input) }
    let kind = kind
    switch kind.inputForm {
    case .picture where input.rank != 3: throw .needsPicture(operation: self, input: input)
    case .vector where input.rank != 1: throw .needsVector(input: input)
    case .picture, .vector, .any: break
    }
    for extent in input.extents where extent < 1 {
      throw .notPositive(quantity: "input extent", value: extent)
    }
    let output = try kind.outputShape(for: input)
    for shape in [input, output, weightShape(for: input), biasShape(for: input)] {
      if let shape, !shape.isWithinBound { throw .tooManyElements(shape: shape) }
    }
    return output
  }

  /// The shape of the weight for that input, or `nil` where the operation has none.
  ///
  /// [OUT, C/groups, row, column] for a convolution, [OUT, IN] for a fully connected layer; see
  /// ``Operation`` for relaxed ones. Also `nil` where the operation does not fit the input at all.
  package func weightShape(for input: Shape) -> Shape? { weightForm.weightShape(for: input) }

  /// The shape of the bias for that input: [OUT], or [OUT, row, column] where each output has its own,
  /// or that of the weight where each number is scaled and shifted; `nil` where the operation has none.
  package func biasShape(for input: Shape) -> Shape? { weightForm.biasShape(for: input) }

  /// Into how many groups the channels are divided; 1 where they are not.
  package var groups: Int { weightForm.groups }

  /// The convolution that this is, or that it was before it lost a constraint; `nil` for others.
  package var convolution: Convolution? { weightForm.convolution }

  /// The window that moves over an input of that shape; `nil` where none does.
  ///
  /// A convolution without its second constraint has none left.
  package func window(for input: Shape) -> Window? {
    input.rank == 3 ? kind.window(for: input) : nil
  }
}
