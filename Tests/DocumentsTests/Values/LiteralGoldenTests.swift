import Documents
import Testing

private struct Literals: Decodable {
    let numbers: [[String]]
    let texts: [[String]]
}

@Test func writesNumbersAsPythonDoes() throws {
    let rows = try valueOracle("literals", as: Literals.self).numbers
    #expect(rows.count > 1000)
    for row in rows {
        let number = Double(bitPattern: try #require(UInt64(row[0], radix: 16)))
        #expect(shortestText(of: number) == row[1])
        #expect(text(of: number) == row[2])
    }
}

@Test func writesTextsAsPythonDoes() throws {
    let rows = try valueOracle("literals", as: Literals.self).texts
    #expect(rows.count > 500)
    for row in rows {
        #expect(textLiteral(row[0]).utf8.elementsEqual(row[1].utf8), "\(textLiteral(row[0])) is not \(row[1])")
    }
}
