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

    /// A call with one array takes a short way, a call by name the long one.
    @Test func theShortWayOfOneArrayGivesWhatTheLongOneDoes() {
        let short = CommandTable.commands.filter { $0.ofOneArray != nil }
        #expect(short.count > 20)
        for command in short {
            let cell = """
                x = array([[0.5, -1.25, 2.0], [0.0, nan, -0.75]])
                print str(\(command.name)(x)) == str(\(command.name)(x=x))
                """
            #expect(show(cell).texts == ["True"], "\(command.name)")
        }
    }
}
