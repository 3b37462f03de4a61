import Diagnostics
import Testing

@testable import Manual

@Suite struct BookTests {
    /// What stands behind `](#` in a text, and what GitHub makes of its headings.
    private func check(_ book: String) {
        var anchors: Set<String> = []
        for line in MarkdownLine.lines(of: book) {
            guard let heading = line.heading else { continue }
            let kept = heading.title.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
            let anchor = kept.replacing(" ", with: "-")
            var count = 0
            while anchors.contains(count == 0 ? anchor : "\(anchor)-\(count)") { count += 1 }
            anchors.insert(count == 0 ? anchor : "\(anchor)-\(count)")
        }
        let prose = MarkdownLine.lines(of: book).filter { $0.place == .prose }.map(\.text).joined(separator: "\n")
        let links = prose.matches(of: /\]\(#([^)]+)\)/).map { String($0.1) }
        #expect(!links.isEmpty)
        for link in links { #expect(anchors.contains(link), "\(link)") }
    }

    @Test(arguments: [MessageLanguage.english, .chinese]) func everyLinkOfTheContentsLeadsToAHeading(
        language: MessageLanguage
    ) {
        check(Handbook(in: language).languageBook)
        check(Handbook(in: language).mistakesBook)
    }

    @Test func equalHeadingsAreCounted() {
        var anchors = Anchors()
        #expect(
            ["Random", "`rand`", "random", "NN0204: 形状 不合"].map { anchors.add($0) } == [
                "random", "rand", "random-1", "nn0204-形状-不合",
            ])
    }
}
