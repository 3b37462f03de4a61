/// KaTeX's markup for browsers, which follow MathML Core: without the invisible sign of application where it would be
/// a child too many (KaTeX writes it behind `\max` in a script too), with TeX's thin space around the name of a function,
/// with cells that say how they stand, and with tags as `MathTag` writes them.
struct MathLayout {
    private var result: [UInt8] = []
    private var open: [ArraySlice<UInt8>] = []
    private var tables: [MathTable] = []

    /// `math` so; it is known to be safe.
    static func laidOut(_ math: String) -> String {
        var layout = MathLayout()
        return layout.write(Array(math.utf8)[...])
    }

    private mutating func write(_ math: ArraySlice<UInt8>) -> String {
        var rest = math
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            result += rest[..<start]
            rest = rest[start...]
            let isCounted = open.last.map { Self.countsChildren.contains(String(decoding: $0, as: UTF8.self)) } ?? false
            if rest.starts(with: Self.application) {
                rest = rest.dropFirst(Self.application.count)
                if isCounted { continue }
                result += Self.application
                if !rest.starts(with: "</".utf8), !rest.starts(with: "<mo".utf8) { result += Self.thinSpace }
                continue
            }
            let tag = rest.prefix { $0 != UInt8(ascii: ">") }
            rest = rest[tag.endIndex...]
            if tag.dropFirst().first == UInt8(ascii: "/") {
                close(tag)
            } else {
                if !isCounted, tag.starts(with: "<mi".utf8), Self.namesFunction(rest),
                    Self.operands.contains(where: { result.ends(with: $0) })
                {
                    result += Self.thinSpace
                }
                rest = openTag(tag, before: rest)
            }
        }
        return String(decoding: result + rest, as: UTF8.self)
    }

    private mutating func close(_ tag: ArraySlice<UInt8>) {
        result += open.popLast().map { Array("</".utf8) + $0 } ?? Array(tag)
        if tag.elementsEqual("</mtable".utf8) { _ = tables.popLast() }
    }

    /// Writes the tag, and the sign behind it if that changes; gives what is still to be read.
    private mutating func openTag(_ bytes: ArraySlice<UInt8>, before rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.last != UInt8(ascii: "/") else {
            result += bytes
            return rest
        }
        var tag = MathTag(String(decoding: bytes.dropFirst(), as: UTF8.self))
        let text = rest.dropFirst().prefix { $0 != UInt8(ascii: "<") }
        let sign = tag.setForBrowsers(
            text: String(decoding: text, as: UTF8.self),
            holdsElements: text.isEmpty && rest.dropFirst(2).first != UInt8(ascii: "/"))
        switch tag.name {
        case "mtable": tables.append(MathTable(tag))
        case "mtr": tables.indices.last.map { tables[$0].openRow() }
        // Beside the columns KaTeX sets cells with classes of its own, for the number of a row.
        case "mtd" where tag["class"] == nil: tag["class"] = tables.indices.last.flatMap { tables[$0].openCell() }
        default: break
        }
        result += "<\(tag.text)".utf8
        open.append(ArraySlice(tag.name.utf8))
        guard let sign else { return rest }
        result += ">\(sign)".utf8
        return rest[text.endIndex...]
    }

    private static let application = Array("<mo>\u{2061}</mo>".utf8)
    private static let thinSpace = Array("<mspace width=\"0.1667em\"/>".utf8)
    /// What ends an operand, from which the name of a function stands off.
    private static let operands = ["mi", "mn", "mfrac", "msqrt", "msub", "msup", "msubsup", "munder"].map {
        Array("</\($0)>".utf8)
    }

    /// Whether the element of one word whose opening tag ends where `rest` begins is applied to what follows.
    private static func namesFunction(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let end = rest.firstIndex(of: UInt8(ascii: "<")) else { return false }
        return rest[end...].starts(with: Array("</mi>".utf8) + application)
    }

    /// The elements that must have two children, or three.
    private static let countsChildren: Set<String> = [
        "msub", "msup", "msubsup", "munder", "mover", "munderover", "mfrac", "mroot",
    ]
}

extension [UInt8] {
    fileprivate func ends(with end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}
