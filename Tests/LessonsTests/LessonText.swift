import Lessons

/// A small lesson that stands its test, with parts to be exchanged.
enum LessonText {
  /// The lesson.
  static let whole = """
    ---
    title: A product
    minutes: 1
    needs:
    seed: 0
    ---

    ## One product

    A dense unit multiplies.

    ```setup
    input 1
    dense 1 bias off
    dense1.weight = 3
    input = [2]
    ```

    ```predict
    What comes out?
    number: dense1.weight[0,0] * input[0]
    ```

    ```task
    Run it.
    ```

    ```check
    allclose(dense1.out, 6, 1e-12)
    ```

    ```wrong "The weight is 3, not 4."
    dense1.weight = 4
    forward
    ```

    ```hint
    One word.
    ```

    ```hint
    forward
    ```

    ```solution
    forward
    ```

    That is all it does.

    ## To read

    Nothing to do here.

    - one thing
    - another
    """ + "\n"

  /// The lesson with a text in place of another, which has to be there.
  static func replacing(_ old: String, _ new: String) -> String {
    precondition(whole.contains(old), "the lesson has \(old)")
    return whole.replacing(old, with: new)
  }

  /// The reports on a text that is no lesson; none where it is one.
  static func reports(_ text: String) -> [String] {
    reports(Array(text.utf8))
  }

  /// The reports on bytes that are no lesson; none where they are one.
  static func reports(_ bytes: [UInt8]) -> [String] {
    do {
      _ = try LessonParser.lesson(in: bytes, file: "a.md")
      return []
    } catch {
      return error.reports
    }
  }

  /// What the test of a lesson finds.
  static func findings(_ text: String) throws -> [String] {
    try LessonTest(Array(text.utf8), file: "a.md").findings.map { $0.report(file: "a.md") }
  }

  /// The lesson that a text is.
  static func lesson(_ text: String = whole) throws -> Lesson {
    try LessonParser.lesson(in: Array(text.utf8), file: "lessons/03-product.md")
  }
}
