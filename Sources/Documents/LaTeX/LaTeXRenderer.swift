/// Turns documents into LaTeX that compiles as it stands, with packages that every distribution has.
public struct LaTeXRenderer: Equatable, Sendable {
  /// The significant digits of a rounded number.
  public var digits: Int

  /// Makes a renderer.
  public init(digits: Int = 3) { self.digits = digits }

  /// A whole file.
  ///
  /// - Parameter title: what stands in its first line, as the command that made it, if anything.
  public func file(_ document: Document, title: String?) -> String {
    let typesetter = Typesetter(options: RenderingOptions(width: 4000, digits: digits))
    let first =
      title.map { title in
        let name = LaTeXText.of(typesetter.safe(title))
        return "\\noindent\\muted{\\small gradus\\textgreater{} \\texttt{\(name)}}\n\n"
      } ?? ""
    return """
      % Made by Gradus. To typeset it: pdflatex THIS_FILE
      \(Self.preamble)
      \\begin{document}

      \(first)\(LaTeXWriter(typesetter: typesetter).latex(document.blocks))

      \\end{document}

      """
  }

  private static let preamble = #"""
    \documentclass[11pt]{article}
    \usepackage[utf8]{inputenc}
    \usepackage[T1]{fontenc}
    \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
    \usepackage{textcomp}
    \usepackage{amsmath,amssymb}
    \usepackage[a4paper,margin=22mm]{geometry}
    \usepackage{graphicx}
    \usepackage{tabularx}
    \usepackage[table]{xcolor}
    \setlength{\parindent}{0pt}
    \setlength{\parskip}{6pt}
    \setlength{\tabcolsep}{5pt}
    \setlength{\fboxsep}{1.5pt}

    % What steps back.
    \newcommand{\muted}[1]{{\color{gray}#1}}
    % A remark behind its sign.
    \newcommand{\note}[2]{\par\hangindent=1.6em\hangafter=1\noindent\makebox[1.6em][l]{#1}{\small #2}\par}
    % What is wider than the page is made smaller.
    \newsavebox{\toofit}
    \newcommand{\fit}[1]{\sbox{\toofit}{#1}%
      \ifdim\wd\toofit>\linewidth\resizebox{\linewidth}{!}{\usebox{\toofit}}\else\usebox{\toofit}\fi}
    % Numbers in rows and columns between their title and their caption.
    \newcommand{\grid}[3]{\fit{\begin{tabular}[c]{@{}l@{}}
      {\small #1}\\[2pt] #2\\ {\small\muted{#3}}\end{tabular}}}
    % Lines of a formula, their signs below each other.
    \newenvironment{formula}{\par\noindent\tabularx{\linewidth}{@{}l@{ }c@{ }>{\raggedright\arraybackslash}X@{}}}%
      {\endtabularx\par}

    """#
}
