/// The content security policy of a page: it may fetch nothing, and only the page's own style and script take effect.
///
/// Formulas and pictures have style attributes, which hold no `url()`; every one of them is ours.
/// Each hash is SHA-256 of the bytes between the tags, in base64; a test computes them.
enum PagePolicy {
    /// Of `StyleSheet.page`.
    static let style = "MMtARGli5pf9qQqyixJjgOSOX5+G7EIvuiSvKC1D5rg="
    /// Of `PlotStyle.css`.
    static let plotStyle = "yX1wvqDxupy74EPi0NDoyae6fll8lYT0ESPdNUUBs+E="
    /// Of `SweepStyle.css`.
    static let sweepStyle = "hcsjBB5fgUnbS2y0E0eWhZ6qTe6BOkOhJyFcHevfhnw="
    /// Of `SweepStyle.cssOfMany`.
    static let sweepStyleOfMany = "QW0MnlkYxMYM1QXFBvpZfUBgGBpKrIKmUXRIhiQYXXg="
    /// Of `PageScript.text`.
    static let script = "cfOkhZNEZVNppIlTmPRfWja2j30dBQxpn/pP3IC3Esw="

    /// What stands in the page's head.
    static let text = """
        default-src 'none'; style-src 'sha256-\(style)' 'sha256-\(plotStyle)' 'sha256-\(sweepStyle)' \
        'sha256-\(sweepStyleOfMany)'; \
        style-src-attr 'unsafe-inline'; script-src 'sha256-\(script)'; \
        img-src data:; base-uri 'none'; form-action 'none'
        """
}
