/// Turns documents into LaTeX that compiles as it stands, with packages that every distribution has.
package struct LaTeXRenderer: Equatable, Sendable {
  /// The significant digits of a rounded number.
  package var digits: Int

  /// Makes a renderer.
  package init(digits: Int = 3) { self.digits = digits }

  /// A whole file.
  ///
  /// - Parameter title: what stands in its first line, as the command that made it, if anything.
  package func file(_ document: Document, title: String?) -> String {
    let typesetter = Typesetter(options: RenderingOptions.drawn(digits: digits))
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
    \usepackage{longtable}
    \usepackage{xcolor}
    \usepackage{pict2e}
    % Rules of a table; where the package is missing, plain ones.
    \IfFileExists{booktabs.sty}{\usepackage{booktabs}}%
      {\let\toprule\hline\let\midrule\hline\let\bottomrule\hline}
    \setlength{\parindent}{0pt}
    \setlength{\parskip}{6pt}
    \setlength{\tabcolsep}{5pt}
    \setlength{\unitlength}{1pt}
    % What is typed breaks seldom: lines may be loose before they run over the margin.
    \setlength{\emergencystretch}{8em}

    % What steps back.
    \newcommand{\muted}[1]{{\color{gray}#1}}
    \newsavebox{\toofit}
    % A remark behind its sign.
    \newcommand{\note}[2]{\par\hangindent=1.6em\hangafter=1\noindent\sbox{\toofit}{#1 }%
      \ifdim\wd\toofit>1.6em\usebox{\toofit}\else\makebox[1.6em][l]{#1}\fi{\small\emergencystretch=6em #2}\par}
    % What is wider than the page is made smaller.
    \newcommand{\fit}[1]{\sbox{\toofit}{#1}%
      \ifdim\wd\toofit>\linewidth\resizebox{\linewidth}{!}{\usebox{\toofit}}\else\usebox{\toofit}\fi}
    % What stands out, in words and in formulas.
    \newcommand{\strong}[1]{{\bfseries\boldmath #1}}
    % Cells, in the middle of the line, between their title and their caption: title, cells, caption,
    % width.
    \newcommand{\grid}[4]{\fit{$\mathop{\vcenter{\hbox{#2}}}%
      \limits^{\hbox{\parbox[b]{#4}{\centering\footnotesize #1}}}%
      _{\hbox{\parbox[t]{#4}{\centering\footnotesize\muted{#3}}}}$}}
    % A picture of characters, and a block of one: how dark, how high.
    \newcommand{\signs}[1]{{\small\ttfamily\begin{tabular}{@{}l@{}}#1\end{tabular}}}
    \newlength{\blkheight}\setlength{\blkheight}{12pt}
    \newcommand{\blk}[2]{{\color{black!#1}\rule[-3pt]{0.525em}{#2\blkheight}}}
    \#(LaTeXRails.preamble)
    % Room above and below fractions and sums.
    \newcommand{\tall}{\rule[-2.6ex]{0pt}{6.4ex}}
    % Lines of a formula, their signs below each other.
    \newenvironment{formula}{\par\noindent\tabularx{\linewidth}{@{}l@{ }c@{ }>{\raggedright\arraybackslash}X@{}}}%
      {\endtabularx\par}

    """#
}
