import Documents

/// The layers of a model as blocks, from top to bottom, with what comes out of each and its number of parameters; frames
/// around those that belong together, and the way round them where the input is added.
struct SVGNetBlocks {
    /// The elements.
    private(set) var markup: [String] = []
    /// Where what stands below may begin.
    private(set) var bottom: Double

    private static let (nameSize, textSize) = (12.0, 11.0)
    private static let arrow = 16.0
    /// The room that a frame takes on each side.
    private static let inset = 24.0

    private let words: NetWords
    private let width: Double
    private let middle: Double
    private let deepest: Int
    /// Where the line to the next block begins; nil where none leads there.
    private var from: Double?
    private var frames: [(step: NetDiagram.Step, top: Double, fork: Double)] = []

    /// Draws `net` from `top` on in a picture of `width`.
    init(_ net: NetDiagram, top: Double, width pictureWidth: Double, words: NetWords) {
        self.words = words
        middle = pictureWidth / 2
        bottom = top
        var (depth, deepest) = (0, 0)
        for step in net.steps {
            if case .begin = step.kind { depth += 1 }
            if case .end = step.kind { depth -= 1 }
            deepest = max(deepest, depth)
        }
        self.deepest = deepest
        let widest = net.steps.reduce(0) { width, step in
            max(
                width, SVGText.width(PlotText.line(step.name), size: SVGNetBlocks.nameSize),
                SVGText.width(SVGNetBlocks.detail(step, words), size: SVGNetBlocks.textSize))
        }
        let room = pictureWidth - 2 * SVGFrame.margin - 2 * SVGNetBlocks.inset * Double(deepest)
        width = min(max(widest + 24, 150), room)
        block([words.input + " " + NetWords.shape(net.input)], isInput: true)
        for step in net.steps { draw(step) }
        bottom += 4
    }

    private static func detail(_ step: NetDiagram.Step, _ words: NetWords) -> String {
        let parameters = words.parameters(step)
        return NetWords.shape(step.shape) + (parameters.isEmpty ? "" : " · " + parameters)
    }

    private mutating func draw(_ step: NetDiagram.Step) {
        switch step.kind {
        case .layer(let family):
            block([PlotText.line(step.name), SVGNetBlocks.detail(step, words)], color: family.color)
        case .omitted(let count):
            block(["… " + words.omitted(count), SVGNetBlocks.detail(step, words)])
        case .begin(let frame): begin(step, frame)
        case .end(let frame): end(frame)
        }
    }

    /// A block with one or two lines of text, and the arrow to it.
    private mutating func block(_ lines: [String], color: Int? = nil, isInput: Bool = false) {
        let isListed = frames.last.map { if case .begin(.function) = $0.step.kind { true } else { false } } ?? false
        let top = isInput ? bottom : bottom + (isListed ? 8 : SVGNetBlocks.arrow)
        if !isListed { self.arrow(to: top) }
        let height = Double(lines.count) * 15 + 9
        let paint = color.map { SVGMarkStyle.paint($0) }
        let box =
            "x=\"\(SVGNumber.text(middle - width / 2))\" y=\"\(SVGNumber.text(top))\""
            + " width=\"\(SVGNumber.text(width))\" height=\"\(SVGNumber.text(height))\" rx=\"\(isInput ? "12" : "4")\""
        let fill =
            paint.map { "fill=\"\($0)\" fill-opacity=\".16\" stroke=\"\($0)\"" }
            ?? "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".6\""
        markup.append("<rect \(box) \(fill)/>")
        for (number, line) in lines.enumerated() {
            let size = number == 0 ? SVGNetBlocks.nameSize : SVGNetBlocks.textSize
            let text = SVGText.lines(line, size: size, width: width - 12, atMost: 1).first ?? ""
            markup.append(
                SVGText.element(
                    text, x: middle, y: top + 16 + Double(number) * 15,
                    attributes: "text-anchor=\"middle\" font-size=\"\(SVGNumber.text(size))\""
                        + (number == 0 ? "" : " opacity=\".85\"")))
        }
        bottom = top + height
        from = isListed ? nil : bottom
    }

    private mutating func begin(_ step: NetDiagram.Step, _ frame: NetDiagram.Frame) {
        let top = bottom + 10
        if frame == .function { arrow(to: top) }
        var label = words.frame(step)
        if frame == .function { label += " " + SVGNetBlocks.detail(step, words) }
        let left = middle - outerWidth(frames.count) / 2
        // The line from above passes the middle.
        let room = frame == .function ? outerWidth(frames.count) - 16 : outerWidth(frames.count) / 2 - 16
        let text = SVGText.lines(PlotText.line(label), size: SVGNetBlocks.textSize, width: room, atMost: 1).first ?? ""
        markup.append(
            SVGText.element(text, x: left + 8, y: top + 14, attributes: "font-size=\"11\" opacity=\".85\""))
        frames.append((step, top, top + 18))
        bottom = top + (frame == .residual ? 18 : frame == .model ? 8 : 18)
    }

    private mutating func end(_ frame: NetDiagram.Frame) {
        guard let (_, top, fork) = frames.popLast() else { return }
        let width = outerWidth(frames.count)
        let (left, right) = (middle - width / 2, middle + width / 2)
        if frame == .residual {
            let center = bottom + SVGNetBlocks.arrow + 8
            arrow(to: center - 8)
            let (x, side) = (SVGNumber.text(middle), SVGNumber.text(right - 11))
            let y = SVGNumber.text(center)
            markup.append(
                "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.4\" d=\"M\(x) \(SVGNumber.text(fork))H\(side)V\(y)"
                    + "H\(SVGNumber.text(middle + 10))M\(SVGNumber.text(middle - 8)) \(y)"
                    + "a8 8 0 1 0 16 0a8 8 0 1 0 -16 0m3 0h10m-5 -5v10\"/>")
            markup.append(
                "<path d=\"M\(SVGNumber.text(middle + 8)) \(y)l7 -3.5v7z\"/>")
            bottom = center + 8
            from = bottom
        }
        let end = bottom + 10
        markup.append(
            "<rect x=\"\(SVGNumber.text(left))\" y=\"\(SVGNumber.text(top))\" width=\"\(SVGNumber.text(width))\""
                + " height=\"\(SVGNumber.text(end - top))\" rx=\"6\" fill=\"none\" stroke=\"currentColor\""
                + " stroke-opacity=\".6\" stroke-dasharray=\"4 3\"/>")
        bottom = end
        if frame == .function { from = end }
    }

    /// How wide a frame is in which `depth` others stand around it.
    private func outerWidth(_ depth: Int) -> Double { width + 2 * SVGNetBlocks.inset * Double(deepest - depth) }

    /// The line from the last block to `end`, with its head.
    private mutating func arrow(to end: Double) {
        guard let from else { return }
        let x = SVGNumber.text(middle)
        markup.append(
            "<path stroke=\"currentColor\" stroke-width=\"1.4\" d=\"M\(x) \(SVGNumber.text(from))V\(SVGNumber.text(end - 5))\"/>"
                + "\n<path d=\"M\(x) \(SVGNumber.text(end))l-3.5 -7h7z\"/>")
    }
}

extension NetDiagram.Family {
    /// The number of its colour; nil of what has no weights.
    fileprivate var color: Int? {
        switch self {
        case .dense: 0
        case .convolution: 1
        case .pooling: 2
        case .recurrent: 3
        case .attention: 6
        case .embedding: 4
        case .function: 7
        case .other: nil
        }
    }
}
