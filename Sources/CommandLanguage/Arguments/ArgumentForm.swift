import NeuralNetwork

/// How an argument is read: the kind that the parser goes by, and the value that becomes of it.
package struct ArgumentForm<Value: Sendable>: Sendable {
  /// What the parser, help and completion go by.
  let kind: ParameterKind
  /// The value; `nil` where the argument was read as something else.
  let value: @Sendable (Argument.Value) -> Value?

  /// The same, with something else made of the value.
  func map<New>(_ transform: @escaping @Sendable (Value) -> New) -> ArgumentForm<New> {
    ArgumentForm<New>(kind: kind) { argument in value(argument).map(transform) }
  }
}

extension ArgumentForm where Value == Int {
  /// A whole number of at least the bound.
  static func integer(atLeast bound: Int) -> Self {
    Self(kind: .integer(atLeast: bound)) { if case .integer(let value) = $0 { value } else { nil } }
  }
}

extension ArgumentForm where Value == Double {
  /// A finite number.
  static var number: Self {
    Self(kind: .number) { if case .number(let value) = $0 { value } else { nil } }
  }
}

extension ArgumentForm where Value == Bool {
  /// `on` or `off`.
  static var flag: Self {
    Self(kind: .flag) { if case .flag(let value) = $0 { value } else { nil } }
  }
}

extension ArgumentForm where Value == Size {
  /// Rows and columns, `3x2`; one number means square.
  static var size: Self {
    Self(kind: .size) { if case .size(let value) = $0 { value } else { nil } }
  }
}

extension ArgumentForm where Value == Shape {
  /// Extents, `1x8x8`.
  static var shape: Self {
    Self(kind: .shape) { if case .shape(let value) = $0 { value } else { nil } }
  }
}

extension ArgumentForm where Value == [Int] {
  /// Positions joined by a comma, `2,3`.
  static var position: Self {
    Self(kind: .position) { if case .position(let value) = $0 { value } else { nil } }
  }
}

extension ArgumentForm where Value == Expression {
  /// An address: a name with fields and indices.
  static var address: Self { of(.address) }
  /// A layer's name or an address.
  static var layerOrAddress: Self { of(.layerOrAddress([])) }
  /// Any expression.
  static var expression: Self { of(.expression) }

  private static func of(_ kind: ParameterKind) -> Self {
    Self(kind: kind) { if case .expression(let value) = $0 { value } else { nil } }
  }
}

extension ArgumentForm where Value == CommandCall {
  /// A layer's definition, as `conv 2 3x3 stride 2`.
  static var layerDefinition: Self {
    Self(kind: .layerDefinition) { if case .layer(let value) = $0 { value } else { nil } }
  }

  /// A command that only shows something, with its arguments.
  static var view: Self {
    Self(kind: .view) { if case .view(let value) = $0 { value } else { nil } }
  }
}
