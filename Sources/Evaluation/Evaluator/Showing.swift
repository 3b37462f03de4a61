internal import Diagnostics
internal import Documents
internal import Engine

extension Session {
    /// Shows what an expression on a line of its own gives; None shows nothing.
    mutating func show(_ value: Value, name: String? = nil, at range: SourceRange?) throws {
        switch value {
        case .none: return
        case .table(let table): try add(.table(table), at: range)
        case .history(let history, _): try add(.table(table(of: history)), at: range)
        case .plots(let plots): try add(.plots(plots), at: range)
        case .marks(let marks): try add(.plots([Plot(marks: marks)]), at: range)
        case .model(let model): try add(.table(summary(of: model)), at: range)
        case .causal(let value):
            for output in value.outputs(in: settings.language) { try add(output, at: range) }
        default:
            var text = representation(of: value)
            if let name { text = text.contains("\n") ? "\(name) =\n\(text)" : "\(name) = \(text)" }
            try add(.text(text), at: range)
        }
    }

    /// Adds to what the cell shows.
    mutating func add(_ output: Output, at range: SourceRange?) throws {
        graph.noteLook()
        outputBytes += output.byteCount
        // The page holds every picture to its end.
        if case .plots(let plots) = output { graph.budget.held += Value.plots(plots).byteCount }
        guard outputBytes <= settings.outputLimit else {
            throw Diagnostic(
                705,
                Text(
                    en: "the cell shows more than \(grouped(settings.outputLimit)) bytes of text",
                    zh: "单元格输出超过 \(grouped(settings.outputLimit)) 字节"), at: range,
                help: Text(
                    en: "print less, or raise `output` under `execute` in the front matter",
                    zh: "少打印一些，或在元数据的 execute 下调大 output"))
        }
        outputs.append(output)
    }

    /// A loss table: at most a dozen epochs at even distances, the first and the last among them.
    func table(of history: History) -> Table {
        let count = history.epochs.count
        let step = max(1, (count + 9) / 10)
        var rows = Array(stride(from: 0, to: count, by: step))
        if let last = rows.last, last != count - 1 { rows.append(count - 1) }
        let columns = history.columnNames
        return Table(
            title: history.sentence?[settings.language],
            columns: ([history.unit.rawValue] + columns).map { Table.Column($0, isNumeric: true) },
            rows: rows.map { row in
                [String(history.epochs[row])] + columns.map { plainNumber(history.column($0)?[row] ?? .nan) }
            } + (history.unit == .fold ? summary(of: history) : []),
            note: history.unit == .fold ? nil : ending(of: history))
    }

    /// Why training ended before its last epoch, if it did, and which weights it left.
    private func ending(of history: History) -> String? {
        var ending: [Text] = []
        let isMinimized = history.unit == .step
        if history.beganWithNaN {
            ending.append(
                isMinimized
                    ? Text(en: "the number was nan before the first step", zh: "第一步之前这个数就是 nan")
                    : Text(en: "the loss was nan before the first step", zh: "第一步之前损失就是 nan"))
        } else if history.stoppedByNaN {
            ending.append(
                isMinimized
                    ? Text(en: "the number became nan, and minimize stopped here", zh: "这个数变成了 nan，minimize 在此停止")
                    : Text(en: "the loss became nan, and training stopped here", zh: "损失变成了 nan，训练在此停止"))
        } else if history.stoppedEarly {
            ending.append(Text(en: "stopped early", zh: "已提前停止"))
        }
        if let epoch = history.restoredEpoch {
            ending.append(
                Text(en: "the weights are those of epoch \(grouped(epoch))", zh: "保留第 \(grouped(epoch)) 轮的权重"))
        }
        if ending.isEmpty { return nil }
        let language = settings.language
        return ending.map { $0[language] }.joined(separator: language == .chinese ? "；" : "; ")
    }

    /// The means over folds, and how far the folds lie from them.
    private func summary(of history: History) -> [[String]] {
        let isChinese = settings.language == .chinese
        let columns = history.columnNames.map { History.meanAndDeviation(history.column($0) ?? []) }
        return [
            [isChinese ? "平均" : "mean"] + columns.map { plainNumber($0.mean) },
            [isChinese ? "标准差" : "std"] + columns.map { plainNumber($0.deviation) },
        ]
    }
}

extension Output {
    /// What counts towards the limit on a cell's text.
    var byteCount: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .promise(let text): text.utf8.count
        case .finding(let lines): lines.reduce(0) { $0 + $1.utf8.count }
        case .table(let table): table.rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.utf8.count } }
        case .derivation(let derivation):
            derivation.steps.reduce(0) { $0 + $1.tex.utf8.count + $1.text.utf8.count + $1.reason.utf8.count }
        case .plots, .failure: 0
        }
    }
}

extension History {
    /// What its table and its fields are called, the epochs left out.
    var columnNames: [String] { ["loss"] + metrics.map(\.name) }

    /// The values under a name, one for each epoch.
    func column(_ name: String) -> [Double]? {
        name == "loss" ? loss : metrics.first { $0.name == name }?.values
    }
}
