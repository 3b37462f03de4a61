/// The colours of plots.
///
/// After M. Okabe and K. Ito's palette for the colour-blind (2008), its light colours darkened so that each has a
/// contrast of at least 3 against the page (WCAG 2.1, 1.4.11), in the light and in the dark.
public enum PlotStyle {
    /// The rules that a page with plots needs once; without them plots still show, in colours that do on any page.
    public static let css = """
        :root{\(properties(light))}
        @media (prefers-color-scheme:dark){:root{\(properties(dark))}}
        @media print{:root{\(properties(light))}}
        .nb-plots{margin:.6rem 0}
        .nb-plot{display:block;width:32rem;max-width:100%;height:auto}
        .nb-wide{display:block;height:auto}
        @media screen{.nb-plots>.nb-wide{max-width:none}}
        .nb-several{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:1rem;align-items:start}
        .nb-several>p{grid-column:1/-1;max-width:none;margin:0 0 -.6rem;font-family:var(--display);font-weight:600}
        .nb-several>.nb-plot,.nb-several>.nb-wide{width:100%;max-width:32rem}

        """

    /// On white.
    static let light = ["#0072b2", "#d55e00", "#008a64", "#b4508f", "#a87000", "#2b87c0", "#7a5cc7", "#5f6b73"]
    /// On a dark page.
    static let dark = ["#56a8e6", "#f0803c", "#22bd90", "#dd8bb8", "#e3a41c", "#7cc4f2", "#a994ec", "#a3adb5"]
    /// Where the page does not say which it is.
    static let fallback = ["#0a7bbd", "#d55e00", "#00916a", "#bd5c99", "#a87000", "#2b87c0", "#8568cf", "#707c84"]

    private static func properties(_ colors: [String]) -> String {
        colors.enumerated().map { "--plot-\($0 + 1):\($1)" }.joined(separator: ";")
    }
}
