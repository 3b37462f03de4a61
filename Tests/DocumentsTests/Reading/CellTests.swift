import Diagnostics
import Testing

@testable import Documents

struct CellTests {
    @Test(arguments: [
        "```nn {sweep=\"lr=0.01, 1e-3; kind='a,b',\\\"c\\\"; 形=[1, 2],(3, 4)\"}\n```",
        "```nn\n#| sweep: lr=0.01, 1e-3; kind='a,b',\"c\"; 形=[1, 2],(3, 4)\n```",
    ])
    func readsNamesAndTheirValues(_ markdown: String) throws {
        let notebook = try read(markdown)
        #expect(notebook.diagnostics.isEmpty)
        let swept = try #require(notebook.cells.first).options.sweep
        #expect(swept.map(\.name) == ["lr", "kind", "形"])
        #expect(swept.map { $0.values.map(\.text) } == [["0.01", "1e-3"], ["'a,b'", "\"c\""], ["[1, 2]", "(3, 4)"]])
        for name in swept {
            #expect(notebook.source.text(name.range) == name.name)
            for value in name.values where !value.text.contains("c") {
                #expect(notebook.source.text(value.range) == value.text)
            }
        }
    }

    @Test func theLastNameChangesFastest() {
        let grid = SweepGrid([.init("a", ["1", "2"]), .init("b", ["x", "y", "z"])])
        #expect(grid.count == 6)
        #expect((0..<6).map { grid.places(of: $0) } == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]])
        #expect(grid.setting(of: 5) == "a = 2, b = z")
    }

    @Test func takesListIndentationOffACell() throws {
        let notebook = try read("- a\r\n\r\n  ```nn\r\n  if x:\r\n      y\r\n  ```\r\n")
        let cell = try #require(notebook.cells.first)
        #expect(cell.source == "if x:\n    y")
        #expect(cell.indentation == "  ")
        for line in cell.lines {
            let range = SourceRange(line.offset, line.offset + line.bytes.count)
            #expect(Array(notebook.source.text(range).utf8) == line.bytes)
        }
    }

    @Test(arguments: [
        ("```nn {ech=false}\n```", 123), ("```nn {echo=maybe}\n```", 125), ("```nn {echo=true echo=false}\n```", 124),
        ("```nn {#a}\n#| label: b\n```", 124), ("```nn {exercise run=true}\n```", 126), ("```nn echo=false\n```", 122),
        ("```nn {caption=\"a}\n```", 122), ("```{nn}\n```", 127), ("```nn\nx", 121), ("> ```nn\n> ```", 120),
        ("```nn {caption}\n```", 125), ("```nn {sweep}\n```", 125), ("```nn {sweep=\"\"}\n```", 125),
        ("```nn {sweep=\"lr\"}\n```", 133), ("```nn {sweep=\"lr=\"}\n```", 133), ("```nn {sweep=\"=1\"}\n```", 133),
        ("```nn {sweep=\"a=1,,2\"}\n```", 133), ("```nn {sweep=\"a=1;\"}\n```", 133),
        ("```nn {sweep=a=1,2}\n```", 133), ("```nn\n#| sweep: a=1; b\n```", 133),
        ("```nn {sweep=\"a=1,2,3,4,5,6,7,8; b=1,2,3,4,5,6,7,8,9\"}\n```", 136),
        ("```nn {sweep=\"a=1\" exercise}\n```", 126), ("```nn {sweep=\"a=1\" expect=error}\n```", 126),
        ("```nn {rtol=-1}\n```", 125), ("```nn\n#| echo = false\n```", 122),
        ("<!-- nn:output a -->\n\n<!-- nn:end -->", 131),
        ("```nn\n```\n<!-- nn:output -->\ntext\n", 130), ("<!-- nn:end -->", 135),
        ("```nn\n```\n<!-- nn:output --> mine\n<!-- nn:end -->", 132),
        ("`{nn}`", 140), ("`{nn} a\nb`", 141), ("`{nn calim} a`", 142), ("a <!-- nn:= x --> b", 143),
        ("`{nn} a | `", 144),
        ("@fig-x", 161), ("# a {#sec-a}\n\n# b {#sec-a}", 160), ("---\ntitle: a: b\n---\n", 113),
        ("---\na: &x 1\n---\n", 112),
        ("---\ndate: today\n---\n", 117), ("---\nexecute: {sede: 1}\n---\n", 116), ("---\ntitle: a\n", 110),
        ("---\ntitle: a\ntitle: b\n---\n", 114),
        ("---\nexecute: {steps: many}\n---\n", 115),
    ])
    func saysWhatIsWrong(_ markdown: String, _ number: Int) throws {
        let notebook = try read(markdown)
        #expect(notebook.diagnostics.map(\.number).contains(number), "\(notebook.diagnostics)")
        for diagnostic in notebook.diagnostics {
            let range = try #require(diagnostic.range)
            #expect(range.start >= 0 && range.end <= notebook.source.bytes.count)
        }
    }

    @Test func partsTheFormatOutsideBracketsAndTextOnly() throws {
        let notebook = try read("`{nn} f(a | b, \"|\") | .1%` and `{nn claim} (a | b)`")
        #expect(
            notebook.inlines.map { String(decoding: $0.line.bytes, as: UTF8.self) } == ["f(a | b, \"|\")", "(a | b)"])
        #expect(notebook.inlines.map(\.format) == [".1%", nil])
        #expect(notebook.inlines.map(\.isClaim) == [false, true])
    }

    @Test func readsARenderedValueBack() throws {
        let notebook = try read("a <!-- nn:= x -\\- y | .2f -->\\*3<!-- nn:/ --> b")
        let inline = try #require(notebook.inlines.first)
        #expect(String(decoding: inline.line.bytes, as: UTF8.self) == "x -- y")
        #expect(inline.recorded == "*3")
        #expect(inline.format == ".2f")
    }

    @Test func reassemblesTheFileFromItsRanges() throws {
        let text =
            "\u{FEFF}# a\r\n\r\n```nn\r\nx\r\n```\r\n<!-- nn:output -->\r\n1\r\n<!-- nn:end -->\r\n\r\nb `{nn} x` c\r\n"
        let notebook = try read(text)
        var pieces = notebook.cells.map(\.range) + notebook.inlines.map(\.range) + notebook.regions.map(\.range)
        pieces.sort { $0.start < $1.start }
        var result: [UInt8] = []
        var place = 0
        for piece in pieces {
            #expect(piece.start >= place)
            result += notebook.source.bytes[place..<piece.start] + notebook.source.bytes[piece.start..<piece.end]
            place = piece.end
        }
        result += notebook.source.bytes[place...]
        #expect(result == Array(text.utf8))
        #expect(notebook.regions.map(\.content) == ["1\n"])
    }

    @Test func readsNoCellInsideARegion() throws {
        let notebook = try read("```nn\nx\n```\n\n<!-- nn:output -->\n```nn\ny\n```\n<!-- nn:end -->\n")
        #expect(notebook.cells.count == 1)
        #expect(notebook.cells.first?.region == 0)
        #expect(notebook.diagnostics.isEmpty)
    }
}
