import Diagnostics
import Documents
import Testing

@testable import Rendering

/// The page of `markdown` without its head, and what is said of it.
private func body(_ markdown: String) throws -> (text: String, numbers: [Int]) {
    let notebook = try Notebook.read(SourceFile(path: "lesson.md", bytes: Array(markdown.utf8)))
    var options = HTMLRenderer.Options()
    options.isFragment = true
    let page = HTMLRenderer(.plain, options: options).render(notebook, Execution(notRun: notebook))
    return (String(decoding: page.bytes, as: UTF8.self), page.diagnostics.map(\.number))
}

@Test func footnotesAreNumberedAsTheyAreReferredTo() throws {
    let text = try body("a[^x] b[^y] c[^x]\n\n[^y]: Y[^z]\n[^z]: Z\n[^x]: X\n\n[^no]: N").text
    let notes = try #require(text.split(separator: "<section").last)
    let order = ["X ", "Y<sup", "Z "].compactMap { notes.firstRange(of: $0)?.lowerBound }
    #expect(order.count == 3 && order == order.sorted())
    #expect(!text.contains("N"))
    #expect(text.contains("c<sup class=\"footnote\" id=\"nn-ref-1-2\"><a href=\"#nn-note-1\""))
    #expect(notes.contains("href=\"#nn-ref-1\"") && notes.contains("href=\"#nn-ref-1-2\""))
}

@Test func aFootnoteThatEndsInAListHasItsWaysBackBelow() throws {
    let text = try body("a[^x]\n\n[^x]: b\n\n    - c").text
    #expect(text.contains("</ul>\n<p> <a class=\"back\""))
}

@Test func noLinkStandsInALink() throws {
    let text = try body("[a[^x] @sec-s](u)\n\n# S {#sec-s}\n\n[^x]: b").text
    #expect(text.contains("<a href=\"u\">a<sup class=\"footnote\" id=\"nn-ref-1\">1</sup> “S”</a>"))
}

@Test func aCalloutHasItsTitleInTheLanguageOfThePage() throws {
    let (text, numbers) = try body("---\nlang: zh\n---\n\n> [!TIP]\n> a\n")
    #expect(text == "<div class=\"callout tip\" role=\"note\">\n<p class=\"kind\">提示</p>\n<p>a</p>\n</div>\n")
    #expect(numbers.isEmpty)
}

@Test func anUnknownCalloutIsSaid() throws {
    #expect(try body("> [!NOTES]\n> a").numbers == [630])
    #expect(try body("> [!a b]").numbers.isEmpty)
}

@Test func aTaskIsABoxThatNobodyCanChange() throws {
    let text = try body("- [x] a").text
    #expect(text.contains("<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> a"))
}
