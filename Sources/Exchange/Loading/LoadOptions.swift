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
  /// The first option that only a table knows.
  let tableOption: String?

  package init(_ call: TypedCall<DataCommand>) throws(Failure) {
    table = CSVOptions(
      hasHeader: call.hasHeader?.value, label: call.label?.given.value,
      separator: call.separator?.value.byte, skippedLines: call.skipped?.value)
    use = call.label?.qualifier.map(ClassLabels.Use.init)
    standardizes = call.standardizes?.value ?? false
    if let divisor = call.scale {
      guard divisor.value.isFinite, divisor.value > 0 else {
        throw divisor.refused(allowed: "a number above 0, by which all are divided")
      }
      scale = divisor.value
    }
    if let label = call.label {
      typed +=
        " \(label.given.name) \(label.given.value.typedFileName)"
        + (label.qualifier.map { " \($0.word)" } ?? "")
    }
    for given in [call.hasHeader?.typed, call.separator?.typed, call.skipped?.typed] {
      if let given { typed += " \(given)" }
    }
    tableOption =
      call.skipped?.name ?? call.hasHeader?.name ?? call.separator?.name ?? call.label?.given.name
  }
}

extension Given {
  /// An option with its value, as it would be typed.
  fileprivate var typed: String { "\(name) \(text)" }
}

extension ClassLabels.Use {
  /// What labels were said to be.
  fileprivate init(_ use: DataCommand.LabelUse) {
    switch use {
    case .number: self = .number
    case .class: self = .class
    }
  }
}

extension DataCommand.Separator {
  /// The sign that it names.
  fileprivate var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    case .space: UInt8(ascii: " ")
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
