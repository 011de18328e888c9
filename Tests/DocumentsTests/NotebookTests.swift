import Documents
import Testing

@Suite struct NotebookTests {
  @Test func `a notebook is written as nbformat writes it`() {
    var notebook = Notebook()
    notebook.remark = "by hand"
    notebook.add(.markdown, id: "title", "# A \"sum\"\n\nof π")
    notebook.add(.code, id: "sum", tags: ["task"], "1 + 2\n3\n")
    notebook.add(.code, id: "empty", "")
    // nbformat.writes(nbformat.v4.new_notebook(…)) of Python's nbformat 5.10, with a line break
    // behind it, as nbformat.write has.
    #expect(
      notebook.json == #"""
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "title",
           "metadata": {},
           "source": [
            "# A \"sum\"\n",
            "\n",
            "of π"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "sum",
           "metadata": {
            "tags": [
             "task"
            ]
           },
           "outputs": [],
           "source": [
            "1 + 2\n",
            "3\n"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "empty",
           "metadata": {},
           "outputs": [],
           "source": []
          }
         ],
         "metadata": {
          "gradus": "by hand",
          "kernelspec": {
           "display_name": "Gradus",
           "language": "gradus",
           "name": "gradus"
          },
          "language_info": {
           "codemirror_mode": "r",
           "file_extension": ".gradus",
           "mimetype": "text/x-gradus",
           "name": "gradus",
           "pygments_lexer": "gradus"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """#)
  }
}
