import Testing

@testable import Rendering

/// The custom properties of each block that begins with `:root {` and holds a ground.
private func schemes() -> [[String: UInt32]] {
    "\(pageStyle)".split(separator: ":root {").compactMap { block in
        var colors: [String: UInt32] = [:]
        for declaration in block.prefix(while: { $0 != "}" }).split(separator: ";") {
            let parts = declaration.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
            guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") else { continue }
            let digits = parts[1].dropFirst()
            colors[String(parts[0].dropFirst(2))] = UInt32(
                digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits), radix: 16)
        }
        return colors["paper"] == nil ? nil : colors
    }
}

/// sRGB to linear light: b^2.4 is b² times the fifth root of b², which Newton finds.
private func linear(_ byte: UInt32) -> Double {
    let value = Double(byte) / 255
    guard value > 0.04045 else { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    var root = base.squareRoot()
    for _ in 0..<40 { root = (4 * root + base * base / (root * root * root * root)) / 5 }
    return base * base * root
}

private func luminance(_ color: UInt32) -> Double {
    0.2126 * linear(color >> 16 & 255) + 0.7152 * linear(color >> 8 & 255) + 0.0722 * linear(color & 255)
}

/// A page of exercises goes to paper without its solutions.
@Test func onPaperCodeIsOpenAndASolutionIsAsItsReaderLeftIt() throws {
    let print = try #require("\(pageStyle)".firstRange(of: "@media print {\n  :root"))
    let rules = "\(pageStyle)"[print.upperBound...].split(separator: "}").filter { $0.contains("::details-content") }
    #expect(
        rules.map { $0.prefix { $0 != "{" }.drop { $0.isWhitespace } } == ["details:not(.solution)::details-content "])
}

/// Every text colour stands out from every ground it is on: WCAG 2.1, 1.4.3, level AA.
@Test func everyColourCanBeReadOnItsGround() throws {
    let text = [
        "ink", "muted", "accent", "good", "bad", "keyword", "command", "number", "text", "comment", "parameter",
        "operator",
    ]
    let pairs =
        text.flatMap { [($0, "paper"), ($0, "shade")] } + [
            ("ink", "bad-shade"), ("bad", "bad-shade"), ("good", "note-shade"),
        ]
    let schemes = schemes()
    #expect(schemes.count == 3)
    for scheme in schemes {
        for (color, ground) in pairs {
            let first = luminance(try #require(scheme[color]))
            let second = luminance(try #require(scheme[ground]))
            let contrast = (max(first, second) + 0.05) / (min(first, second) + 0.05)
            #expect(contrast >= 4.5, "\(color) on \(ground): \(contrast)")
        }
    }
}
