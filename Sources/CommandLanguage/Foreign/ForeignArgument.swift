import NeuralNetwork

/// An argument as it was typed for another library, ready to be written as Gradus writes it.
struct ForeignArgument: Equatable {
  /// The name before `=`, where one was given.
  var keyword: String?
  /// Its text, foreign words within it already translated.
  var text: String
  /// The elements of a tuple or a list.
  var items: [String]?
  /// Whether operators stand in it outside of brackets.
  var isCompound = false

  /// Its text as a kind of argument asks; `nil` where it cannot be written so.
  func written(as kind: Substring) -> String? {
    switch kind {
    case "operand": isCompound ? "(\(text))" : text.isEmpty ? nil : text
    case "value": text.isEmpty ? nil : text
    case "whole": Int(text) == nil ? nil : text
    case "number": Double(text) == nil ? nil : text
    case "size": size()
    case "padding": size() ?? ["same", "valid"].first { $0 == unquoted }
    case "sides": sides
    case "square": size().map { $0.contains("x") ? $0 : "\($0)x\($0)" }
    case "extents": extents(items ?? [text], by: "x")
    case "picture": extents(channelsFirst, by: "x")
    case "list": items.map { "[\($0.joined(separator: ", "))]" }
    case "each": (items ?? (text.isEmpty ? nil : [text]))?.joined(separator: ", ")
    case "flag": text == "True" ? "on" : text == "False" ? "off" : nil
    case "word": unquoted
    case "reduction": unquoted.flatMap(Loss.Reduction.init(rawValue:))?.rawValue
    case "layer": layer
    case "first": number(0)
    case "second": number(1)
    default: nil
    }
  }

  /// The layer that it is, or whose weight.
  private var layer: String? {
    let name = String(text.prefix { $0 != "." })
    return Vocabulary.isLayerName(name) ? name : nil
  }

  /// A number of a tuple.
  private func number(_ place: Int) -> String? {
    guard let items, items.indices.contains(place), Double(items[place]) != nil else { return nil }
    return items[place]
  }

  private func size() -> String? {
    guard let items else { return Int(text) == nil ? nil : text }
    return items.count == 2 ? extents(items, by: "x") : nil
  }

  /// One number for all sides, or left, right, top and bottom.
  private var sides: String? {
    guard let items else { return Int(text) == nil ? nil : text }
    return items.count == 4 ? extents(items, by: " ") : nil
  }

  private func extents(_ items: [String], by sign: String) -> String? {
    let wholes = items.compactMap { Int($0) }.filter { $0 >= 0 }
    return wholes.isEmpty || wholes.count < items.count
      ? nil : wholes.map(String.init).joined(separator: sign)
  }

  /// A picture's extents, of which other libraries have the channels last: (28, 28, 1).
  private var channelsFirst: [String] {
    guard let items, items.count == 3, let first = Int(items[0]), let last = Int(items[2]),
      last <= 4, first > last
    else { return items ?? [text] }
    return [items[2], items[0], items[1]]
  }

  /// The text without the quotes around it.
  var unquoted: String? {
    guard let first = text.first, first == "'" || first == "\"", text.last == first, text.count > 2
    else { return text.isEmpty ? nil : text }
    return String(text.dropFirst().dropLast())
  }
}
