import Diagnostics
import Testing

@testable import Evaluation

@Suite struct ExampleTests {
    @Test(arguments: Reference.examples.map(\.name)) func exampleOfCommandRuns(name: String) throws {
        let source = try #require(Reference.examples.first { $0.name == name }?.source)
        let shown = show(source, files: ["heights.csv": Array("height,weight,sex\n171,65,f\n183,,m\n".utf8)])
        #expect(shown.diagnostics.isEmpty, "\(name): \(shown.diagnostics.map { $0.headline[.english] })")
    }

    @Test func everyNameOfTheVocabularyStandsOnce() {
        let names = Reference.examples.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.count > 80)
    }

    @Test func everyPageOfHelpHasSignatureSentenceAndExample() throws {
        for name in Reference.examples.map(\.name) {
            let page = try #require(Reference.page(of: name, in: .english))
            #expect(page.hasPrefix("\(name)("))
            #expect(page.contains("Example"))
        }
        #expect(Reference.page(of: "trian", in: .english) == nil)
        #expect(Reference.closest(to: "trian") == "train")
    }
}
