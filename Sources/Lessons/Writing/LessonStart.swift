/// The beginning of a lesson for its author: a small whole one, with comments on its parts.
package enum LessonStart {
  /// The text, which stands its test as it is.
  package static func text(title: String) -> String {
    """
    ---
    # minutes: 200 words read, 25 words typed or two questions are one each
    # needs: the lesson to take before, by number; seed: where draws start
    title: \(title)
    minutes: 1
    needs:
    seed: 0
    ---

    <!-- A comment like this is not shown. gradus lesson test FILE tests the lesson,
    gradus lesson FILE runs it. Each heading with ## begins a step. -->

    ## A first step

    Begin with a question that a learner would ask. Then let something happen.

    <!-- setup runs in silence, demo is typed for the learner and shown. -->

    ```setup
    input 1
    dense 1 bias off
    dense1.weight = 3
    input = [2]
    ```

    ```demo
    print dense1.weight
    ```

    <!-- The guess is asked for before the answer shows. The answer is given as
    number: EXPR, sign of: EXPR, shape: EXPR, or choice: EXPR and then options,
    each on a line that begins with a dash. because: is shown with the answer, as
    words or as an expression with its numbers. wrong GUESS has words for one
    wrong guess. -->

    ```predict
    The input is 2. What comes out?
    number: dense1.weight[0, 0] * input[0]
    because: dense1.weight[0, 0] * input[0]
    ```

    ```wrong dense1.weight[0, 0] + input[0] "That is the sum. A unit multiplies."
    ```

    ```task
    Run the network forward.
    ```

    <!-- One expression a line, all of which must hold. A line used WORD asks that
    the command be used. -->

    ```check
    allclose(dense1.out, 6, 1e-12)
    ```

    <!-- A likely mistake, from where the learner starts, and what to say to it.
    With when and an expression before the words they are said wherever it holds.
    Long words begin the block. -->

    ```wrong "The weight has changed: it was 3. undo brings it back."
    dense1.weight = 2
    forward
    ```

    ```wrong when dense1.out > 6
    "That is too much. What you give the network is its own: undo takes the last
    change back."
    input = [3]
    forward
    ```

    <!-- Up to three hints: a nudge, a formula, the command. -->

    ```hint
    One word runs the input through all layers.
    ```

    ```hint
    forward
    ```

    ```solution
    forward
    ```

    What stands behind the solution is shown when the step is done.

    <!-- notes are for the teacher alone. -->

    <!-- own names what the learner works out. Behind varying stand the values that
    are drawn anew, to tell work from a number that was typed; gradients are made
    to read wrong, to tell it from a copy. own NAME measured is for a slope by
    hand, own NAME learned varying NAME for what steps have to lead to. What stands
    inside is said to who did not work it out. -->

    ```notes
    Let the class guess with their hands before anybody types.
    ```

    ## To read

    A step without a task is read, and Return goes on.

    """
  }
}
