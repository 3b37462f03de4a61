import Testing

@Suite struct HelpTests {
    private func run(_ arguments: String..., language: String = "C") throws -> Notebook {
        let folder = try Folder()
        defer { folder.remove() }
        return try NotebookProcess(arguments, in: folder, environment: ["LC_ALL": language]).finish()
    }

    @Test func listsTopicsAndTheVocabularyByFamily() throws {
        let run = try run("help")
        #expect(run.status == 0)
        #expect(run.errorText == "")
        #expect(run.outputText.hasPrefix("Topics\n  cells "))
        #expect(run.outputText.contains("\nSession\n  seed "))
        let chinese = try self.run("help", language: "zh_CN.UTF-8")
        #expect(chinese.outputText.hasPrefix("主题\n  cells "))
        #expect(try self.run("help", "--lang", "zh").outputText == chinese.outputText)
        #expect(try self.run("help", "--lang", "fr").status == 64)
    }

    @Test func explainsAWordAndShowsItsExample() throws {
        let run = try run("help", "sum")
        #expect(run.status == 0)
        #expect(run.outputText.hasPrefix("sum(x, axis=None, keepdims=False)\n\n"))
        #expect(run.outputText.contains("\n- axis=None: "))
        #expect(run.outputText.contains("\n    sum(array([[1, 2], [3, 4]]), axis=0)\n\nIt shows:\n\n    [4 6]\n"))
        #expect(run.outputText.contains("\nSee also: prod, mean, "))
    }

    @Test(arguments: ["NN0900", "nn900", "900"]) func explainsANumber(_ name: String) throws {
        let run = try run("help", name)
        #expect(run.status == 0)
        #expect(run.outputText.hasPrefix("NN0900: "))
        let other = try self.run("help", "NN0999")
        #expect(other.status == 64)
        #expect(
            other.errorText == "notebook: no message has the number NN0999; notebook help mistakes lists them all\n")
    }

    @Test func explainsAStatementByTheWordThatBeginsIt() throws {
        let run = try run("help", "expect")
        #expect(run.status == 0)
        #expect(run.outputText.hasPrefix("expect\n\n"))
        #expect(run.outputText.hasSuffix("\nMore: notebook help statements\n"))
    }

    @Test(arguments: [
        ("caption", "| `caption="), ("callouts", "[!NOTE]"), ("Footnotes", "[^name]"), ("figures", "@fig-name"),
        ("markdown", "What a page shows"), ("脚注", "[^name]"), ("quarto", "R Markdown"), ("toc", "numbering: true"),
    ]) func findsThePartThatExplainsAWordOfTheIndex(_ word: String, _ part: String) throws {
        let run = try run("help", word)
        #expect(run.status == 0)
        #expect(run.outputText.contains(part), "\(run.outputText)")
    }

    @Test func aDerivationIsInPlainCharacters() throws {
        let run = try run("help", "identify")
        #expect(run.outputText.contains("\n    P(tar | do(smoking)) = P(tar | smoking)\n"))
        #expect(try self.run("help", "identify", "--markdown").outputText.contains("```math\nP(\\mathrm{tar}"))
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
        let chinese = try run("help", "trian", "--lang", "zh")
        #expect(chinese.errorText == "notebook: 没有关于 trian 的说明；是不是想写 train？\n")
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
