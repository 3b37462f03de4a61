internal import Diagnostics
internal import Documents
internal import Engine
internal import Language

/// The rows of one `record` statement while its loop runs.
struct Record: Sendable {
    let program: ObjectIdentifier
    let statement: Int
    let headings: [String]
    let every: Int
    var count = 0
    /// What the kept rows count for while the loop runs.
    var byteCount = 0
    var rows: [[Value]] = []
    /// The newest row, when it is not among the kept ones.
    var last: [Value]?
}

extension Session {
    /// `record step, loss, rate=lr, every=100`
    mutating func record(_ arguments: [Argument], statement: StatementID, in frame: inout Frame) throws {
        var headings: [String] = []
        var row: [Value] = []
        var every = 1
        graph.noteLook()
        for argument in arguments {
            let value = try evaluate(argument.value, in: &frame)
            let keyword = argument.keyword.map { names[$0] }
            if keyword == "every" {
                guard let step = value.wholeNumber, step > 0 else {
                    throw Diagnostic.engine(
                        .argument(name: "every", value: value.double ?? .nan, .atLeast(1)),
                        at: frame.program.tree[argument.value].range)
                }
                every = step
            } else {
                headings.append(keyword ?? frame.program.text(of: argument.value))
                row.append(value.detached)
            }
        }
        let program = ObjectIdentifier(frame.program)
        let index: Int
        if let found = records.firstIndex(where: { $0.program == program && $0.statement == statement.index }) {
            index = found
        } else {
            index = records.count
            records.append(Record(program: program, statement: statement.index, headings: headings, every: every))
        }
        if records[index].count.isMultiple(of: records[index].every) {
            let size = row.reduce(0) { $0 + 16 + $1.byteCount }
            try graph.budget.request(bytes: size)
            graph.budget.held += size
            records[index].byteCount += size
            records[index].rows.append(row)
            records[index].last = nil
        } else {
            records[index].last = row
        }
        records[index].count += 1
        if loopDepth == 0 { try showRecords() }
    }

    /// Shows what the ended loop recorded, one table for each `record`.
    mutating func showRecords() throws {
        let finished = records
        records = []
        for record in finished {
            graph.budget.held -= record.byteCount
            let rows = record.rows + (record.last.map { [$0] } ?? [])
            let columns = record.headings.enumerated().map { index, heading in
                Table.Column(heading, isNumeric: rows.allSatisfy { $0[index].isNumber })
            }
            let table = Table(columns: columns, rows: rows.map { $0.map { shortText(of: $0) } })
            try add(.table(table), at: nil)
        }
    }
}
