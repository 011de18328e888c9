import Platform
import Storage

/// What `gradus install` has put below a folder.
struct Installation {
  /// The folder, as a whole path.
  let prefix: String

  /// What is there of Gradus.
  private(set) var manifest: InstallationManifest
  /// Whether anything was there.
  let isThere: Bool

  /// Looks at a folder, which need not be there.
  init(at prefix: String) throws(InstallationError) {
    self.prefix = prefix
    let path = Self.path(InstallationManifest.path, below: prefix)
    guard Self.kind(of: path) != .nothing else {
      (manifest, isThere) = (InstallationManifest(), false)
      return
    }
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: InstallationManifest.longest, isRegular: true)
    } catch {
      throw .unreadable(path, reason: error.reason)
    }
    do {
      manifest = try InstallationManifest(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw .brokenManifest(path, line: error.number)
    }
    isThere = true
  }

  // MARK: Installing

  /// Puts files below the prefix, in place of those of an older installation.
  ///
  /// Where a first installation fails, nothing of it is left; where a later one does, each file is
  /// either the old or the new one, and both are known.
  ///
  /// - Returns: the paths of older files that were changed since, and so stay.
  mutating func install(_ files: [InstalledFile]) throws(InstallationError) -> [String] {
    let taken = files.map(\.path).filter { !mayReplace($0) }
    guard taken.isEmpty else { throw .taken(taken.map(path)) }
    var all = manifest
    for file in files { all.files[file.path, default: []].insert(file.fingerprint) }
    all.folders += missingFolders(for: files.map(\.path) + [InstallationManifest.path])
    let before = manifest
    manifest = all
    do throws(InstallationError) {
      for folder in all.folders { try make(folder) }
      try writeManifest()
      for file in files { try write(file) }
    } catch {
      if !isThere { _ = try? uninstall() }
      throw error
    }
    let names = Set(files.map(\.path))
    let old = before.files.keys.filter { !names.contains($0) }.sorted()
    let kept = old.filter { !isOwn($0) && Self.kind(of: path($0)) != .nothing }
    for file in old where !kept.contains(file) { try remove(file) }
    manifest.files = [:]
    for file in files { manifest.files[file.path] = [file.fingerprint] }
    try writeManifest()
    return kept.map(path)
  }

  /// Removes all that was installed and is as it was, and the folders that were made for it and are
  /// empty.
  ///
  /// - Returns: how many files were removed, and the paths of those that were changed since, and so
  ///   stay.
  func uninstall() throws(InstallationError) -> (removed: Int, kept: [String]) {
    var kept: [String] = []
    var removed = 0
    for file in manifest.files.keys.sorted() {
      switch Self.kind(of: path(file)) {
      case .nothing: break
      case .file where isOwn(file):
        try remove(file)
        removed += 1
      case .file, .other: kept.append(path(file))
      }
    }
    try remove(InstallationManifest.path)
    for folder in manifest.folders.reversed() where rmdir(path(folder)) != 0 {
      // Others may have put something there, or have taken it away.
      guard ![ENOTEMPTY, EEXIST, ENOENT].contains(errno) else { continue }
      throw .unremoved(path(folder), reason: FileStore.lastError().reason)
    }
    return (removed, kept)
  }

  // MARK: Files

  private enum Kind { case nothing, file, other }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      return errno == ENOENT || errno == ENOTDIR ? .nothing : .other
    }
    return status.st_mode & S_IFMT == S_IFREG ? .file : .other
  }

  /// Whether a file is there, and is as it was installed.
  private func isOwn(_ file: String) -> Bool {
    guard let prints = manifest.files[file], Self.kind(of: path(file)) == .file,
      let bytes = try? FileStore.read(path(file), limit: Self.largest, isRegular: true)
    else { return false }
    return prints.contains(.init(of: bytes))
  }

  private static let largest = 1 << 30

  private func mayReplace(_ file: String) -> Bool {
    Self.kind(of: path(file)) == .nothing || isOwn(file)
  }

  private func write(_ file: InstalledFile) throws(InstallationError) {
    try write(file.bytes, to: file.path, mode: file.isProgram ? 0o755 : 0o644)
  }

  private func writeManifest() throws(InstallationError) {
    try write(Array(manifest.text.utf8), to: InstallationManifest.path, mode: 0o644)
  }

  /// Writes a file that takes its place whole: a program that runs from there goes on with the old one.
  private func write(_ bytes: [UInt8], to file: String, mode: mode_t) throws(InstallationError) {
    let place = path(file)
    let temporary = "\(place).\(getpid()).new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      throw .unwritten(place, reason: FileStore.lastError().reason)
    }
    var failure = FileStore.writeAll(bytes, to: descriptor)
    if failure == nil, fchmod(descriptor, mode) != 0 || fsync(descriptor) != 0 {
      failure = FileStore.lastError()
    }
    close(descriptor)
    if failure == nil, rename(temporary, place) != 0 { failure = FileStore.lastError() }
    guard let failure else { return }
    unlink(temporary)
    throw .unwritten(place, reason: failure.reason)
  }

  private func remove(_ file: String) throws(InstallationError) {
    guard unlink(path(file)) != 0, errno != ENOENT, errno != ENOTDIR else { return }
    throw .unremoved(path(file), reason: FileStore.lastError().reason)
  }

  // MARK: Folders

  private func path(_ below: String) -> String { Self.path(below, below: prefix) }

  private static func path(_ below: String, below prefix: String) -> String {
    if below == "." { return prefix }
    let parts = below.split(separator: "/")
    guard parts.first == ".." else { return prefix == "/" ? "/" + below : "\(prefix)/\(below)" }
    return "/" + prefix.split(separator: "/").dropLast(parts.count).joined(separator: "/")
  }

  /// The folders that files need and that are not there, from the outermost.
  private func missingFolders(for files: [String]) -> [String] {
    var needed: [String] = []
    var around = ".."
    while access(path(around), F_OK) != 0, path(around) != "/" {
      needed.insert(around, at: 0)
      around += "/.."
    }
    needed.append(".")
    for file in files {
      var folder = ""
      for part in file.split(separator: "/").dropLast() {
        folder += folder.isEmpty ? "\(part)" : "/\(part)"
        if !needed.contains(folder) { needed.append(folder) }
      }
    }
    let known = Set(manifest.folders)
    return needed.filter { !known.contains($0) && access(path($0), F_OK) != 0 }
  }

  private func make(_ folder: String) throws(InstallationError) {
    guard mkdir(path(folder), 0o755) != 0, errno != EEXIST else { return }
    throw .noFolder(path(folder), reason: FileStore.lastError().reason)
  }
}
