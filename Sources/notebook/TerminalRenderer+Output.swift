internal import Rendering

extension TerminalRenderer {
    /// As wide and as coloured as the terminal; in a file of the usual width and without colours.
    init(_ typesetting: Typesetting, output: String?) {
        let isFile = output.map { $0 != "-" } ?? false
        self.init(
            typesetting, width: isFile ? Terminal.standardWidth : Terminal.width,
            colors: !isFile && Terminal.colorsResults)
    }
}
