import Diagnostics
import Documents

extension SVGPlot {
    /// One plot as a file of its own: dark on a light card, so that it can be read on every page, with no style of the
    /// page's. `identifier` must be the page's only one.
    static func standingAlone(_ plot: Plot, identifier: String, language: MessageLanguage) -> String {
        let colors = PlotStyle.light.enumerated().map { "--plot-\($0 + 1):\($1)" }.joined(separator: ";")
        return picture(
            plot, id: identifier, width: SVGFrame.wide, language: language,
            style: "background:#fff;color:#1f2328;max-width:100%;height:auto;\(colors)")
    }
}
