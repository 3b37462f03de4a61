import Testing

@testable import Rendering

@Test func aFormulaIsAsWideAsItsLongestRow() {
    let row = { (signs: String) in "<mtr><mtd><mi>\(signs)</mi></mtd></mtr>" }
    let table = "<mtable>\(row("abc"))\(row("ab&lt;d"))\(row("é"))</mtable>"
    let formula =
        "<math><semantics><mrow><mi>x</mi>\(table)<mo>+</mo></mrow><annotation>long TeX</annotation></semantics></math>"
    #expect(PrintedWidth.ofFormula(formula) == 6)
}

@Test func aWrappingCellIsAsWideAsItsLongestWord() {
    #expect(PrintedWidth.ofWrapping("a sentence of incomprehensibilities and more") == 21)
    #expect(PrintedWidth.ofWrapping("每一步沿着梯度走多远 1234567890123") == 13)
    #expect(PrintedWidth.ofWrapping("word") == 4)
}

@Test(arguments: [(60, "data"), (61, "data wide1"), (76, "data wide2"), (10_000, "data wide7")])
func whatIsWideSaysSo(width: Int, classes: String) {
    #expect(PrintedWidth.classes("data", width) == classes)
}

/// The style knows each class, and none that is never written.
@Test func theStyleHasTheWidthOfEachClass() {
    let style = "\(pageStyle)"
    for step in 1...7 { #expect(style.contains(".wide\(step) { --width: ")) }
    #expect(!style.contains(".wide8"))
    #expect(PrintedWidth.classes(nil, .max) == "wide7")
}
