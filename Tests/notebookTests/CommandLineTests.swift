import Testing

/// What is said of a command line that cannot be read, and what `-` means.
@Suite struct CommandLineTests {
    private func run(_ arguments: [String], language: String = "C", input: String? = nil) throws -> Notebook {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        return try NotebookProcess(arguments, in: folder, environment: ["LC_ALL": language], input: input).finish()
    }

    @Test(arguments: [
        (["rnu", "lesson.md"], "there is no command rnu; did you mean run?"),
        (["--vresion"], "there is no option --vresion; did you mean --version?"),
        (["nothing"], "there is no command nothing; the commands are run, check, lint, fmt, convert, help"),
        (["lesson.md"], "say what to do with lesson.md: notebook run lesson.md"),
        (["run", "--helpp"], "there is no option --helpp; did you mean --help?"),
        (["run", "--kep-going", "lesson.md"], "there is no option --kep-going; did you mean --keep-going?"),
        (["run", "lesson.md", "--sedd=3"], "there is no option --sedd; did you mean --seed?"),
        (["fmt", "--zzzzzzzz", "lesson.md"], "there is no option --zzzzzzzz; notebook help fmt lists the options"),
        (["lint", "--shrt", "lesson.md"], "there is no option --shrt; did you mean --short?"),
    ]) func aMisspeltWordIsSaidWithTheOneThatWasMeant(_ arguments: [String], _ message: String) throws {
        let run = try run(arguments)
        #expect(run.status == 64)
        #expect(run.errorText == "notebook: \(message)\n")
        #expect(run.outputText == "")
    }

    @Test(arguments: [
        (["rnu"], "没有 rnu 这个命令；是不是想写 run？"), (["run", "--helpp"], "没有 --helpp 这个选项；是不是想写 --help？"),
    ]) func itIsSaidInChineseToo(_ arguments: [String], _ message: String) throws {
        #expect(try run(arguments, language: "zh_CN.UTF-8").errorText == "notebook: \(message)\n")
    }

    @Test(arguments: [
        (["run", "lesson.md", "-t", "pdf"], "there is no format \"pdf\""), (["run"], "Missing expected argument"),
        (["run", "lesson.md", "--seed", "x"], "The value 'x' is invalid"),
        (["lint", "--short", "--format", "json", "lesson.md"], "--short and --format json exclude each other"),
        (["run", "-", "lesson.md"], "the standard input has no name for its page: give --output"),
        (["run", "-", "--in-place"], "--in-place needs a file to write into"),
        (["run", "-", "-t", "md,html"], "several pages need a folder"),
    ]) func otherMistakesAreSaidAsBefore(_ arguments: [String], _ message: String) throws {
        let run = try run(arguments, input: Lessons.right)
        #expect(run.status == 64)
        #expect(run.errorText.hasPrefix("Error: \(message)"), "\(run.errorText)")
    }

    @Test func thePageOfTheStandardInputGoesToTheStandardOutput() throws {
        let page = try run(["run", "lesson.md", "-t", "md", "-o", "-"])
        let piped = try run(["run", "-", "-t", "md"], input: Lessons.right)
        #expect(piped.status == 0 && piped.errorText == "")
        #expect(piped.output == page.output)
        #expect(try run(["run", "-"], input: Lessons.right).outputText.hasPrefix("<!DOCTYPE html>"))
    }

    @Test func shortIsTheFormatOfALineEach() throws {
        let short = try run(["lint", "--short", "-"], input: Lessons.wrong)
        #expect(short.status == 1 && short.outputText.contains("-:4:7: error: "))
        #expect(short.output == (try run(["lint", "--format", "short", "-"], input: Lessons.wrong)).output)
    }
}
