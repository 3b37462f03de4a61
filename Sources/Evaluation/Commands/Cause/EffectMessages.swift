internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Documents
internal import Engine

extension Diagnostic {
    /// Asking a predictor for an effect: the mistake that prediction and causation are one.
    static func effectOfPredictor(_ name: String, at range: SourceRange) -> Diagnostic {
        let (name, chineseName) = name.isEmpty ? ("this", "它") : (name, name)
        return Diagnostic(
            580,
            Text(
                en:
                    "\(name) predicts, and a prediction has no effect: what it learns is P(y | x), and an effect is P(y | do x)",
                zh: "\(chineseName) 只会预测，预测里没有效应：它学到的是 P(y | x)，而效应是 P(y | do x)"), at: range,
            label: Text(en: "learns what is seen, not what would be done", zh: "它学的是观察到的，不是干预之后的"),
            help: Text(
                en:
                    "whoever has the treatment may differ in other ways, and the best predictor uses these too. Draw the causes, g = causal_graph(\"Z -> T; Z -> Y; T -> Y\"), and give data and graph: estimate(data, g, of=\"T\", on=\"Y\", method=aipw(outcome=dense(16, relu))); nets learn inside the method",
                zh:
                    "接受处理的人可能在其他方面也不同，最好的预测正是利用了这些。先画出因果关系 g = causal_graph(\"Z -> T; Z -> Y; T -> Y\")，再给出数据和图：estimate(data, g, of=\"T\", on=\"Y\", method=aipw(outcome=dense(16, relu)))；网络在方法内部学习"
            ))
    }

    static func effectWithoutGraph(of command: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            581,
            Text(
                en: "\(command) needs a causal graph: data alone do not tell what causes what",
                zh: "\(command) 需要因果图：单凭数据说不出什么是什么的原因"), at: range,
            help: Text(
                en:
                    "the same numbers fit T -> Y, Y -> T and a common cause, and each has another effect; say what you assume: \(command)(data, causal_graph(\"Z -> T; Z -> Y; T -> Y\"), of=\"T\", on=\"Y\")",
                zh:
                    "同样的数据既符合 T -> Y，也符合 Y -> T 或共同原因，而效应各不相同；请写出你的假设：\(command)(data, causal_graph(\"Z -> T; Z -> Y; T -> Y\"), of=\"T\", on=\"Y\")"
            ))
    }

    /// Something in place of a method: a predictor, a layer, a text or another word; nil for what is nothing of these.
    static func notAMethod(_ value: Value, _ text: String, at range: SourceRange) -> Diagnostic? {
        if value.predicts { return effectOfPredictor(text, at: range) }
        let words = EstimatorValue.words
        switch value {
        case .layer, .function(.activation): return hiddenLayerForMethod(text, at: range)
        case .text(let word):
            let near = words.contains(word) ? word : closestMatch(to: word, among: words)
            return Diagnostic(
                582, Text(en: "a method is a word, and \"\(word)\" is a text", zh: "方法是一个词，而 \"\(word)\" 是文本"),
                at: range,
                help: near.map {
                    Text(en: "write it without quotation marks: method=\($0)", zh: "不加引号：method=\($0)")
                } ?? methods)
        case .function(.command(let index)):
            let word = CommandTable.commands[index].name
            if Activation.named(word) != nil { return hiddenLayerForMethod("[dense(16), \(word)]", at: range) }
            return Diagnostic(
                582, Text(en: "\(word) is no way to estimate an effect", zh: "\(word) 不是估计效应的方法"), at: range,
                help: closestMatch(to: word, among: words).map {
                    Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？")
                } ?? methods)
        default: return nil
        }
    }

    private static func hiddenLayerForMethod(_ layers: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            582, Text(en: "hidden layers are no method yet", zh: "隐藏层还不是方法"), at: range,
            help: Text(
                en: "say what is learnt with them: method=aipw(outcome=\(layers))",
                zh: "请说明用它学什么：method=aipw(outcome=\(layers))"))
    }

    private static var methods: Text {
        Text(
            en: "there are \(EstimatorValue.words.joined(separator: ", "))",
            zh: "方法有 \(EstimatorValue.words.joined(separator: "、"))")
    }

    /// Of two variables that no arrows join in this direction.
    static func noEffectInGraph(_ of: String, _ on: String, isBackwards: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            587,
            Text(
                en: "in the graph no arrows lead from \(of) to \(on): the effect is 0, and nothing need be estimated",
                zh: "图中没有从 \(of) 通向 \(on) 的箭头：效应是 0，不需要估计"), at: range,
            help: isBackwards
                ? Text(
                    en: "\(on) is a cause of \(of) there; did you mean of=\"\(on)\", on=\"\(of)\"?",
                    zh: "在图中 \(on) 是 \(of) 的原因；是不是想写 of=\"\(on)\", on=\"\(of)\"？")
                : Text(
                    en:
                        "what goes together here comes from other causes; if \(of) moves \(on), the graph lacks an arrow",
                    zh: "它们相关是由于其他原因；如果 \(of) 影响 \(on)，图中就少了一条箭头"))
    }

    /// A treatment or outcome that is no column.
    static func effectWithoutColumn(_ name: String, columns: [String], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            583,
            Text(en: "\(name) stands in the graph, and the data have no such column", zh: "\(name) 在图里，但数据中没有这一列"),
            at: range,
            help: misspelt(name, columns)
                ?? Text(
                    en: "its columns are \(columns.prefix(8).joined(separator: ", "))",
                    zh: "数据的列有 \(columns.prefix(8).joined(separator: "、"))"))
    }

    /// No observed set suffices, but perhaps another method does.
    static func cannotAdjust(
        _ question: EffectQuestion, _ alternatives: [String], missing: [String], columns: [String],
        at range: SourceRange
    ) -> Diagnostic {
        let path = question.obstacle.map { $0.path.text(in: question.graph) } ?? ""
        let unseen =
            missing.isEmpty
            ? "" : " (\(conjoined(missing)[.english]) \(missing.count == 1 ? "is" : "are") not in the data)"
        let chineseUnseen = missing.isEmpty ? "" : "（\(conjoined(missing)[.chinese]) 不在数据里）"
        return Diagnostic(
            584,
            Text(
                en:
                    "no column to adjust for closes the path \(path)\(unseen): the estimate would be wrong however large the data",
                zh: "没有可调整的列能阻断路径 \(path)\(chineseUnseen)：数据再多，估计也是错的"), at: range,
            help: missing.lazy.compactMap { misspelt($0, columns) }.first ?? wayOut(question, alternatives, missing))
    }

    /// That a variable is perhaps a column of a similar name.
    private static func misspelt(_ name: String, _ columns: [String]) -> Text? {
        closestMatch(to: name, among: columns).map {
            Text(
                en: "the data have \($0): variables of the graph must be called as the columns are",
                zh: "数据里有 \($0)：图中变量的名字必须与列名相同")
        }
    }

    /// What else the graph allows, or that it allows nothing.
    private static func wayOut(_ question: EffectQuestion, _ alternatives: [String], _ missing: [String]) -> Text {
        if !alternatives.isEmpty {
            return Text(
                en: "the graph allows method=\(alternatives.joined(separator: " or method="))",
                zh: "这个图允许 method=\(alternatives.joined(separator: " 或 method="))")
        }
        if !missing.isEmpty {
            return Text(
                en:
                    "the graph names \(conjoined(missing)[.english]), which the data have not: measured, it may open a way",
                zh: "图中的 \(conjoined(missing)[.chinese]) 不在数据里：测量了它，也许就有办法")
        }
        let identified = try? Identification.identify(
            question.graph, effectOf: question.exposures, on: question.outcomes)
        return identified?.estimand == nil
            ? Text(
                en:
                    "no method can, as identify shows: the unobserved cause must be measured, or the treatment drawn by lot",
                zh: "identify 会说明没有任何方法能做到：只能去测量那个未观测的原因，或随机分配处理")
            : Text(
                en: "another formula gives it, identify shows which; estimate has no method that follows it",
                zh: "有另一个公式能给出它，请看 identify；estimate 没有按这个公式估计的方法")
    }

    /// A method that the graph does not allow.
    static func notInGraph(
        _ what: Text, _ method: String, _ question: EffectQuestion, _ alternatives: [String], missing: [String],
        at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            585,
            Text(
                en: "the graph has no \(what[.english]) for this effect, so \(method) would not estimate it",
                zh: "图中没有这个效应的\(what[.chinese])，\(method) 估计不了它"), at: range,
            help: wayOut(question, alternatives, missing))
    }

    /// A set that somebody chose and that does not suffice.
    static func adjustsWrongly(
        _ asked: NodeSet, _ test: AdjustmentTest, _ question: EffectQuestion, at range: SourceRange
    ) -> Diagnostic {
        let graph = question.graph
        let reason = test.flaws.first.map { fault($0, in: graph) } ?? Text(en: "", zh: "")
        let set = asked.map { graph.names[$0] }.joined(separator: ", ")
        let better = question.oneAdjustmentSet().map { $0.map { graph.names[$0] } }
        return Diagnostic(
            586,
            Text(
                en: "adjusting for \(set.isEmpty ? "nothing" : set) does not give the effect: \(reason[.english])",
                zh: "\(set.isEmpty ? "什么都不调整，" : "对 \(set) 做调整")得不到效应：\(reason[.chinese])"), at: range,
            help: better.map {
                $0.isEmpty
                    ? Text(en: "leave adjust= out: this effect needs none", zh: "去掉 adjust=：这个效应不需要调整")
                    : Text(
                        en:
                            "adjust=[\($0.map(textLiteral).joined(separator: ", "))] would, and so does leaving adjust= out",
                        zh: "adjust=[\($0.map(textLiteral).joined(separator: ", "))] 可以，不写 adjust= 也可以")
            } ?? Text(en: "no set of columns does", zh: "没有任何一组列可以"))
    }

    /// What holding a variable fixed does, of which that is the fault.
    private static func fault(_ flaw: AdjustmentTest.Flaw, in graph: CausalGraph) -> Text {
        switch flaw {
        case .asked(let node):
            Text(en: "\(graph.names[node]) is asked about itself", zh: "\(graph.names[node]) 本身就是所问的变量")
        case .latent(let node):
            Text(en: "\(graph.names[node]) is not observed", zh: "\(graph.names[node]) 没有观测")
        case .onCausalPath(let node, let path):
            Text(
                en:
                    "\(graph.names[node]) is on the way \(path.text(in: graph)), and holding it fixed takes a part of the effect away",
                zh: "\(graph.names[node]) 在路径 \(path.text(in: graph)) 上，固定它会去掉一部分效应")
        case .effect(let node, let cause, _):
            Text(
                en:
                    "\(graph.names[node]) is an effect of \(graph.names[cause]), and holding it fixed distorts the comparison",
                zh: "\(graph.names[node]) 是 \(graph.names[cause]) 的结果，固定它会扭曲比较")
        case .open(let path, _):
            Text(en: "the path \(path.text(in: graph)) stays open", zh: "路径 \(path.text(in: graph)) 仍然开着")
        }
    }

    /// Samples that are alike in variables which must not be held fixed, as if they had been chosen by them.
    static func chosenBy(
        _ chosen: [String], _ test: AdjustmentTest, _ question: EffectQuestion, at range: SourceRange
    ) -> Diagnostic? {
        guard let flaw = test.flaws.first else { return nil }
        let reason = fault(flaw, in: question.graph)
        let names = conjoined(chosen)
        return Diagnostic(
            579, .warning,
            Text(
                en:
                    "\(names[.english]) \(chosen.count == 1 ? "is" : "are") the same in every sample, as if the samples had been chosen by it: \(reason[.english])",
                zh: "所有样本的 \(names[.chinese]) 都相同，好像样本是按它挑选的：\(reason[.chinese])"), at: range,
            label: Text(en: "a selection", zh: "经过挑选"),
            help: Text(
                en: "estimate from the samples before they were chosen; among these the comparison is another",
                zh: "请用挑选之前的样本来估计；在这些样本中，比较已经不同"))
    }
}

extension Value {
    /// Whether it tells outcomes from features, and so nothing of what an intervention would do.
    var predicts: Bool {
        switch self {
        case .model, .function(.closure): true
        default: false
        }
    }
}
