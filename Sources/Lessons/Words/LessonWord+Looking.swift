import CommandLanguage

// What a lesson's word names, found.

extension LessonWord {
  /// The step, from 0, that a number is as it was typed.
  ///
  /// - Throws: where there is no such step.
  package static func step(_ text: String, of count: Int) throws(LessonWordError) -> Int {
    guard let number = Int(text), (1...count).contains(number) else {
      throw .noStep(text, steps: count)
    }
    return number - 1
  }
}

extension LessonRun {
  /// The number of the step so many behind the present one, from 0.
  ///
  /// - Throws: where there is none.
  package func step(behind offset: Int) throws(LessonWordError) -> Int {
    guard lesson.steps.indices.contains(step + offset) else {
      throw offset < 0 ? .firstStep : .lastStep
    }
    return step + offset
  }

  /// The question of the present step, and its number from 1, that a number is as it was typed.
  ///
  /// - Throws: where there is no such question.
  package func question(
    named text: String
  ) throws(LessonWordError) -> (number: Int, prediction: Lesson.Prediction) {
    guard let number = Int(text), let prediction = question(number) else {
      throw .noQuestion(text, questions: current.predictions.count)
    }
    return (number, prediction)
  }
}

extension LessonLibrary {
  /// The file of the lesson with that name, number or path.
  ///
  /// - Throws: where there is none, with the nearest name.
  package func file(named name: String) throws(LessonWordError) -> String {
    if let file = file(of: name) { return file }
    if files.isEmpty { throw .noLessons }
    throw .unknown(name, nearest: NearestWord.find(name, among: names))
  }

  /// The lesson with that name, number or path.
  ///
  /// - Throws: where there is none, or all that is wrong with it.
  package func lesson(named name: String) throws(LessonWordError) -> Lesson {
    let file = try file(named: name)
    do {
      return try Self.lesson(at: file)
    } catch {
      throw .unreadable(error)
    }
  }
}
