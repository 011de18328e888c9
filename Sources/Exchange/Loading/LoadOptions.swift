import CommandLanguage
import Datasets
import Sessions

/// What was typed behind the files of `data load`.
package struct LoadOptions {
  /// How a table is read.
  var table = CSVOptions()
  /// What labels are to be taken for, where that was said.
  var use: ClassLabels.Use?
  /// What all numbers are divided by.
  var scale: Double?
  /// Whether the numbers are brought to mean 0 and standard deviation 1.
  var standardizes = false
  /// The options as they would be typed.
  private(set) var typed = ""

  package init(_ call: CommandCall) throws(Failure) {
    table = CSVOptions(
      hasHeader: call.flag("header"), label: call.word("label"), separator: call.separator,
      skippedLines: call.integer("skip"))
    use = call.word(OptionSpecification.qualifierName(of: "label")).flatMap(ClassLabels.Use.init)
    standardizes = call.flag("standardize") ?? false
    if let divisor = call.number("scale") {
      guard divisor.isFinite, divisor > 0 else {
        throw Failure(
          .badSetting(
            "scale", value: call["scale"]?.text ?? "",
            allowed: "a number above 0, by which all are divided"), at: call["scale"]?.range)
      }
      scale = divisor
    }
    if let label = table.label {
      typed += " label \(label.typedFileName)" + (use.map { " \($0.rawValue)" } ?? "")
    }
    if let hasHeader = table.hasHeader { typed += " header \(hasHeader ? "on" : "off")" }
    if let separator = call.word("separator") { typed += " separator \(separator)" }
    if let skipped = table.skippedLines { typed += " skip \(skipped)" }
  }

  /// The first option that only a table knows.
  var tableOption: String? {
    if table.skippedLines != nil { return "skip" }
    if table.hasHeader != nil { return "header" }
    return table.separator != nil ? "separator" : table.label != nil ? "label" : nil
  }
}

extension CommandCall {
  /// The sign that `separator` names.
  fileprivate var separator: UInt8? {
    switch word("separator") {
    case "comma": UInt8(ascii: ",")
    case "semicolon": UInt8(ascii: ";")
    case "tab": UInt8(ascii: "\t")
    case "bar": UInt8(ascii: "|")
    case "space": UInt8(ascii: " ")
    default: nil
    }
  }
}

extension String {
  /// The string as a file's name is typed, quoted where it has to be.
  var typedFileName: String {
    let isPlain = allSatisfy { $0.isLetter || $0.isNumber || "._/-~".contains($0) }
    return isPlain && !isEmpty ? self : "\"\(self)\""
  }
}
