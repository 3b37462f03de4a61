import Diagnostics
import Testing

@testable import Evaluation

@Suite struct ExampleTests {
    @Test(arguments: Reference.entries.map(\.name)) func exampleOfCommandRuns(name: String) throws {
        let source = try #require(Reference.entries.first { $0.name == name }?.example)
        let shown = show(source, files: [Reference.file.name: Array(Reference.file.text.utf8)])
        #expect(shown.diagnostics.isEmpty, "\(name): \(shown.diagnostics.map { $0.headline[.english] })")
        #expect(
            !shown.outputs.isEmpty || source.contains("expect "),
            "\(name): an example shows what it is for")
    }

    @Test func everyNameOfTheVocabularyStandsOnce() {
        let names = Reference.entries.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.count > 80)
        #expect(names.sorted() == CommandTable.names.sorted())
    }

    @Test func everyParameterHasAMeaningInBothLanguages() {
        for entry in Reference.entries {
            for (signature, meaning) in entry.parameters {
                #expect(!meaning[.english].isEmpty, "\(entry.name): \(signature)")
                #expect(meaning[.chinese] != meaning[.english], "\(entry.name): \(signature)")
            }
            #expect(!entry.result[.english].isEmpty, "what \(entry.name) gives")
        }
    }

    @Test func everyMeaningIsThatOfAParameterAndSaidOnce() {
        var used: Set<Int> = []
        for command in CommandTable.commands {
            for parameter in command.parameters {
                let text = ParameterMeaning.text(of: parameter.name, in: command)
                let places = ParameterMeaning.all.indices.filter {
                    ParameterMeaning.all[$0].name == parameter.name && ParameterMeaning.all[$0].text == text
                }
                #expect(places.count == 1, "\(command.name): \(parameter.name)")
                used.formUnion(places)
            }
        }
        for (index, meaning) in ParameterMeaning.all.enumerated() {
            #expect(used.contains(index), "nothing has \(meaning.name) \(meaning.scope)")
            if case .commands(let names) = meaning.scope {
                for name in names {
                    #expect(
                        CommandTable.commands.contains {
                            $0.name == name && $0.parameters.contains { $0.name == meaning.name }
                        }, "\(name) has no \(meaning.name)")
                }
            }
        }
        let named = resultMeanings.flatMap(\.commands)
        #expect(named.sorted() == CommandTable.names.sorted())
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
