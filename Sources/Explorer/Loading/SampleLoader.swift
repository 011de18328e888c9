import CommandLanguage
import Datasets
import NeuralNetwork

/// Makes a set of samples from the files that `data load` names.
struct SampleLoader {
  /// A file's or folder's name as it was typed.
  struct Path {
    let name: String
    let range: SourceRange
  }

  let paths: [Path]
  let table: CSVOptions
  let seed: UInt64
  let interruption: Interruption
  /// What was read.
  private(set) var files: FileReadings
  /// What there is to say about how the files were read.
  private(set) var remarks: [String] = []

  init(
    _ paths: [Path], table: CSVOptions, seed: UInt64, files: FileReadings,
    interruption: Interruption
  ) {
    self.paths = paths
    self.table = table
    self.seed = seed
    self.files = files
    self.interruption = interruption
  }

  /// Reads the files.
  mutating func load() throws(Failure) -> Dataset {
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
          tables.append(try CSVTable(bytes, options: table))
        } catch {
          throw Failure(.file(.format(error, file: path.name)), at: path.range)
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
    if tables.isEmpty, table != CSVOptions() { throw needsTable }
    let kinds = [!tables.isEmpty, !arrays.isEmpty, !pictures.isEmpty, !archives.isEmpty]
    guard kinds.count(where: { $0 }) == 1 else {
      throw Failure(.file(.needsPairs(count: paths.count)), at: paths.first?.range)
    }
    if !tables.isEmpty { return try dataset(of: tables) }
    if !arrays.isEmpty { return try dataset(of: arrays) }
    if !archives.isEmpty { return try dataset(of: archives) }
    return try dataset(of: pictures)
  }

  // MARK: Kinds of files

  private mutating func dataset(of tables: [CSVTable]) throws(Failure) -> Dataset {
    remarks.append("the classes are those of column \(tables[0].labelColumn)")
    var sets: [LabelledSamples] = []
    for table in tables {
      let labels = ClassLabels(table.labels)
      sets.append(
        try samples { () throws(SampleError) in
          try LabelledSamples(FileTensor(table.features), labels: labels)
        })
    }
    return try dataset(of: sets, featureNames: tables[0].featureNames)
  }

  private mutating func dataset(
    of arrays: [(path: Path, tensor: FileTensor)]
  ) throws(Failure) -> Dataset {
    let labels = arrays.filter { $0.tensor.isLabels }
    let samples = arrays.filter { !$0.tensor.isLabels }
    guard labels.count == samples.count else {
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
        let names = archive.tensors.map { "\($0.name) (\($0.tensor.shape))" }
        throw Failure(
          .file(.whichArrays(file: archive.path.name, names: names)), at: archive.path.range)
      }
      for (samples, labels) in pairs {
        sets.append(
          try pair(
            FileTensor(samples.tensor, wasBytes: samples.wasBytes), FileTensor(labels.tensor)))
      }
    }
    return try dataset(of: sets)
  }

  private mutating func dataset(of pictures: PictureClasses) throws(Failure) -> Dataset {
    let set = try samples { () throws(SampleError) in
      try LabelledSamples(pictures: pictures.pictures, labels: .words(pictures.labels))
    }
    guard pictures.isOneEach else { return try dataset(of: [set]) }
    remarks.append("each picture is a class of its own, so that none is held back")
    return try dataset(of: [set], isAllForTraining: true)
  }

  private func pair(
    _ inputs: FileTensor, _ labels: FileTensor
  ) throws(Failure) -> LabelledSamples {
    try samples { () throws(SampleError) in
      try LabelledSamples(inputs, labels: .numbers(labels.tensor.elements))
    }
  }

  /// One set, or one to train on and one held back.
  private mutating func dataset(
    of sets: [LabelledSamples], featureNames: [String] = [], isAllForTraining: Bool = false
  ) throws(Failure) -> Dataset {
    guard sets.count <= 2 else {
      throw Failure(.file(.needsPairs(count: paths.count)), at: paths.first?.range)
    }
    let (name, seed) = (name, seed)
    let whole =
      sets.count == 2
      ? try samples { () throws(SampleError) in try sets[0].heldAgainst(sets[1]) } : sets[0]
    for change in sets[0].changes { remarks.append(change.sentence) }
    if sets.count == 2 {
      remarks.append("the second set is held back to test")
    } else if !isAllForTraining {
      remarks.append("the order is drawn by the seed, and a fifth held back")
    }
    return try samples { () throws(SampleError) in
      try whole.dataset(
        named: name, featureNames: featureNames, seed: seed, isAllForTraining: isAllForTraining)
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

  private var needsTable: Failure {
    let option = table.label != nil ? "label" : table.hasHeader != nil ? "header" : "separator"
    return Failure(.file(.needsTable(option: option)), at: paths.first?.range)
  }

  // MARK: Folders of pictures

  private mutating func add(
    _ names: [String], in folder: Path, to classes: inout PictureClasses
  ) throws(Failure) {
    let before = classes.pictures.count
    // Several folders are a class each; one folder's own folders are.
    let isOnly = paths.count == 1
    for name in names {
      let path = folder.inside(name)
      if isOnly, let inner = try self.names(in: path) {
        for name in inner where Self.isPicture(name) {
          try add(path.inside(name), as: path.lastPart, to: &classes)
        }
      } else if Self.isPicture(name) {
        try add(path, as: isOnly ? path.baseName : folder.lastPart, to: &classes)
      }
    }
    if classes.pictures.count == before {
      throw Failure(.file(.noPictures(folder: folder.name)), at: folder.range)
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
      throw Failure(.fileNotReadable(path.name, reason: error.reason), at: path.range)
    }
  }

  private mutating func read(_ path: Path) throws(Failure) -> [UInt8] {
    if interruption.isRaised { throw Failure(.interrupted) }
    do {
      return try files.read(path.name, limit: FileContents.largestFile)
    } catch {
      throw Failure(.fileNotReadable(path.name, reason: error.reason), at: path.range)
    }
  }

  private func contents(_ bytes: [UInt8], of path: Path) throws(Failure) -> FileContents {
    do {
      return try FileContents(bytes)
    } catch {
      throw Failure(.file(.format(error, file: path.name)), at: path.range)
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
    }
  }
}

extension FileTensor {
  /// Whether it has one number for each sample, as labels do.
  fileprivate var isLabels: Bool {
    tensor.shape.rank == 1 || tensor.shape.rank == 2 && tensor.shape[1] == 1
  }
}
