import Diagnostics
import Engine
import Testing

@testable import Evaluation

/// What `cell` shows beside a file `d.csv` of this text.
private func show(_ cell: String, _ text: String, settings: SessionSettings = SessionSettings()) -> Shown {
    show(cell, settings: settings, files: ["d.csv": Array(text.utf8)])
}

@Suite struct LoadTests {
    @Test(arguments: [
        ("a,b,y\n1,2,0\n3,4,1\n", "[[1 2]\n [3 4]]", "[0 1]"),
        ("y,a\r\n0,1.5\r\n1,-2e1", "[[  1.5]\n [-20. ]]", "[0 1]"),
        ("\u{FEFF}a,y\n1,0\n", "[[1]]", "[0]"),
        ("a,b,y\n1,,0.5\n,4,\n", "[[ 1. nan]\n [nan  4.]]", "[0.5 nan]"),
        ("\"a\" , y\n \"1\" ,\t2 \n", "[[1]]", "[2]"),
        ("a,y\n\n1,2\n   \n3,4\n\n", "[[1]\n [3]]", "[2 4]"),
        ("a,y\n1,b\n2,a\n3,b\n", "[[1]\n [2]\n [3]]", "[1 0 1]"),
        ("a,y\r1,2\r", "[[1]]", "[2]"),
        ("a,y\n1,\n", "[[1]]", "[nan]"),
    ]) func fileIsRead(text: String, x: String, y: String) {
        let shown = show("d = load(\"d.csv\", target=\"y\")\nprint d.x\nprint d.y", text)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        #expect(
            shown.texts.joined(separator: "\n") == "\(x)\n\(y)\n" || shown.texts.joined(separator: "\n") == "\(x)\n\(y)"
        )
    }

    @Test func classesStandInTheOrderOfTheirBytes() {
        let shown = show(
            "d = load(\"d.csv\", target=\"类\")\nd.y, d.classes, d.features",
            "身高,\"体,重\",类\n1,2,猫\n3,4,\"a \"\"b\"\",\nc\"\n5,6,é\n")
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        #expect(
            shown.last
                == "d.y = [2 0 1]\nd.classes = ['a \"b\",\\nc', 'é', '猫']\nd.features = ['身高', '体,重']")
    }

    @Test func commaBeforeACombiningMarkSeparates() {
        let shown = show("load(\"d.csv\", target=\"y\").classes", "a,y\n1,\u{301}x\n2,e\u{301}\n3,\u{E9}\n")
        #expect(shown.last.utf8.elementsEqual("['e\u{301}', '\u{E9}', '\u{301}x']".utf8))
    }

    @Test(arguments: [
        ("", 414, "d.csv is empty"),
        ("\n\n", 414, "d.csv is empty"),
        ("a,y\n", 414, "d.csv has names of columns, but no samples"),
        ("a;y\n1;2\n", 415, "d.csv, line 1: the columns are separated by semicolons"),
        ("a\ty\n1\t2\n", 415, "d.csv, line 1: the columns are separated by tabs"),
        ("身高，y\n1，2\n", 415, "d.csv, line 1: the columns are separated by full-width commas"),
        ("a,,y\n1,2,3\n", 416, "d.csv, line 1: column 2 has no name"),
        ("a,b,a,y\n1,2,3,4\n", 416, "d.csv, line 1: columns 1 and 3 are both called a"),
        ("a,b\n1,2\n", 401, "d.csv has no column y"),
        ("y\n1\n", 417, "d.csv has no column but the target y"),
        ("a,b,y\n1,2,3\n1,2\n", 418, "d.csv, line 3: 2 fields for 3 columns"),
        ("a,y\n1,2\n\n1,2,\n", 418, "d.csv, line 4: 3 fields for 2 columns"),
        ("a,y\n1,\"p\nq\"\nx,q\n", 419, "d.csv, line 4: column 1, a, holds \"x\", not a number"),
        ("a,y\nx,1\n2,1\n", 420, "d.csv, line 3: column 1, a, holds the number 2, and text above"),
        ("a,y\nx,1\n1e999,1\n", 419, "d.csv, line 3: column 1, a, holds \"1e999\", not a number"),
        ("a,y\nx,1\nNA,1\n", 419, "d.csv, line 3: column 1, a, holds \"NA\", not a number"),
        ("a,y\n1,1e999\n", 419, "d.csv, line 2: column 2, y, holds \"1e999\", not a number"),
        ("a,y\n1,2\n1,p\n", 420, "d.csv, line 3: column 2, y, holds the text \"p\", and numbers above"),
        ("a,y\n1,p\n1,2\n", 420, "d.csv, line 3: column 2, y, holds the number 2, and text above"),
        ("a,y\n1,\"2\n3,4\n", 413, "d.csv, line 2: a quotation mark is not closed"),
        ("a,y\n1,2\n3,\"4\"5\n", 413, "d.csv, line 3: a quotation mark stands inside a field"),
        ("a,y\n1,2\n3,4\"5\"6\n", 413, "d.csv, line 3: a quotation mark stands inside a field"),
        ("a,y\n1,2\0\n", 412, "d.csv, line 2: this is not text in UTF-8"),
    ]) func mistakeNamesItsLineAndColumn(text: String, number: Int, headline: String) {
        let shown = show("load(\"d.csv\", target=\"y\")", text)
        #expect(shown.number == number)
        #expect(shown.diagnostics.first?.headline[.english] == headline)
        #expect(shown.diagnostics.first?.help != nil)
    }

    @Test(arguments: [
        "0x10", "nan", "NaN", "inf", "-Infinity", "1e999", "1,5", "1_000", "1 2", "NA", "n/a", "null",
    ])
    func whatResemblesANumberOrAGapIsRefused(field: String) {
        #expect(show("load(\"d.csv\", target=\"y\")", "a,y\n\"\(field)\",1\n").number == 419)
    }

    @Test(arguments: ["１", "1e", "+", "--1", "1f", "3rd", "2020-01-31", "none", "?", "A,B"])
    func whatResemblesNoNumberIsText(field: String) {
        let shown = show("d = load(\"d.csv\", target=\"y\")\nd[\"a\"], d.x", "a,y\n\"\(field)\",1\n\"\(field)\",2\n")
        #expect(shown.last == "d[\"a\"] = ['\(field)', '\(field)']\nd.x =\n[[0]\n [0]]")
        #expect(show("load(\"d.csv\", target=\"y\")", "a,y\n1,1\n\"\(field)\",2\n").number == 419)
    }

    @Test func columnOfTextIsCategories() {
        let shown = show(
            "d = load(\"d.csv\", target=\"病\")\nd.x\nd[\"病区\"]\nd[d[\"病区\"] == \"乙\"].y\none_hot(d).features",
            "病区,年龄,病\r\n乙,30,1\r\n,40,0\r\n\"甲\r\n一\",50,1\r\n乙,60,0\r\n")
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        #expect(
            shown.texts.joined(separator: "\n")
                == "[[ 0. 30.]\n [nan 40.]\n [ 1. 50.]\n [ 0. 60.]]\n['乙', None, '甲\\r\\n一', '乙']\n[1 0]\n"
                + "['病区_乙', '病区_甲\\r\\n一', '年龄']")
    }

    @Test(arguments: [
        ("1", 1, true), ("-0", -0.0, true), ("+7", 7, true), ("007", 7, true), (".5", 0.5, false), ("5.", 5, false),
        ("1E-3", 0.001, false), ("9007199254740993", 9_007_199_254_740_992, false), ("0.1", 0.1, false),
    ]) func numberIsRead(text: String, value: Double, isWhole: Bool) {
        let number = WrittenNumber(Array(text.utf8))
        #expect(number?.value == value)
        #expect(number?.isWhole == isWhole)
    }

    @Test func bytesThatAreNotUTF8AreNamedByTheirLine() {
        let shown = show(
            "load(\"d.csv\", target=\"y\")", settings: SessionSettings(),
            files: ["d.csv": Array("a,y\n1,".utf8) + [0xC3, 0x28, 0x0A]])
        #expect(shown.diagnostics.first?.headline[.english] == "d.csv, line 2: this is not text in UTF-8")
    }

    @Test func wrongTargetIsMarkedAndTheRightOneNamed() throws {
        let cell = "load(\"d.csv\", target=\"pric\")"
        let diagnostic = try #require(show(cell, "size,price\n1,2\n").diagnostics.first)
        let range = try #require(diagnostic.range)
        #expect(Array(cell.utf8)[range.start..<range.end].elementsEqual("\"pric\"".utf8))
        #expect(diagnostic.help?[.english] == "did you mean price?")
    }

    @Test func missingWordIsAnsweredWithTheEmptyField() {
        let shown = show("load(\"d.csv\", target=\"y\")", "a,y\nNA,1\n")
        #expect(shown.diagnostics.first?.help?[.english] == "a missing value is an empty field: leave NA out")
    }

    @Test func missingFileIsAMistakeOfTheNotebook() {
        #expect(show("load(\"e.csv\", target=\"y\")", "").number == 409)
        #expect(show("load(\"d.csv\")", "a,y\n1,2\n").number == 269)
        #expect(show("load(3, target=\"y\")", "").number == 270)
    }

    @Test func linesAndFieldsStayRightOverManyBlocks() {
        let rows = (0..<20_000).map { "\($0),\"é\n\($0 % 7)\"\n" }.joined()
        let shown = show("d = load(\"d.csv\", target=\"y\")\nlen(d), sum(d.x), len(d.classes)", "a,y\n" + rows)
        #expect(shown.last == "len(d) = 20000\nsum(d.x) = 199990000\nlen(d.classes) = 7")
        let broken = show("load(\"d.csv\", target=\"y\")", "a,y\n" + rows + "x,y\n")
        #expect(broken.diagnostics.first?.headline[.english].hasPrefix("d.csv, line 40002: column 1") == true)
    }

    @Test func openQuotationDoesNotSwallowALongFile() {
        let rows = "a,y\n1,\"2\n" + String(repeating: "1,2\n", count: 400_000)
        #expect(show("load(\"d.csv\", target=\"y\")", rows).number == 413)
        let row = "a,y\n" + String(repeating: "1", count: 1_200_000)
        #expect(show("load(\"d.csv\", target=\"y\")", row).number == 413)
    }

    @Test func fileAndItsNumbersCountAsMemory() {
        var settings = SessionSettings()
        settings.limits.memory = 10_000
        let text = "a,b,c,y\n" + String(repeating: "1,2,3,4\n", count: 1000)
        #expect(show("load(\"d.csv\", target=\"y\")", text, settings: settings).number == 703)
        settings.limits.memory = 100
        #expect(show("load(\"d.csv\", target=\"y\")", text, settings: settings).number == 703)
        settings.limits.memory = 1_000_000
        #expect(show("load(\"d.csv\", target=\"y\")", text, settings: settings).diagnostics.isEmpty)
    }
}
