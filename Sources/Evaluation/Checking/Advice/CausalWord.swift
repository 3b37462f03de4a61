internal import Diagnostics
internal import Documents
internal import Language

extension Advice {
    /// Words that claim a cause.
    private static let english: [String] = [
        "causal effect", "causal", "causally", "causes", "caused by", "the effect of", "treatment effect",
    ]
    private static let chinese: [String] = ["因果", "处理效应", "干预效果"]
    /// Who says that something is no cause, or asks, claims nothing.
    private static let denials: [String] = [
        "not ", "n't ", "no ", "never ", "without ", "?", "不", "没", "无", "非", "别", "未", "？", "吗",
    ]

    /// What makes a training fail may well be called a cause.
    private static let trainings: [String] = [
        "loss", "gradient", "learning rate", "weights", "error", "overfit", "over-fit", "diverge", "noise",
        "损失", "梯度", "学习率", "权重", "误差", "过拟合", "噪声",
    ]

    /// A causal word in the prose right beside a cell that only predicts, in a notebook without a causal graph.
    static let causalWord: @Sendable (AdvisedNotebook) -> [Diagnostic] = { notebook in
        let isCausal = notebook.events.contains { event in
            notebook.call(event).map { ["causal_graph", "structural_model"].contains($0.name) } ?? false
        }
        guard !isCausal else { return [] }
        let predicting = Set(
            notebook.events.compactMap { event -> Int? in
                guard let call = notebook.call(event),
                    ["train", "predict", "explain"].contains(call.name) || call.measures
                else { return nil }
                return event.cell
            })
        return notebook.proseBesides(cells: predicting).compactMap { range in
            let text = Array(notebook.notebook.source.bytes[range.start..<range.end])
            guard let word = firstClaim(in: text) else { return nil }
            let place = SourceRange(range.start + word.lowerBound, range.start + word.upperBound)
            return .causalWord(notebook.notebook.source.text(place), at: place)
        }
    }

    /// Where the first causal word stands in a sentence that denies nothing.
    private static func firstClaim(in text: [UInt8]) -> Range<Int>? {
        let lowered = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        var claims: [Range<Int>] = []
        for (words, wantsBounds) in [(english, true), (chinese, false)] {
            for word in words.map({ Array($0.utf8) }) {
                for place in lowered.indices where lowered[place...].starts(with: word) {
                    let end = place + word.count
                    let isWhole =
                        !wantsBounds
                        || !(place > 0 && lowered[place - 1].isLetter)
                            && !(end < lowered.count && lowered[end].isLetter)
                    if isWhole { claims.append(place..<end) }
                }
            }
        }
        return claims.sorted { ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count) }.first { claim in
            let sentence = sentence(around: claim, in: lowered)
            return !(denials + trainings).contains { sentence.contains($0) }
        }
    }

    private static func sentence(around claim: Range<Int>, in text: [UInt8]) -> String {
        let stops = [". ", ".\n", "! ", "? ", "。", "！", "？", "；", "\n\n"].map { Array($0.utf8) }
        func isStop(_ place: Int) -> Bool { stops.contains { text[place...].starts(with: $0) } }
        let start = text.indices[..<claim.lowerBound].last(where: isStop) ?? 0
        let end = text.indices[claim.upperBound...].first(where: isStop) ?? text.count
        return String(decoding: text[start..<min(end + 3, text.count)], as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self) }
}

extension AdvisedNotebook {
    /// The paragraphs, lists and headings right before and after cells.
    fileprivate func proseBesides(cells: Set<Int>) -> [SourceRange] {
        let nodes = notebook.nodes
        var found: [SourceRange] = []
        var previous: Int?
        var afterCell = false
        var index = 1
        while index < nodes.count {
            defer { index = nodes[index].end }
            switch nodes[index].kind {
            case .cell(let cell):
                if cells.contains(cell), let previous, found.last != nodes[previous].range {
                    found.append(nodes[previous].range)
                }
                previous = nil
                afterCell = cells.contains(cell)
            case .region: break
            case .paragraph, .list, .blockQuote, .heading:
                if afterCell { found.append(nodes[index].range) }
                previous = index
                afterCell = false
            default:
                previous = nil
                afterCell = false
            }
        }
        return found
    }
}

extension Diagnostic {
    fileprivate static func causalWord(_ word: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            364, .advice,
            Text(
                en: "\"\(word)\" stands beside a cell that only predicts",
                zh: "“\(word)”旁边的单元格只做了预测"), at: range,
            help: Text(
                en:
                    "what a net learns from data is what goes together, P(y | x), not what would happen if x were changed; say predicts, or goes with",
                zh: "模型从数据里学到的是什么和什么一同出现，即 P(y | x)，而不是改变 x 会怎样；请改说预测、相关"))
    }
}
