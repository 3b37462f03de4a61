internal import CLibFuzzer
internal import Evaluation
internal import FuzzingLaws
internal import Glibc
internal import Synchronization

/// Looks for inputs that break a law, and says which: `Fuzzer --entry=ENTRY OPTION… FOLDER…`, where libFuzzer passes
/// over the first, and takes all else.
///
/// `Fuzzer words` prints the vocabulary as a dictionary for libFuzzer; `Fuzzer show ENTRY FILE…` says of each file
/// which laws it breaks, and `Fuzzer seeds ENTRY FOLDER FILE…` writes into a folder what a search may begin with: these
/// notebooks, and the examples of the vocabulary. `Fuzzer prefixes FILE…` cuts notebooks off, `Fuzzer mutations FILE…`
/// writes each of their tokens otherwise and counts where the messages stand. None of these needs libFuzzer.
@main
struct Fuzzer {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "words": print(Vocabulary.dictionary, terminator: "")
        case "show": exit(show(arguments.dropFirst()))
        case "prefixes": exit(cut(arguments.dropFirst()))
        case "mutations": exit(mutate(arguments.dropFirst()))
        case "seeds": exit(seed(arguments.dropFirst()))
        default:
            let option = "--entry="
            let names = arguments.filter { $0.hasPrefix(option) }.map { String($0.dropFirst(option.count)) }
            guard let name = names.first, let entry = EntryPoint(rawValue: name) else { exit(usage) }
            exit(search(entry))
        }
    }

    /// What libFuzzer's callback, which can capture nothing, examines.
    private static let entry = Mutex(EntryPoint.reader)

    private static func search(_ entry: EntryPoint) -> Int32 {
        self.entry.withLock { $0 = entry }
        libfuzzer_block_alarms()
        let status = DeepThread {
            libfuzzer_run(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
                Fuzzer.examine(Array(UnsafeBufferPointer(start: bytes, count: count)))
                return 0
            }
        }.value()
        if status < 0 { write("Fuzzer was built without libFuzzer: use make fuzz\n") }
        return status
    }

    private static func examine(_ bytes: [UInt8]) {
        let findings = entry.withLock { $0 }.findings(in: bytes)
        guard !findings.isEmpty else { return }
        for finding in findings { write("FINDING \(finding)\n") }
        abort()
    }

    private static func show(_ arguments: ArraySlice<String>) -> Int32 {
        guard let entry = arguments.first.flatMap({ EntryPoint(rawValue: $0) }) else { return usage }
        var status: Int32 = 0
        for path in arguments.dropFirst() {
            guard let bytes = read(path) else { return unreadable(path) }
            for finding in DeepThread({ entry.findings(in: bytes) }).value() {
                print("\(path): \(finding)")
                status = 1
            }
        }
        return status
    }

    private static func cut(_ paths: ArraySlice<String>) -> Int32 {
        var (count, broken) = (0, 0)
        for path in paths {
            guard let bytes = read(path) else { return unreadable(path) }
            for end in PrefixLaws.ends(in: bytes) {
                let findings = DeepThread { PrefixLaws.findings(in: bytes, upTo: end) }.value()
                for finding in findings { print("\(path) up to \(end): \(finding)") }
                count += 1
                broken += findings.isEmpty ? 0 : 1
            }
        }
        print("\(count) prefixes, of which \(broken) break a law")
        return broken == 0 ? 0 : 1
    }

    private static func mutate(_ paths: ArraySlice<String>) -> Int32 {
        var counts: [Mutation.Outcome: Int] = [:]
        for path in paths {
            guard let bytes = read(path) else { return unreadable(path) }
            let before = DeepThread { Remarks(of: bytes) }.value()
            for mutation in Mutation.all(in: bytes) {
                let outcome = DeepThread { mutation.outcome(in: bytes, before: before) }.value()
                counts[outcome, default: 0] += 1
                if outcome == .elsewhere { print("\(path), \(mutation.description(in: bytes))") }
            }
        }
        for outcome in Mutation.Outcome.allCases { print("\(outcome): \(counts[outcome] ?? 0)") }
        return counts[.elsewhere] == nil ? 0 : 1
    }

    private static func seed(_ arguments: ArraySlice<String>) -> Int32 {
        guard let entry = arguments.first.flatMap({ EntryPoint(rawValue: $0) }),
            let folder = arguments.dropFirst().first
        else { return usage }
        var files: [[UInt8]] = []
        for path in arguments.dropFirst(2) {
            guard let bytes = read(path) else { return unreadable(path) }
            files.append(bytes)
        }
        for (number, bytes) in Seeds.seeds(of: entry, files: files).enumerated() {
            guard let file = fopen("\(folder)/seed-\(number)", "w") else { return unreadable(folder) }
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
        }
        return 0
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    private static func unreadable(_ path: String) -> Int32 {
        write("cannot read or write \(path)\n")
        return 66
    }

    private static var usage: Int32 {
        write("name an entry: \(EntryPoint.allCases.map(\.rawValue).joined(separator: ", "))\n")
        return 64
    }

    private static func write(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    }
}
