import Diagnostics
import Testing

@testable import Manual

@Suite struct SectionTests {
    @Test func aHeadingInAFenceBeginsNoSection() {
        let sections = Section.sections(
            of: "## a: One\n\ntext\n\n````markdown\n## b: two\n```nn\n1\n```\n````\n\n## NN0204: Three\n\nx\n")
        #expect(sections.map(\.name) == ["a", "NN0204"])
        #expect(sections.map(\.title) == ["One", "Three"])
        #expect(sections.map(\.number) == [nil, 204])
        #expect(sections[0].body == "text\n\n````markdown\n## b: two\n```nn\n1\n```\n````\n")
    }

    @Test func bothLanguagesHaveTheSameTopicsAndMistakes() {
        #expect(Section.topics(in: .english).map(\.name) == Section.topics(in: .chinese).map(\.name))
        #expect(Section.mistakes(in: .english).map(\.name) == Section.mistakes(in: .chinese).map(\.name))
        #expect(Section.topics(in: .english).count >= 10)
    }

    @Test(arguments: [MessageLanguage.english, .chinese]) func everySectionHasOneNameAndATitle(
        language: MessageLanguage
    ) {
        let sections = Section.topics(in: language) + Section.mistakes(in: language)
        #expect(Set(sections.map(\.name)).count == sections.count)
        for section in sections { #expect(!section.title.isEmpty && !section.body.isEmpty, "\(section.name)") }
    }

    @Test(arguments: [MessageLanguage.english, .chinese]) func everyNameHasOnePage(language: MessageLanguage) {
        let handbook = Handbook(in: language)
        let names = handbook.names
        #expect(Set(names).count == names.count, "\(names.filter { name in names.count { $0 == name } > 1 })")
        for name in names { #expect(handbook.page(of: name) != nil, "\(name)") }
        for name in ["trian", "NN0999", "", "12"] { #expect(handbook.page(of: name) == nil, "\(name)") }
    }

    @Test func aNumberIsWrittenInSeveralWays() {
        for name in ["NN0204", "nn0204", "nn204", "204", "0204"] { #expect(Handbook.number(name) == 204, "\(name)") }
        for name in ["NN", "20", "20415", "x204", "２０４"] { #expect(Handbook.number(name) == nil, "\(name)") }
    }
}
