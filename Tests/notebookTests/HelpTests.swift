import Testing

@Suite struct HelpTests {
    private func run(_ arguments: String..., language: String = "C") throws -> Notebook {
        let folder = try Folder()
        defer { folder.remove() }
        return try NotebookProcess(arguments, in: folder, environment: ["LC_ALL": language]).finish()
    }

    @Test func listsTheVocabularyByFamily() throws {
        let run = try run("help")
        #expect(run.status == 0)
        #expect(run.errorText == "")
        #expect(run.outputText.hasPrefix("Session\n  seed "))
        #expect(run.outputText.hasSuffix("\nnotebook help NAME says more about one of them.\n"))
        let chinese = try self.run("help", language: "zh_CN.UTF-8")
        #expect(chinese.outputText.hasPrefix("会话\n  seed "))
    }

    @Test func explainsAWord() throws {
        let run = try run("help", "train")
        #expect(run.status == 0)
        #expect(run.outputText.hasPrefix("train(net, data, loss=…, optimizer=adam(), epochs=1, batch=32,"))
        #expect(run.outputText.contains("\nExample\n\n    seed 1\n"))
    }

    @Test(arguments: ["run", "fmt", "help"])
    func explainsACommandOfTheCommandLine(_ name: String) throws {
        let run = try run("help", name)
        #expect(run.status == 0)
        #expect(run.outputText.contains("USAGE: notebook \(name)"))
    }

    @Test func suggestsTheWordThatWasMeant() throws {
        let near = try run("help", "trian")
        #expect(near.status == 64)
        #expect(near.outputText == "")
        #expect(near.errorText == "notebook: there is no help for trian; did you mean train?\n")
        let far = try run("help", "nosuchword")
        #expect(far.status == 64)
        #expect(far.errorText == "notebook: there is no help for nosuchword\n")
    }

    @Test func versionNamesWhatThePagesDependOn() throws {
        let run = try run("--version")
        #expect(run.status == 0)
        for name in ["notebook", "cmark", "Duktape", "SLEEF", "KaTeX"] {
            #expect(run.outputText.contains(try Regex("(?m)^\(name) \\d+\\.\\d+\\.\\d+$")), "\(name)")
        }
    }

    @Test func withoutArgumentsSaysHowItIsCalled() throws {
        let run = try run()
        #expect(run.outputText.contains("USAGE: notebook <subcommand>"))
        #expect(run.outputText.contains("  run "))
        #expect(run.outputText.contains("  fmt "))
        #expect(run.errorText == "")
    }
}
