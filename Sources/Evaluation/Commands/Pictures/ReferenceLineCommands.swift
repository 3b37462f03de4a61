internal import Diagnostics
internal import Documents
internal import Engine

let hlineCommand = Command(
    "hline", .pictures, [.required("y"), .option("label", "None")],
    Text(en: "A horizontal line across the plot, to read others against.", zh: "横贯全图的水平线，供对照。"),
    example: "plot bars([8, 12, 10]), hline(10, label=\"expected\")"
) { _, arguments in
    let y = try arguments.number("y", .finite) ?? .nan
    return .marks([Mark(.horizontal(y: y), label: try arguments.text("label"))])
}

let vlineCommand = Command(
    "vline", .pictures, [.required("x"), .option("label", "None")],
    Text(en: "A vertical line up the plot, to read others against.", zh: "纵贯全图的竖直线，供对照。"),
    example: "plot hist([1, 2, 2, 3, 5]), vline(2.6, label=\"mean\")"
) { _, arguments in
    let x = try arguments.number("x", .finite) ?? .nan
    return .marks([Mark(.vertical(x: x), label: try arguments.text("label"))])
}
