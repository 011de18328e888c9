"""The language's words in colour, for Pygments."""

from __future__ import annotations

from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace


class GradusLexer(RegexLexer):
    """Statements of Gradus: the first word of each is a command, if it is one at all."""

    name = "Gradus"
    aliases = ["gradus"]
    filenames = ["*.gradus"]
    mimetypes = ["text/x-gradus"]

    _number = r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?"

    tokens = {
        "root": [
            (r"\s+", Whitespace),
            (r"#.*$", Comment.Single),
            (r";", Punctuation),
            # An address or an assignment begins with no command.
            (r"[^\W\d]\w*(?=\s*[-+*]?=(?!=)|[.\[(])", Name, "rest"),
            (r"[^\W\d]\w*", Keyword, "rest"),
            (r"", Whitespace, "rest"),
        ],
        "rest": [
            (r"\n", Whitespace, "#pop"),
            (r";", Punctuation, "#pop"),
            (r"[^\S\n]+", Whitespace),
            (r"#.*$", Comment.Single),
            (r'"[^"\n]*"?', String),
            (r"\d+(?:[x\u00d7]\d+)+", Number.Integer),
            (_number, Number),
            (r"(\.)([^\W\d]\w*)", bygroups(Punctuation, Name.Attribute)),
            (r"[^\W\d]\w*(?=\()", Name.Function),
            (r"[^\W\d][\w]*", Name),
            (r"[-+*/@^=<>!]+", Operator),
            (r"[\[(]", Punctuation, "brackets"),
            (r".", Punctuation),
        ],
        # A bracket keeps a statement open over the end of its line.
        "brackets": [
            (r"\s+", Whitespace),
            (r"#.*$", Comment.Single),
            (_number, Number),
            (r"(\.)([^\W\d]\w*)", bygroups(Punctuation, Name.Attribute)),
            (r"[^\W\d]\w*(?=\()", Name.Function),
            (r"[^\W\d]\w*", Name),
            (r"[\[(]", Punctuation, "#push"),
            (r"[\])]", Punctuation, "#pop"),
            (r"[-+*/@^=<>!]+", Operator),
            (r".", Punctuation),
        ],
    }
