import Diagnostics
import Documents

/// A model: small ones by their units and weights, others layer by layer.
struct SVGNet {
    /// The elements.
    let markup: [String]
    /// Where what stands below may begin.
    let bottom: Double

    /// How wide the picture is.
    let width: Double

    /// Draws `net` with the title of `plot` in a picture of `width`, or wider where its layers need it; the words are in
    /// `language`.
    init(_ net: NetDiagram, _ plot: Plot, width: Double, language: MessageLanguage) {
        let width = max(width, net.units.map(SVGNetUnits.leastWidth) ?? 0)
        self.width = width
        let title = SVGFrame.titleLines(plot, width: width)
        let top = SVGFrame.margin + (title.isEmpty ? 0 : Double(title.count) * 17 + 3)
        let words = NetWords(language: language)
        let (parts, end): ([String], Double)
        if let units = net.units {
            let picture = SVGNetUnits(units, top: top, width: width, words: words)
            (parts, end) = (picture.markup, picture.bottom)
        } else {
            let picture = SVGNetBlocks(net, top: top, width: width, words: words)
            (parts, end) = (picture.markup, picture.bottom)
        }
        let total = SVGText.element(
            words.total(net), x: SVGFrame.margin, y: end + 13, attributes: "font-size=\"11\" opacity=\".8\"")
        markup = SVGFrame.title(title) + parts + [total]
        bottom = end + 18
    }
}
