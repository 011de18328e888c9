import CommandLanguage

extension CommandCall {
  /// The call with its arguments as properties, of the command that the context asks for.
  ///
  /// - Throws: ``Problem/syntax(_:)``, where they are not those of that command.
  package func typed<Arguments>() throws(Failure) -> TypedCall<Arguments> {
    do {
      return try TypedCall(self)
    } catch {
      throw Failure(.syntax(error.problem(of: command)), at: error.range ?? range)
    }
  }
}

extension Given {
  /// That it cannot be what it was set to.
  ///
  /// - Parameter what: what it is called, where that is not its name.
  package func refused(as what: String? = nil, allowed: String) -> Failure {
    Failure(.badSetting(what ?? name, value: text, allowed: allowed), at: range)
  }
}
