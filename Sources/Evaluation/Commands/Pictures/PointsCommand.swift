internal import Diagnostics
internal import Documents
internal import Engine

let pointsCommand = Command(
    "points", .pictures, [.required("x"), .required("y"), .option("label", "None"), .option("by", "None")],
    Text(
        en: "Unconnected points; with by=, a colour, a shape and a name for each of its values.",
        zh: "不相连的点；给出 by= 时，每个取值一种颜色、一种形状和一个名字。"),
    example: "plot points([1, 2, 3], [1, 4, 9])"
) { session, arguments in
    let (x, y) = try session.coordinates(arguments)
    let label = try arguments.text("label")
    guard let by = arguments.given("by") else {
        return .marks([Mark(.points(x: x, y: y), label: label)].thinned())
    }
    let groups = try session.items(of: by.value, at: by.range).map { session.shortText(of: $0.detached) }
    guard groups.count == x.count else {
        throw Diagnostic.countsDiffer(("x", x.count), ("by", groups.count), at: by.range)
    }
    var rows: [String: [Int]] = [:]
    for (row, group) in groups.enumerated() { rows[group, default: []].append(row) }
    guard rows.count <= 20 else {
        throw Diagnostic.engine(.argument(name: "by", value: Double(rows.count), .atMost(20)), at: by.range)
    }
    // Numbers by size, texts by their bytes.
    let names = rows.keys.sorted { left, right in
        if let a = Double(left), let b = Double(right), a != b { return a < b }
        return Array(left.utf8).lexicographicallyPrecedes(Array(right.utf8))
    }
    return .marks(
        names.map { name in
            let members = rows[name] ?? []
            return Mark(.points(x: members.map { x[$0] }, y: members.map { y[$0] }), label: name)
        }.thinned())
}
