import Diagnostics
import Documents

/// What is said of a model and its layers, in both languages.
struct NetWords {
    let language: MessageLanguage

    /// `[n, 8, 8, 1]`: the shape of a batch; a question mark where it is not known.
    static func shape(_ sample: [Int]?) -> String {
        guard let sample else { return "?" }
        return "[\((["n"] + sample.map(String.init)).joined(separator: ", "))]"
    }

    /// What goes in.
    var input: String { say("input", "输入") }

    /// `272 parameters, frozen`; nothing of a layer without any.
    func parameters(_ step: NetDiagram.Step) -> String {
        if step.isRepeated { return say("the same weights again", "与上面共用权重") }
        if step.parameterCount == 0 { return "" }
        return parameters(step.parameterCount) + (step.isFrozen ? say(", frozen", "，不训练") : "")
    }

    /// `272 parameters`
    func parameters(_ count: Int) -> String {
        say(count == 1 ? "1 parameter" : "\(count.grouped) parameters", "\(count.grouped) 个参数")
    }

    /// `272 parameters in all`
    func total(_ net: NetDiagram) -> String {
        let count = net.parameterCount
        return say(parameters(count) + " in all", "共 \(count.grouped) 个参数")
    }

    /// That layers are left out.
    func omitted(_ count: Int) -> String {
        say(count == 1 ? "1 layer more" : "\(count.grouped) layers more", "另外 \(count.grouped) 层")
    }

    /// What a frame is called.
    func frame(_ step: NetDiagram.Step) -> String {
        switch step.kind {
        case .begin(.model): say("a model", "模型")
        default: step.name
        }
    }

    /// The sentence in the language.
    func say(_ english: String, _ chinese: String) -> String { language == .chinese ? chinese : english }
}
