import CommandLanguage
import Datasets
import Storage

extension Failure {
  /// That a file could not be read, or was not to be read further.
  package init(reading path: String, _ error: FileStore.FileError, at range: SourceRange?) {
    self.init(
      error == .interrupted ? .interrupted : .fileNotReadable(path, reason: error.reason), at: range
    )
  }

  /// That a file is not what it claims to be, or was not to be read further.
  package init(format error: FormatError, of path: String, at range: SourceRange?) {
    self.init(
      error.reason == .interrupted ? .interrupted : .file(.format(error, file: path)), at: range)
  }
}
