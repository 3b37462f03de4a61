internal import Diagnostics
internal import Documents
internal import Engine

let whyCommands: [Command] = [
    Command(
        "why", .understanding, [.required("history")],
        Text(
            en:
                "Names what is wrong with a training, from its history: steps too large or too small, dead or saturated units, gradients that vanish or explode, features of other sizes, classes or labels that cannot be learnt so, samples that leaked, too much or too little learnt, or where a nan was born; with the numbers that show it and a way out.",
            zh:
                "根据训练记录说出哪里出了问题：步子太大或太小、神经元死亡或饱和、梯度消失或爆炸、特征大小悬殊、类别或标签学不了、样本泄漏、学得过头或不够，或者 nan 从哪里来；并给出作证的数和一条出路。"),
        example: """
            seed 0
            net = sequential(dense(1, sigmoid))
            history = train(net, make_xor(4), loss=binary_crossentropy, optimizer=sgd(lr=1), epochs=300, batch=4)
            why history
            """
    ) { session, arguments in
        let argument = try arguments["history"]
        guard case .history(let history, _) = argument.value else {
            throw arguments.wrong(argument, "history", wants: ("what train gives", "train 给出的记录"))
        }
        if history.unit == .fold { throw Diagnostic.whyOfFolds(at: argument.range) }
        let diagnosis = try session.diagnose(history)
        return .table(session.findings(diagnosis, history))
    }
]

extension Session {
    /// The first fault in a sentence, the numbers that show it, and below them the way out and what else was found.
    fileprivate func findings(_ diagnosis: Diagnosis, _ history: History) -> Table {
        let language = settings.language
        let isChinese = language == .chinese
        let elements = history.record.map { objects[$0.model].elements } ?? []
        let words = FaultWords(
            elements: elements.map { shortened(objects.description(of: $0).text) }, unit: history.unit)
        var rows: [(Text, String)] = []
        var notes: [Text] = []
        let title: Text
        if let first = diagnosis.faults.first {
            title = words.sentence(first)
            rows = words.evidence(first)
            notes = [words.advice(first)]
            for other in diagnosis.faults.dropFirst() {
                let sentence = words.sentence(other)
                let clause = sentence[.english]
                notes.append(
                    Text(
                        en: "Also: \(clause.prefix(1).lowercased() + clause.dropFirst())",
                        zh: "另外：\(sentence[.chinese])"))
            }
        } else {
            title = words.healthy(diagnosis)
        }
        rows += words.figures(diagnosis)
        return Table(
            title: title[language],
            columns: [
                Table.Column(isChinese ? "依据" : "evidence", isNumeric: false),
                Table.Column(isChinese ? "数值" : "value", isNumeric: true),
            ],
            rows: rows.map { [$0.0[language], $0.1] },
            note: notes.isEmpty ? nil : notes.map { $0[language] }.joined(separator: isChinese ? "" : " "))
    }
}

extension Diagnostic {
    fileprivate static func whyOfFolds(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            342,
            Text(
                en: "why looks at one training, and this history is of the folds of a cross-validation",
                zh: "why 看的是一次训练，而这是交叉验证各折的记录"), at: range,
            help: Text(
                en: "train one net by itself: why(train(make(), data, …))", zh: "单独训练一个模型：why(train(make(), data, …))"))
    }
}
