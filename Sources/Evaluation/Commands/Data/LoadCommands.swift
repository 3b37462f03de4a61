internal import Diagnostics
internal import Engine

let loadCommands: [Command] = [
    Command(
        "load", .data, [.required("file"), .requiredOption("target")],
        Text(
            en:
                "The data set in a CSV file below the notebook's folder: the first line names the columns, target is the one to be learnt. An empty field is missing, nan; in x and y a text is the number of its place among the column's texts, sorted by their bytes, which data[\"…\"] and .classes give.",
            zh:
                "笔记文件夹下 CSV 文件里的数据集：第一行是列名，target 是要学的那一列。空字段是缺失，记作 nan；文本在 x 和 y 里是它在该列文本中（按字节排序）的序号，文本本身由 data[\"…\"] 和 .classes 给出。"
        ),
        example: "data = load(\"data.csv\", target=\"sex\")\ndata.features, data.classes"
    ) { session, arguments in
        let file = try arguments["file"]
        let target = try arguments["target"]
        guard let path = try arguments.text("file"), let name = try arguments.text("target") else { return .none }
        var budget = session.graph.budget
        let bytes: [UInt8]
        do throws(FileRefusal) {
            bytes = try session.host.readFile(path, max(0, budget.limits.memory - budget.held))
        } catch {
            throw Diagnostic.file(path, error, memory: budget.limits.memory, at: file.range)
        }
        var data = CSVDataset(target: name)
        do {
            try CSVRows(bytes).forEach {
                if let reason = session.host.stopRequested() { throw EngineError.limit(reason) }
            } row: { line, fields in
                try data.append(fields, line: line)
                try budget.request(bytes: bytes.count + data.byteCount)
            }
            // The rows, their columns, and the data set made of them.
            try session.graph.budget.request(bytes: bytes.count + 3 * data.byteCount)
            return .dataset(try data.finish())
        } catch let mistake as CSVRows.Mistake {
            throw Diagnostic.csv(mistake, in: path, at: file.range)
        } catch let mistake as CSVDataset.Mistake {
            throw Diagnostic.csv(mistake, in: path, target: (name, target.range), at: file.range)
        }
    }
]
