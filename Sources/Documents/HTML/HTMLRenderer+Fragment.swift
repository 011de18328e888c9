extension HTMLRenderer {
  /// A document as a part of somebody else's page, as a notebook's: one element, which brings its
  /// own rules and touches nothing around it.
  ///
  /// It is light or dark as the notebook says (JupyterLab, VS Code, Colab), else as the reader's
  /// system is. Of a notebook's own rules for tables, stripes would be taken for numbers' heat, and
  /// words be set to the right.
  /// All frames of a sequence are shown, one below the other; of a value with many numbers the first
  /// and last rows are.
  package func fragment(_ document: Document) -> String {
    var options = RenderingOptions.drawn(digits: digits)
    options.abridgesValues = true
    var writer = HTMLWriter(typesetter: Typesetter(options: options))
    let body = writer.html(document.blocks)
    if body.isEmpty { return "" }
    let light = Self.colours(.light) + writer.heat.rules(.light)
    let dark = Self.colours(.dark) + writer.heat.rules(.dark)
    return """
      <div class="gradus-view"><style>
      .gradus-view {
      \(Self.blockStyle)padding: 0.2em 0; color: var(--text); overflow-x: auto;
      }
      .gradus-view tbody tr:not(.marked) { background: none !important; }
      .gradus-view table:not(.grid) td:not(.end) { text-align: left; }
      .gradus-view { \(light) }
      @media (prefers-color-scheme: dark) { .gradus-view { \(dark) } }
      [data-jp-theme-light="true"] .gradus-view, .vscode-light .gradus-view, html[theme="light"] .gradus-view { \(light) }
      [data-jp-theme-light="false"] .gradus-view, .vscode-dark .gradus-view, html[theme="dark"] .gradus-view { \(dark) }
      </style>
      \(body)
      </div>

      """
  }

  /// The colours of a theme, by the names that the rules use.
  private static func colours(_ theme: RenderingOptions.Theme) -> String {
    let signed = "--pos: \(positive(theme)); --neg: \(negative(theme)); "
    return signed
      + (theme == .light
        ? "--text: #1b1b20; --muted: #5f5f68; --rule: #d5d5dc; --panel: #fbfbfd; --alarm: #870087; --mark: #1b1b20;\n"
        : "--text: #e8e8ee; --muted: #9d9da8; --rule: #3a3a44; --panel: #222228; --alarm: #ffafff; --mark: #fff;\n")
  }
}
