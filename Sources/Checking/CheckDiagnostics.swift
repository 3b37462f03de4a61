public import Diagnostics
public import Documents

/// What `check` has to say of a notebook beside what `lint` and `run` say.
extension Diagnostic {
    static func outputDiffers(_ cell: CellName, isRecorded: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            650,
            isRecorded
                ? Text(en: "\(cell.en) shows something else than what is recorded", zh: "\(cell.zh)显示的与记录不同")
                : Text(en: "what \(cell.en) shows is not recorded", zh: "\(cell.zh)显示的内容没有记录"),
            at: range)
    }

    /// `number` is the cell's when it was recorded.
    static func outputGone(_ number: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            650,
            Text(
                en: "what was cell \(number) when this was recorded is gone", zh: "记录时的第 \(number) 个单元格不在了"), at: range)
    }

    static func nothingRecorded(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            651, Text(en: "nothing is recorded of this notebook", zh: "这份笔记还没有记录"), at: range,
            help: Text(
                en: "look at what it shows; `notebook check --promote` records it",
                zh: "请先看看它显示什么；`notebook check --promote` 会记录下来"))
    }

    static func textDiffers(isRecorded: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            652,
            isRecorded
                ? Text(en: "the recorded page says something else here", zh: "记录的页面在这里写的不同")
                : Text(en: "what this text shows is not recorded", zh: "这段文字显示的内容没有记录"), at: range)
    }

    /// `page` is the recorded page beside the notebook.
    public static func recordedTwice(_ page: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            653,
            Text(en: "outputs are recorded in the notebook and in \(page)", zh: "笔记里和 \(page) 里都有记录的输出"), at: range,
            help: Text(
                en: "keep one of the two: delete \(page), or the outputs in the notebook",
                zh: "只保留一处：删去 \(page)，或删去笔记里的输出"))
    }

    static func plotsDiffer(_ cell: CellName, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            654,
            Text(
                en: "the plot of \(cell.en) differs from the recorded one, by less than its text shows",
                zh: "\(cell.zh)的图与记录的不同，差别小于文字形式能显示的"), at: range)
    }

    static func costRose(_ cell: CellName, from old: Cost, to new: Cost, at range: SourceRange) -> Diagnostic {
        func text(_ cost: Cost) -> String {
            "\(Amount.text(cost.operations, unit: "FLOP")), \(Amount.text(cost.memory, unit: "B"))"
        }
        return Diagnostic(
            655,
            Text(
                en: "\(cell.en) takes \(text(new)); recorded are \(text(old))",
                zh: "\(cell.zh)用了 \(text(new))；记录的是 \(text(old))"),
            at: range,
            help: Text(
                en: "if that is meant, accept it with `notebook check --promote`",
                zh: "如果本该如此，请用 `notebook check --promote` 接受"))
    }

    /// What `notebook` takes beyond its budget: operations in all, or memory in one cell.
    public static func overBudget(_ notebook: Notebook, _ costs: [Cost]) -> [Diagnostic] {
        func diagnostic(_ amount: Int, _ limit: CostBudget.Limit, _ unit: String, _ cell: CellName?) -> Diagnostic {
            let (amount, budget) = (Amount.text(amount, unit: unit), Amount.text(limit.amount, unit: unit))
            return Diagnostic(
                656,
                Text(
                    en: "\(cell?.en ?? "the notebook") takes \(amount), more than the \(budget) of its budget",
                    zh: "\(cell?.zh ?? "这份笔记")用了 \(amount)，超过了预算 \(budget)"), at: limit.range,
                help: Text(en: "make it cheaper, or raise the budget", zh: "请减少计算，或提高预算"))
        }
        let (budget, operations) = (notebook.frontMatter.budget, costs.reduce(0) { $0 + $1.operations })
        var found: [Diagnostic] = []
        if let limit = budget.operations, operations > limit.amount {
            found.append(diagnostic(operations, limit, "FLOP", nil))
        }
        if let limit = budget.memory, let cell = costs.firstIndex(where: { $0.memory > limit.amount }) {
            found.append(diagnostic(costs[cell].memory, limit, "B", CellName(cell, in: notebook)))
        }
        return found
    }

    /// Whether accepting what is shown today mends it.
    public var canBeAccepted: Bool { [650, 651, 652, 654, 655, 658].contains(number) }

    static func tolerated(_ cell: CellName, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            657, .advice,
            Text(
                en: "numbers of \(cell.en) differ from the recorded ones, within its tolerance",
                zh: "\(cell.zh)的数与记录的不同，但在容许的误差之内"), at: range)
    }

    static func lineEndsDiffer() -> Diagnostic {
        Diagnostic(
            658,
            Text(
                en: "the recorded page says the same in other bytes: its line ends, or the comment at its end",
                zh: "记录的页面内容相同，字节不同：换行方式，或末尾的注释"), at: SourceRange(0, 0),
            help: Text(
                en: "let git keep LF: `*.md text eol=lf` in .gitattributes; or accept it with --promote",
                zh: "请让 git 保留 LF：在 .gitattributes 里写 `*.md text eol=lf`；或用 --promote 接受"))
    }
}

/// What a cell is called in messages.
struct CellName {
    let en: String
    /// With the blank that stands between Latin letters and Chinese.
    let zh: String

    init(_ index: Int, in notebook: Notebook) {
        let label = notebook.cells[index].options.label
        en = label ?? "cell \(index + 1)"
        zh = label.map { "\($0) " } ?? "第 \(index + 1) 个单元格"
    }
}
