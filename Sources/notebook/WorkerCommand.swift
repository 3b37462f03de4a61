internal import ArgumentParser
internal import Checking
internal import Evaluation

/// `notebook worker`, which `check` starts: a line of JSON for each notebook in, lines about it out.
struct WorkerCommand: ParsableCommand {
    static let name = "worker"
    static let configuration = CommandConfiguration(
        commandName: name, abstract: "Checks the notebooks that the standard input names; `check` starts it.",
        shouldDisplay: false)

    func run() throws {
        Interruption.endWithParent()
        while let line = readLine() {
            guard let request = JSONLine.message(WorkerRequest.self, in: line.utf8) else { throw ExitStatus.usage.code }
            let report = DeepThread {
                CheckedNotebook.report(request) { seconds, bytes in Self.say(.begun(seconds: seconds, bytes: bytes)) }
            }
            Self.say(.done(report.value()))
        }
    }

    private static func say(_ answer: WorkerAnswer) {
        try? WholeFile.writeAll(JSONLine.bytes(of: answer), to: 1, "standard output")
    }
}
