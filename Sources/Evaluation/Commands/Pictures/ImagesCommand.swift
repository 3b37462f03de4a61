internal import Diagnostics
internal import Documents
internal import Engine

let imagesCommand = Command(
    "images", .pictures, [.required("x"), .optional("labels", "None")],
    Text(
        en:
            "Small pictures side by side, each above its label: of a data set, of arrays [n, h, w] with one or three channels, or of rows that are folded into squares.",
        zh: "并排的小图，各有标签：可以是数据集、数组 [n, h, w]（一个或三个通道），或能折成正方形的行。"),
    example: "images digits()[:8]"
) { session, arguments in
    let argument = try arguments["x"]
    var (x, labels): (NDArray, [String])
    if case .dataset(let data) = argument.value {
        x = data.x
        labels = data.y.rank == 1 ? data.y.elements.map { data.className($0) } : []
    } else {
        (x, labels) = (try session.array(argument, parameter: "x", in: arguments), [])
    }
    let (count, height, width, channels) = try imageShape(x.shape, at: argument.range)
    if let given = arguments.given("labels") {
        labels = try session.items(of: given.value, at: given.range).map { session.shortText(of: $0.detached) }
        guard labels.count == count else {
            throw Diagnostic.countsDiffer(("x", count), ("labels", labels.count), at: given.range)
        }
    }
    // As many pictures and pixels as a picture keeps.
    var step = 1
    while (height + step - 1) / step * ((width + step - 1) / step) * channels > Plot.mostPoints { step += 1 }
    let (rows, columns) = (
        Array(stride(from: 0, to: height, by: step)), Array(stride(from: 0, to: width, by: step))
    )
    let shown = min(count, 40, max(1, Plot.mostPoints / (rows.count * columns.count * channels)))
    let size = height * width * channels
    let shades = Shades(x.elements[..<(shown * size)])
    var pixels: [UInt8] = []
    for image in 0..<shown {
        for row in rows {
            for column in columns {
                let pixel = image * size + (row * width + column) * channels
                for channel in 0..<channels { pixels.append(shades.byte(x.elements[pixel + channel])) }
            }
        }
    }
    var sheet = ImageSheet(
        height: rows.count, width: columns.count, channels: channels, pixels: pixels,
        labels: Array(labels.prefix(shown)))
    sheet.omitted = count - shown
    sheet.step = step
    var mark = Mark(.images(sheet))
    mark.omitted = x.elements[..<(shown * size)].count { !$0.isFinite }
    return .plots([Plot(marks: [mark])])
}

/// How many images an array holds, how high and wide they are, and how many channels they have.
private func imageShape(
    _ shape: [Int], at range: SourceRange
) throws -> (count: Int, height: Int, width: Int, channels: Int) {
    let isChannels = { (size: Int) in size == 1 || size == 3 }
    let found: (Int, Int, Int, Int)
    switch shape.count {
    case 4 where isChannels(shape[3]): found = (shape[0], shape[1], shape[2], shape[3])
    case 3: found = (shape[0], shape[1], shape[2], 1)
    case 2:
        let side = Int(Double(shape[1]).squareRoot())
        guard side * side == shape[1] else { throw Diagnostic.rowsAreNoSquares(shape, at: range) }
        found = (shape[0], side, side, 1)
    default: throw Diagnostic.notImages(shape, at: range)
    }
    guard found.0 > 0, found.1 > 0, found.2 > 0 else { throw EngineError.emptyReduction("images") }
    return found
}

/// From which number to which black turns into white: 0 to 1 where all lie there, else the smallest to the largest.
private struct Shades {
    private let low: Double
    private let high: Double

    init(_ values: ArraySlice<Double>) {
        let finite = values.filter(\.isFinite)
        low = min(finite.min() ?? 0, 0)
        let largest = finite.max() ?? 1
        high = largest <= 1 && low == 0 ? 1 : largest
    }

    func byte(_ value: Double) -> UInt8 {
        guard value.isFinite, low < high else { return 0 }
        // The difference of the largest numbers is none.
        let scale = (high - low).isFinite ? 1 : 0.5
        let share = (value * scale - low * scale) / (high * scale - low * scale)
        return UInt8(min(max((share * 255).rounded(), 0), 255))
    }
}

extension Dataset {
    /// The name of a class, or its number.
    func className(_ label: Double) -> String {
        if let classes, let index = Int(exactly: label), classes.indices.contains(index) { return classes[index] }
        return shortNumber(label)
    }
}
