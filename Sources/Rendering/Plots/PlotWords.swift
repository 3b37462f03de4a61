import Diagnostics

/// The sentences about plots, in both languages.
struct PlotWords {
    let language: MessageLanguage
    let x: String
    let y: String

    /// Words about a plot whose axes are named so.
    init(language: MessageLanguage, x: String?, y: String?) {
        self.language = language
        self.x = PlotWords.name(x) ?? "x"
        self.y = PlotWords.name(y) ?? "y"
    }

    /// Says that nothing is to be seen.
    var empty: String { say("Empty plot", "空图") }
    /// Ends a sentence.
    var stop: String { say(".", "。") }
    /// Announces.
    var colon: String { say(": ", "：") }
    /// Parts clauses.
    var semicolon: String { say("; ", "；") }

    /// What is plotted against what, by kinds of mark.
    func heading(_ kinds: [MarkKind]) -> String {
        let drawn = MarkKind.allCases.filter { $0 != .rule && $0 != .words && kinds.contains($0) }
        switch drawn {
        case [.line]: return say("Line plot of \(y) against \(x)", "\(zh(y))随\(zh(x))变化的折线图")
        case [.points]: return say("Scatter plot of \(y) against \(x)", "\(zh(y))对\(zh(x))的散点图")
        case [.points, .line]:
            return say("Plot of \(y) against \(x), points and lines", "\(zh(y))对\(zh(x))的散点与折线图")
        case [.bars]: return say("Bar chart of \(y) against \(x)", "\(zh(y))对\(zh(x))的条形图")
        case [.histogram]: return say("Histogram of \(x)", "\(zh(x))的直方图")
        case [.area]: return say("Area plot of \(y) against \(x)", "\(zh(y))随\(zh(x))变化的区域图")
        case [.contour]: return say("Contour plot over \(x) and \(y)", "\(zh(x))与\(zh(y))上的等值线图")
        case [.regions], [.regions, .points]:
            return say(
                "Decision regions over \(x) and \(y)", "\(zh(x))与\(zh(y))平面上的判别区域")
        case []: return say("Plot of \(y) against \(x)", "\(zh(y))对\(zh(x))的图")
        default:
            let names = drawn.map { $0.name[language] }
            return say(
                "Plot of \(y) against \(x), \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")",
                "\(zh(y))对\(zh(x))的图，含\(names.joined(separator: "、"))")
        }
    }

    /// What a mark does; `name` is its label where there are several. The range of x is left out where it is that of
    /// the mark before.
    func clause(_ facts: MarkFacts, name: String?, after before: MarkFacts?) -> String {
        let (low, high) = shortEnds(facts.x.low, facts.x.high)
        let isKnown = before.map { $0.x == facts.x } ?? false
        let xRange = isKnown ? "" : say(", \(x) from \(low) to \(high)", "，\(zh(x))从 \(low) 到 \(high)")
        let subject = PlotWords.name(name)
        switch facts.trend {
        case .correlation, .cloud: return points(facts, subject: subject, xRange: xRange)
        case .constant where facts.count == 1:
            return (subject.map { $0 + colon } ?? "")
                + say(
                    "one point, \(at(facts.x.low)), \(y) \(facts.y.low.short)",
                    "一个点，\(at(facts.x.low))，\(zh(y))为 \(facts.y.low.short)")
        case .constant:
            return lead(subject) + say("\(facts.y.low.short) everywhere", "处处为 \(facts.y.low.short)") + xRange
        case .change(let start, let end, let half):
            let verb = end < start ? say("falls", "降") : say("rises", "升")
            let (from, to) = shortEnds(start, end)
            let main = say("\(verb) from \(from) to \(to)", "从 \(from) \(verb)到 \(to)")
            let middle = half.map { say(", half of it by \(at($0))", "，到\(zh(at($0)))时已过半") } ?? ""
            return lead(subject) + main + xRange + middle
        case .wander(let lowAt, let highAt):
            let (low, high) = shortEnds(facts.y.low, facts.y.high)
            return lead(subject)
                + say(
                    "lowest \(low) at \(at(lowAt)), highest \(high) at \(at(highAt))",
                    "最低 \(low)（\(at(lowAt))），最高 \(high)（\(at(highAt))）") + xRange
        }
    }

    /// Says that there are `count` marks more.
    func more(_ count: Int) -> String {
        say("and \(count) more", "另有 \(count) 组")
    }

    private func points(_ facts: MarkFacts, subject: String?, xRange: String) -> String {
        var text = (subject.map { $0 + colon } ?? "") + say("\(facts.count) points", "\(facts.count) 个点") + xRange
        let (low, high) = shortEnds(facts.y.low, facts.y.high)
        text += say(", \(y) from \(low) to \(high)", "，\(zh(y))从 \(low) 到 \(high)")
        if case .correlation(let r) = facts.trend {
            let verb = r > 0 ? say("rises", "升高") : say("falls", "降低")
            text += say(
                ", \(y) \(verb) with \(x) (correlation \(r.short))", "，\(zh(y))大体随\(zh(x))\(verb)（相关系数 \(r.short)）")
        }
        return text
    }

    func lead(_ subject: String?) -> String {
        subject.map { say($0 + " ", zh($0)) } ?? ""
    }

    /// A place on the x axis: `epoch 18`, `x = 18`.
    func at(_ value: Double) -> String {
        let isWord = x.utf8.count > 1 && x.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
        return isWord ? "\(x) \(value.short)" : "\(x) = \(value.short)"
    }

    /// The sentence in the language; spaces that ``zh(_:)`` put beside full-width marks or twice go away.
    func say(_ english: String, _ chinese: String) -> String {
        guard language == .chinese else { return english }
        var scalars = String.UnicodeScalarView()
        for scalar in chinese.unicodeScalars {
            let isClose = scalars.last.map { "，。：；（） ".unicodeScalars.contains($0) } ?? true
            if scalar == " ", isClose { continue }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    /// A name within a Chinese sentence: Latin letters and digits get their space.
    func zh(_ name: String) -> String {
        let start = (name.unicodeScalars.first?.value ?? 0) < 0x2E80 ? " " : ""
        let end = (name.unicodeScalars.last?.value ?? 0) < 0x2E80 ? " " : ""
        return start + name + end
    }

    /// A name on one line, and not too long for a sentence.
    static func name(_ text: String?) -> String? {
        guard let line = text.map(PlotText.line), !line.isEmpty else { return nil }
        let scalars = line.unicodeScalars
        return scalars.count <= 60 ? line : String(scalars.prefix(59)) + "…"
    }
}
