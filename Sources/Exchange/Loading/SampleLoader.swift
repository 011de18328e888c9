import CommandLanguage
import Datasets
import Documents
import NeuralNetwork
import Sessions
import Storage

/// Makes a set of samples from the files that `data load` names.
package struct SampleLoader {
  /// A file's or folder's name as it was typed.
  package struct Path {
    package let name: String
    package let range: SourceRange

    /// Makes a path of its parts.
    package init(name: String, range: SourceRange) {
      self.name = name
      self.range = range
    }
  }

  let paths: [Path]
  let options: LoadOptions
  let seed: UInt64
  let interruption: Interruption
  /// What was read.
  package private(set) var files: FileReadings
  /// What there is to say about how the files were read.
  package private(set) var remarks: [String] = []
  /// The files of folders that are no pictures that can be read.
  private var skipped: [String] = []

  package init(
    _ paths: [Path], options: LoadOptions, seed: UInt64, files: FileReadings,
    interruption: Interruption
  ) {
    self.paths = paths
    self.options = options
    self.seed = seed
    self.files = files
    self.interruption = interruption
  }

  /// Reads the files.
  package mutating func load() throws(Failure) -> Dataset {
    var tables: [CSVTable] = []
    var arrays: [(path: Path, tensor: FileTensor)] = []
    var pictures = PictureClasses()
    var archives: [(path: Path, tensors: [NamedTensor])] = []
    for path in paths {
      if let names = try names(in: path) {
        try add(names, in: path, to: &pictures)
        continue
      }
      let bytes = try read(path)
      if FileFormat(bytes) == .csv {
        do {
          tables.append(try CSVTable(bytes, options: options.table, interruption: interruption))
        } catch {
          throw Failure(format: error, of: path.name, at: path.range)
        }
        continue
      }
      switch try contents(bytes, of: path) {
      case .tensor(let tensor): arrays.append((path, tensor))
      case .tensors(let tensors): archives.append((path, tensors))
      case .picture(let picture):
        try pictures.add(picture, of: path.baseName, from: path.name, at: path.range)
      }
    }
    if tables.isEmpty, let option = options.tableOption {
      throw Failure(.file(.needsTable(option: option)), at: paths.first?.range)
    }
    let kinds = [!tables.isEmpty, !arrays.isEmpty, !pictures.isEmpty, !archives.isEmpty]
    guard kinds.count(where: { $0 }) == 1 else {
      throw Failure(.file(.needsPairs(count: paths.count)), at: paths.first?.range)
    }
    var dataset: Dataset
    if !tables.isEmpty {
      dataset = try self.dataset(of: tables)
    } else if !arrays.isEmpty {
      dataset = try self.dataset(of: arrays)
    } else if !archives.isEmpty {
      dataset = try self.dataset(of: archives)
    } else {
      dataset = try self.dataset(of: pictures)
    }
    noteSkipped()
    if options.standardizes {
      dataset = dataset.standardized()
      let each = dataset.sampleShape.rank == 3 ? "each channel" : "each column"
      remarks.append(
        "\(each) has mean 0 and standard deviation 1 over the samples to train on")
    } else if let reach = DataReach(dataset) {
      remarks.append(
        "numbers reach \(ExactNumberFormat.string(reach.largest)), "
          + "and networks learn best from about 0 to 1: "
          + "`\(statement(options.typed + " \(reach.remedy)"))`")
    }
    return dataset
  }

  /// More classes than this are more likely quantities.
  private static let mostUsualClasses = 20

  /// This statement with other options.
  private func statement(_ options: String) -> String {
    "data load \(paths.map(\.name.typedFileName).joined(separator: " "))\(options)"
  }

  /// Names every file that was passed over.
  private mutating func noteSkipped() {
    guard !skipped.isEmpty else { return }
    let what = skipped.count == 1 ? "1 file was skipped" : "\(skipped.count) files were skipped"
    remarks.append(
      "\(what), being no .png, .pgm or .ppm: \(FileProblem.listed(skipped))")
  }

  // MARK: Kinds of files

  private mutating func dataset(of tables: [CSVTable]) throws(Failure) -> Dataset {
    for finding in tables[0].findings { remarks.append(finding.sentence) }
    for table in tables.dropFirst() {
      for finding in table.findings where !tables[0].findings.contains(finding) {
        remarks.append("the second table: \(finding.sentence)")
      }
    }
    var sets: [LabelledSamples] = []
    for table in tables {
      let labels = ClassLabels(table.labels)
      sets.append(
        try samples { () throws(SampleError) in
          try LabelledSamples(FileTensor(table.features), labels: labels, scale: options.scale)
        })
    }
    let set = try dataset(
      of: sets, featureNames: tables[0].featureNames, labelName: tables[0].labelColumn,
      classNames: tables[0].classNames)
    let isOneHot = tables[0].findings.contains { if case .oneHot = $0 { true } else { false } }
    if !isOneHot {
      remarks.insert(
        "the \(set.hasClasses ? "classes" : "numbers to come near to") are those of column "
          + tables[0].labelColumn, at: 0)
    }
    let different = Set(set.labels).count
    if different > Self.mostUsualClasses, set.values != nil, options.use == nil {
      remarks.append(
        "\(different) different numbers: if they measure something, `\(statement(" label \(tables[0].labelColumn.typedFileName) number"))`"
      )
    }
    if set.classCount == 1 {
      remarks.append("there is but one class: `label NAME` says which column tells it")
    }
    return set
  }

  private mutating func dataset(
    of arrays: [(path: Path, tensor: FileTensor)]
  ) throws(Failure) -> Dataset {
    var labels = arrays.filter { $0.tensor.isLabels }
    var samples = arrays.filter { !$0.tensor.isLabels }
    if labels.count != samples.count, arrays.count.isMultiple(of: 2) {
      // Labels of several numbers look like samples: the order tells them apart.
      samples = stride(from: 0, to: arrays.count, by: 2).map { arrays[$0] }
      labels = stride(from: 1, to: arrays.count, by: 2).map { arrays[$0] }
    }
    guard labels.count == samples.count, labels.allSatisfy({ $0.tensor.shape.rank <= 2 })
    else {
      throw Failure(.file(.needsPairs(count: arrays.count)), at: paths.first?.range)
    }
    var sets: [LabelledSamples] = []
    for (samples, labels) in zip(samples, labels) {
      sets.append(try pair(samples.tensor, labels.tensor))
    }
    return try dataset(of: sets)
  }

  private mutating func dataset(
    of archives: [(path: Path, tensors: [NamedTensor])]
  ) throws(Failure) -> Dataset {
    var sets: [LabelledSamples] = []
    for archive in archives {
      let pairs = ArrayPairs.found(in: archive.tensors)
      guard !pairs.isEmpty else {
        let names = archive.tensors.map { "\($0.name) (\($0.shape))" }
        throw Failure(
          .file(.whichArrays(file: archive.path.name, names: names)), at: archive.path.range)
      }
      for (samples, labels) in pairs {
        sets.append(
          try pair(samples.content, labels.content))
      }
    }
    return try dataset(of: sets)
  }

  private mutating func dataset(of pictures: PictureClasses) throws(Failure) -> Dataset {
    let set = try samples { () throws(SampleError) in
      try LabelledSamples(
        pictures: pictures.pictures, labels: .words(pictures.labels), scale: options.scale)
    }
    guard pictures.isOneEach else { return try dataset(of: [set]) }
    remarks.append("each picture is a class of its own, so that none is held back")
    return try dataset(of: [set], isAllForTraining: true)
  }

  private func pair(
    _ inputs: FileTensor, _ labels: FileTensor
  ) throws(Failure) -> LabelledSamples {
    try samples { () throws(SampleError) in
      try LabelledSamples(inputs, labels: ClassLabels(labels.tensor), scale: options.scale)
    }
  }

  /// One set, or one to train on and one held back.
  private mutating func dataset(
    of sets: [LabelledSamples], featureNames: [String] = [], labelName: String = "",
    classNames: [String] = [], isAllForTraining: Bool = false
  ) throws(Failure) -> Dataset {
    guard sets.count <= 2 else {
      throw Failure(.file(.needsPairs(count: paths.count)), at: paths.first?.range)
    }
    let (name, seed, use) = (name, seed, options.use)
    let whole =
      sets.count == 2
      ? try samples { () throws(SampleError) in try sets[0].heldAgainst(sets[1]) } : sets[0]
    for change in whole.changes { remarks.append(change.sentence) }
    if sets.count == 2 {
      remarks.append("the second set is held back to test")
    } else if !isAllForTraining {
      remarks.append("the order is drawn by the seed, and a fifth held back")
    }
    return try samples { () throws(SampleError) in
      try whole.dataset(
        named: name, featureNames: featureNames, labelName: labelName, classNames: classNames,
        use: use, seed: seed, isAllForTraining: isAllForTraining)
    }
  }

  private func samples<Result>(
    _ body: () throws(SampleError) -> Result
  ) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      throw Failure(.file(.samples(error, file: name)), at: paths.first?.range)
    }
  }

  /// What the set is called: as the first file.
  private var name: String { paths.first?.lastPart ?? "" }

  // MARK: Folders of pictures

  private mutating func add(
    _ names: [String], in folder: Path, to classes: inout PictureClasses
  ) throws(Failure) {
    let before = (classes.pictures.count, skipped.count)
    // Several folders are a class each; one folder's own folders are.
    let isOnly = paths.count == 1
    for name in names {
      let path = folder.inside(name)
      if isOnly, let inner = try self.names(in: path) {
        for name in inner {
          if Self.isPicture(name) {
            try add(path.inside(name), as: path.lastPart, to: &classes)
          } else {
            skipped.append("\(path.lastPart)/\(name)")
          }
        }
      } else if Self.isPicture(name) {
        try add(path, as: isOnly ? path.baseName : folder.lastPart, to: &classes)
      } else {
        skipped.append(isOnly ? name : "\(folder.lastPart)/\(name)")
      }
    }
    if classes.pictures.count == before.0 {
      throw Failure(
        .file(.noPictures(folder: folder.name, others: Array(skipped[before.1...]))),
        at: folder.range)
    }
  }

  private mutating func add(
    _ path: Path, as label: String, to classes: inout PictureClasses
  ) throws(Failure) {
    guard case .picture(let picture) = try contents(try read(path), of: path) else {
      throw Failure(.file(.notAPicture(file: path.name)), at: path.range)
    }
    try classes.add(picture, of: label, from: path.name, at: path.range)
  }

  private static func isPicture(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".png", ".pgm", ".ppm", ".pnm"].contains { name.hasSuffix($0) }
  }

  // MARK: Reading

  private mutating func names(in path: Path) throws(Failure) -> [String]? {
    do {
      return try files.names(inFolder: path.name)
    } catch {
      throw Failure(reading: path.name, error, at: path.range)
    }
  }

  private mutating func read(_ path: Path) throws(Failure) -> [UInt8] {
    if interruption.isRaised { throw Failure(.interrupted) }
    let bytes: [UInt8]
    do {
      bytes = try files.read(
        path.name, limit: FileContents.largestFile, interruption: interruption)
    } catch {
      throw Failure(reading: path.name, error, at: path.range)
    }
    do {
      return try Gzip.unwrapped(bytes, interruption: interruption)
    } catch {
      throw Failure(format: error, of: path.name, at: path.range)
    }
  }

  private func contents(_ bytes: [UInt8], of path: Path) throws(Failure) -> FileContents {
    do {
      return try FileContents(bytes, interruption: interruption)
    } catch {
      throw Failure(format: error, of: path.name, at: path.range)
    }
  }
}

extension SampleLoader.Path {
  /// The part behind the last slash that is not at the end.
  var lastPart: String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  /// That part without what is behind its last dot.
  var baseName: String {
    let last = lastPart
    guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
    return String(last[..<dot])
  }

  /// A file in this folder.
  func inside(_ other: String) -> SampleLoader.Path {
    SampleLoader.Path(name: name.hasSuffix("/") ? name + other : "\(name)/\(other)", range: range)
  }
}

extension LabelledSamples.Change {
  /// What was done, in words.
  fileprivate var sentence: String {
    switch self {
    case .bytesScaled: "bytes from 0 to 255 became numbers from 0 to 1"
    case .channelsMoved: "the channels, which came last, are first"
    case .colourDropped: "the pictures are grey throughout: one channel is read"
    case .scaled(let divisor):
      "all numbers are divided by \(ExactNumberFormat.string(divisor))"
    case .samplesDropped(let count, let all):
      "\(count.grouped) of \(all.grouped) samples with nan or inf were dropped"
    }
  }
}

extension CSVTable.Finding {
  /// What was found out, in words.
  fileprivate var sentence: String {
    switch self {
    case .rowsDropped(let count, let all):
      "\(count.grouped) of \(all.grouped) rows were dropped: a field is `?`, empty or nan"
    case .emptyColumns(let names):
      Self.leftOut(names, "empty")
    case .wordColumns(let names):
      Self.leftOut(names, "of words")
    case .countingColumn(let name):
      "column \(Self.named(name)) only counts the rows and is left out"
    case .oneHot(let columns):
      "the classes are told by a single 1 in the columns \(FileProblem.listed(columns.map(Self.named)))"
    }
  }

  private static func leftOut(_ names: [String], _ kind: String) -> String {
    names.count == 1
      ? "column \(named(names[0])) is \(kind) and is left out"
      : "left out are \(names.count) columns, which are \(kind): "
        + FileProblem.listed(names.map(named))
  }

  private static func named(_ name: String) -> String { name.isEmpty ? "without a name" : name }
}

extension FileTensor {
  /// Whether it has one number for each sample, as labels do.
  fileprivate var isLabels: Bool {
    shape.rank == 1 || shape.rank == 2 && shape[1] == 1
  }
}
