internal import Diagnostics
internal import Documents
internal import Engine

let descriptionCommands: [Command] = [
    Command(
        "describe", .data, [.required("data")],
        Text(
            en:
                "A table with a row for each column: how many values, how many missing, mean, standard deviation (with n - 1), smallest, quartiles, largest; of text what stands most often.",
            zh: "每列一行的表：有值的个数、缺失的个数、均值、标准差（除以 n - 1）、最小值、四分位数、最大值；文本列给出最常见的文本。"),
        example: "describe penguins()"
    ) { session, arguments in
        let data = try session.dataset(arguments["data"], "data", in: arguments)
        try session.graph.budget.request(bytes: Session.bytes(2, data.x.count + data.y.count))
        let summaries = try data.summaries()
        let isChinese = session.settings.language == .chinese
        let hasTexts = summaries.contains { $0.numbers.isEmpty }
        let headings =
            isChinese
            ? ["列", "个数", "缺失", "均值", "标准差", "最小", "25%", "50%", "75%", "最大", "最常见"]
            : ["column", "count", "missing", "mean", "std", "min", "25%", "50%", "75%", "max", "most frequent"]
        let columns = headings.enumerated().map { place, heading in
            Table.Column(heading, isNumeric: place > 0 && place < 10)
        }
        let rows = summaries.map { summary in
            let numbers =
                summary.numbers.isEmpty ? Array(repeating: "", count: 7) : summary.numbers.map(plainNumber)
            return [summary.name, String(summary.count), String(summary.missing)] + numbers
                + [summary.mostFrequent ?? ""]
        }
        return .table(
            Table(
                columns: hasTexts ? columns : columns.dropLast(),
                rows: hasTexts ? rows : rows.map { $0.dropLast() },
                note: isChinese ? "\(grouped(data.count)) 个样本" : counted(data.count, "sample")))
    },
    Command(
        "head", .data, [.required("data"), .optional("n", "5")],
        Text(en: "A table of the first n samples, the target last.", zh: "前 n 个样本的表，目标在最后一列。"),
        example: "head penguins(), 3"
    ) { session, arguments in
        let data = try session.dataset(arguments["data"], "data", in: arguments)
        let count = min(try arguments.integer("n", atLeast: 0) ?? 5, data.count)
        let first = data.rows(0..<count)
        // A sample that is not one row has one entry, its shape.
        let names = data.x.rank == 2 ? data.features : ["x"]
        let columns: [[Value]] = try names.map { name in
            guard data.x.rank == 2 else {
                return Array(repeating: .text(shapeText(Array(data.x.shape.dropFirst()))), count: count)
            }
            let isWhole = try data.column(name).elements.allSatisfy { $0.isNaN || $0 == $0.rounded(.towardZero) }
            return try session.items(of: Session.value(ofColumn: name, of: first), at: arguments.range).map { value in
                // Columns share a kind of number; one of whole numbers is shown as such all the same.
                isWhole ? value.double.flatMap { Int(exactly: $0) }.map { .integer($0) } ?? value : value
            }
        }
        let target = try session.items(of: Session.value(ofColumn: data.target, of: first), at: arguments.range)
        let entries = columns + [target]
        let isNumeric = entries.map { $0.allSatisfy { if case .text = $0 { false } else { true } } }
        return .table(
            Table(
                columns: zip(names + [data.target], isNumeric).map { Table.Column($0, isNumeric: $1) },
                rows: (0..<count).map { row in entries.map { session.shortText(of: $0[row]) } }))
    },
]
