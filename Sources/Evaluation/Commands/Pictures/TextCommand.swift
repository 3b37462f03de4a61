internal import Diagnostics
internal import Documents
internal import Engine

let textCommand = Command(
    "text", .pictures, [.required("x"), .required("y"), .required("words")],
    Text(en: "Words beside a place of the plot.", zh: "写在图中某处的文字。"),
    example: "plot line(lambda x: x**2, -1, 1), text(0, 0, \"lowest\")"
) { session, arguments in
    let x = try arguments.number("x", .finite) ?? .nan
    let y = try arguments.number("y", .finite) ?? .nan
    let words = session.shortText(of: try arguments["words"].value)
    return .marks([Mark(.text(x: x, y: y, words))])
}
