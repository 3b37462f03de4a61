import Diagnostics
import Documents
import Testing

private struct ArrayCase: Decodable {
    let kind: String
    let shape: [Int]
    let elements: String
    let text: String

    var numbers: [Double] { elements.split(separator: " ").compactMap { Double($0) } }
    var elementKind: ArrayElementKind? { ["truth": .truth, "integer": .integer, "number": .number][kind] }
}

@Test func laysOutArraysAsNumPy() throws {
    let cases = try valueOracle("arrays", as: [ArrayCase].self)
    #expect(cases.count > 400)
    for test in cases {
        let kind = try #require(test.elementKind)
        let text = arrayText(shape: test.shape, elements: test.numbers, kind: kind)
        #expect(text.utf8.elementsEqual(test.text.utf8), "\(text)\nis not\n\(test.text)")
    }
}

@Test func writesNothingOfAnEmptyArrayWithLongAxes() {
    #expect(arrayText(shape: [.max, .max, 0], elements: [], kind: .number) == "[]")
}

@Test func formatsEveryElement() throws {
    let format = try FormatSpecification(parsing: ".1f")
    let text = try arrayText(shape: [2, 2], elements: [1, -2.25, 10, .nan], kind: .number, format: format)
    #expect(text == "[[ 1.0 -2.2]\n [10.0  nan]]")
}

@Test func keepsTheLayoutWhereTheFormatIsEmpty() throws {
    let format = try FormatSpecification(parsing: "")
    #expect(try arrayText(shape: [2], elements: [0.5, 0.25], kind: .number, format: format) == "[0.5  0.25]")
    #expect(try arrayText(shape: [2], elements: [1, 0], kind: .truth, format: format) == "[ True False]")
}

@Test func formatsIntegersAsIntegers() throws {
    let format = try FormatSpecification(parsing: "x")
    #expect(try arrayText(shape: [2], elements: [255, 1], kind: .integer, format: format) == "[ff  1]")
    #expect(throws: FormatError.unknownCode("x", .number)) {
        try arrayText(shape: [1], elements: [0.5], kind: .number, format: format)
    }
}

@Test func writesWideCharactersInColumns() throws {
    let format = try FormatSpecification(parsing: "学>3.0f")
    #expect(try arrayText(shape: [2], elements: [1, 100], kind: .number, format: format) == "[学学1   100]")
}

@Test func saysWhatAFormatCannotWrite() throws {
    let errors: [FormatError] = [
        .malformed("4f."), .unknownCode("d", .number), .localeCode, .notAllowed(.precision, type: "d", .integer),
        .notAllowed(.signAlignment, type: nil, .text), .notAllowed(.grouping(","), type: "x", .number), .twoGroupings,
        .missingPrecision, .tooWide(limit: 1000), .noCharacter(-1),
    ]
    for error in errors {
        let diagnostic = Diagnostic.badFormat(
            error, specification: String(repeating: "字", count: 500), at: SourceRange(3, 5))
        #expect((290...299).contains(diagnostic.number))
        #expect(diagnostic.help != nil)
        #expect(diagnostic.headline[.english] != diagnostic.headline[.chinese])
        #expect(diagnostic.headline[.english].unicodeScalars.count < 100)
        #expect(diagnostic.range == SourceRange(3, 5))
    }
}
