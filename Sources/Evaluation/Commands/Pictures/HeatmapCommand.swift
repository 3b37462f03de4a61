internal import Diagnostics
internal import Documents
internal import Engine

let heatmapCommand = Command(
    "heatmap", .pictures, [.required("matrix"), .option("rows", "None"), .option("columns", "None")],
    Text(
        en: "A matrix in shades, with its numbers where they have room; rows= and columns= name them.",
        zh: "用深浅表示矩阵，有地方时写出数值；rows= 和 columns= 给出行列的名字。"),
    example:
        "plot heatmap([[50, 0], [3, 47]], rows=[\"cat\", \"dog\"], columns=[\"cat\", \"dog\"]), xlabel=\"predicted\""
) { session, arguments in
    let argument = try arguments["matrix"]
    let matrix = try session.array(argument, parameter: "matrix", in: arguments)
    guard matrix.rank == 1 || matrix.rank == 2 else {
        throw Diagnostic.notAMatrix(matrix.shape, at: argument.range)
    }
    let (rows, columns) = (matrix.rank == 1 ? 1 : matrix.shape[0], matrix.shape[matrix.rank - 1])
    guard rows > 0, columns > 0 else { throw EngineError.emptyReduction("heatmap") }
    func names(_ name: String, _ count: Int) throws -> [String]? {
        guard let argument = arguments.given(name) else { return nil }
        let names = try session.items(of: argument.value, at: argument.range).map { session.shortText(of: $0.detached) }
        guard names.count == count else {
            throw Diagnostic.countsDiffer(
                ("matrix", count), (name, names.count), at: argument.range)
        }
        return names
    }
    let (rowNames, columnNames) = (try names("rows", rows), try names("columns", columns))
    // As many rows and columns as a picture keeps.
    var step = 1
    while (rows + step - 1) / step * ((columns + step - 1) / step) > Plot.mostPoints { step += 1 }
    let (someRows, someColumns) = (
        Array(stride(from: 0, to: rows, by: step)), Array(stride(from: 0, to: columns, by: step))
    )
    var heatmap = Heatmap(
        columns: someColumns.count,
        values: someRows.flatMap { row in someColumns.map { matrix.elements[row * columns + $0] } },
        rowNames: rowNames.map { names in someRows.map { names[$0] } },
        columnNames: columnNames.map { names in someColumns.map { names[$0] } })
    heatmap.step = step
    return .marks([Mark(.heatmap(heatmap))])
}
