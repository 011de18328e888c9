extension HTMLRenderer {
  /// The look of a page, but for the classes of heat; the colours are the terminal's.
  package static let style = pageStyle + blockStyle + endStyle

  /// The look of a page as a whole.
  static let pageStyle = """
    :root {
      color-scheme: light dark;
      --ground: #fff; --text: #1b1b20; --muted: #5f5f68; --rule: #d5d5dc; --panel: #fbfbfd;
      --pos: \(positive(.light)); --neg: \(negative(.light)); --alarm: #870087; --mark: #1b1b20;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --ground: #18181c; --text: #e8e8ee; --muted: #9d9da8; --rule: #3a3a44; --panel: #222228;
        --pos: \(positive(.dark)); --neg: \(negative(.dark)); --alarm: #ffafff; --mark: #fff;
      }
    }
    * { box-sizing: border-box; }
    html { font-size: clamp(15px, 9px + 0.85vw, 30px); }
    body {
      margin: 0 auto; padding: 1.2rem 1.4rem; max-width: 74rem; background: var(--ground);
      color: var(--text); font: 1rem/1.5 system-ui, "DejaVu Sans", sans-serif;
    }

    """

  /// The look of blocks, wherever they stand.
  static let blockStyle = """
    code, pre, kbd, table.grid, table.formula, td.end, .command, output {
      font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
    }
    code { font-size: 0.94em; font-weight: 600; }
    h1, h2, h3 { font-size: 1.12rem; font-weight: 600; line-height: 1.35; margin: 1.2rem 0 0.5rem; }
    h1 { font-size: 1.25rem; margin-top: 0.3rem; }
    h3 { font-size: 1rem; }
    p { margin: 0.5rem 0; max-width: 60rem; }
    .command {
      color: var(--muted); margin: 0; font-size: 0.9rem; font-weight: 400; overflow-wrap: anywhere;
    }
    .muted { color: var(--muted); }
    .pos { color: var(--pos); }
    .neg { color: var(--neg); }
    .alarm { color: var(--alarm); }
    mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; }
    .note { padding-left: 1.3em; text-indent: -1.3em; }
    .note .sign { display: inline-block; min-width: 1.3em; text-indent: 0; font-weight: 700; }
    .note.stale .sign { padding-right: 0.5em; }
    .note.warning .sign { color: var(--alarm); }
    pre, .wide { overflow-x: auto; margin: 0.7rem 0; }
    pre { font-size: 0.92rem; line-height: 1.4; }
    .grids {
      display: flex; flex-wrap: wrap; align-items: flex-start; gap: 1rem 1.6rem; margin: 0.8rem 0;
    }
    .term { display: flex; align-items: center; gap: 0.9rem; max-width: 100%; }
    .term > .sign { font-size: 1.3rem; font-weight: 700; }
    figure { margin: 0; min-width: 0; overflow-x: auto; padding: 2px; }
    figcaption, .caption { font-size: 0.88rem; color: var(--muted); margin: 0 0 0.3rem; }
    .caption { margin: 0.3rem 0 0; }
    .scale { font-size: 0.82rem; color: var(--muted); margin: 0.35rem 0 0; }
    .colours { display: inline-flex; border: 1px solid var(--rule); vertical-align: -0.05em; }
    .colours span { width: 0.38rem; height: 0.66rem; }
    .pixels {
      display: block; width: 7rem; height: auto; border: 1px solid var(--rule);
      shape-rendering: crispEdges;
    }
    .pixels rect { fill: var(--text); }
    table { border-collapse: collapse; }
    table.grid td {
      white-space: pre; text-align: right; padding: 0.17em 0.7em; line-height: 1.35;
      border: 1px solid var(--rule); position: relative;
    }
    table.grid th {
      font: inherit; font-size: 0.85rem; color: var(--muted); padding: 0.1em 0.6em; text-align: right;
      font-weight: 400;
    }
    table.grid td.window, table.grid td.changed, table.grid td.winner { font-weight: 700; }
    table.grid td.off { border: none; padding: 0; }
    table.signs td { padding: 0.05em 0.15em; min-width: 1.6em; text-align: center; }
    table.dense { font-size: 0.72rem; }
    table.dense td { padding: 0.1em 0.2em; text-align: center; }
    table.dense th { padding: 0 0.15em; font-size: 0.5rem; }
    td.top { border-top: 3px solid var(--mark) !important; }
    td.bottom { border-bottom: 3px solid var(--mark) !important; }
    td.left { border-left: 3px solid var(--mark) !important; }
    td.right { border-right: 3px solid var(--mark) !important; }
    table.grid td.padding, table.grid td.muted { color: var(--muted); }
    table.grid td.padding { border-style: dashed; }
    td i { font-style: normal; display: inline-block; width: 0; }
    td i + .sr { left: 0; }
    .chart { margin: 0.8rem 0; }
    .chart svg { width: 100%; height: auto; display: block; }
    .chart text { font-family: system-ui, "DejaVu Sans", sans-serif; fill: var(--text); }
    .chart text.label { fill: var(--muted); }
    \(SVGChart.pageStyle)
    table.formula { margin: 0.7rem 0; }
    table.formula td { padding: 0.1em 0.5em 0.1em 0; vertical-align: top; overflow-wrap: anywhere; }
    table.formula td:first-child, table.formula td:nth-child(2) { white-space: nowrap; }
    table.data th {
      text-align: left; font-size: 0.85rem; font-weight: 400; color: var(--muted);
      border-bottom: 1px solid var(--rule); vertical-align: bottom;
    }
    table.data td, table.data th { padding: 0.22em 1.3em 0.22em 0; }
    table.data .end { text-align: right; white-space: pre; }
    table.data tr.marked { background: var(--panel); font-weight: 600; }
    .sr, .live {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    .bar { display: none; }
    .frame { margin-bottom: 1.6rem; }
    .frame h2 { margin-top: 0.8rem; }
    .js .bar {
      display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; margin: 0.9rem 0 0.2rem;
    }
    .bar button {
      font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--rule);
      border-radius: 0.4rem; padding: 0.3rem 0.8rem; min-height: 2.6rem; min-width: 2.8rem;
      cursor: pointer;
    }
    .bar button[aria-disabled=true] { color: var(--muted); cursor: default; opacity: 0.6; }
    .bar output { min-width: 6.5em; text-align: center; }
    .bar input { flex: 1 1 8rem; min-width: 6rem; max-width: 24rem; accent-color: var(--neg); }
    @media (max-width: 34rem) { .bar .word { display: none; } .bar output { min-width: 5em; } }
    :focus-visible { outline: 3px solid var(--neg); outline-offset: 2px; }
    .js { overscroll-behavior-x: none; }
    .js .stage { display: grid; cursor: pointer; touch-action: pan-y pinch-zoom; }
    .js .frame { grid-area: 1 / 1; visibility: hidden; margin: 0; min-width: 0; }
    .js .long .frame { display: none; }
    .js .frame.now { visibility: visible; display: block; }

    """

  /// The look of a page's end, and of all of it on paper.
  private static let endStyle = """
    footer {
      display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.3rem 1.5rem;
      margin-top: 1.6rem; padding-top: 0.6rem; border-top: 1px solid var(--rule);
      color: var(--muted); font-size: 0.85rem;
    }
    kbd { border: 1px solid var(--rule); border-radius: 0.25rem; padding: 0 0.35em; }
    footer span:last-child { margin-left: auto; }
    td, span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    @media print {
      html { font-size: 10.5pt; }
      body { padding: 0; max-width: none; }
      /* Paper does not scroll: what is wide is written smaller, or goes on below. */
      figure, pre, .wide { overflow: visible; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      figure.broad, figure.folded { font-size: 0.75em; }
      figure.broader { font-size: 0.5em; }
      figure.broadest { font-size: 0.38em; }
      .folded table, .folded tbody { display: block; }
      .folded tr { display: flex; flex-wrap: wrap; margin-bottom: 0.5em; }
      .js .bar, .keys { display: none; }
      .js .stage { display: block; }
      .js .frame, .js .long .frame {
        display: block; visibility: visible; break-inside: avoid; margin-bottom: 1.2rem;
      }
    }

    """

  /// The text colour of numbers above zero.
  static func positive(_ theme: RenderingOptions.Theme) -> String {
    RGB(cubeCode: theme == .dark ? 215 : 130).hex
  }

  /// The text colour of numbers below zero.
  static func negative(_ theme: RenderingOptions.Theme) -> String {
    RGB(cubeCode: theme == .dark ? 111 : 25).hex
  }
}
