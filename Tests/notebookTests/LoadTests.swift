import Evaluation
import Glibc
import Synchronization
import Testing

@testable import notebook

/// A tree in the temporary folder:
/// `secret.csv` above everything; `plain/lesson.md` with files, links and a pipe beside it; `course/course.yaml` with
/// `course/week/lesson.md` in it.
private final class Tree {
    let path: String

    init() throws {
        var template = Array("/tmp/notebook-load-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        for folder in ["plain", "plain/data", "plain/data/deep", "course", "course/week", "course/data"] {
            try #require(mkdir("\(path)/\(folder)", 0o755) == 0)
        }
        for file in [
            "secret.csv", "plain/near.csv", "plain/data/d.csv", "plain/data/deep/数据.csv", "course/course.yaml",
            "course/data/d.csv", "course/week/near.csv",
        ] {
            let descriptor = open("\(path)/\(file)", O_WRONLY | O_CREAT, 0o644)
            try #require(descriptor >= 0)
            try #require(
                Array(file.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == file.utf8.count)
            close(descriptor)
        }
        for (link, target) in [
            ("plain/out.csv", "../secret.csv"), ("plain/up", ".."), ("plain/in.csv", "near.csv"), ("plain/dir", "data"),
            ("plain/loop", "loop"), ("plain/data/void", "nothing"), ("plain/null", "/dev/null"), ("other", "plain"),
        ] {
            try #require(symlink(target, "\(path)/\(link)") == 0)
        }
        try #require(mkfifo("\(path)/plain/pipe", 0o644) == 0)
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        if let stream = opendir(path) {
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove("\(path)/\(name)") }
            }
            closedir(stream)
        }
        rmdir(path)
    }

    /// The text of a file that the notebook `lesson` asks for.
    func read(_ name: String, from lesson: String = "plain/lesson.md", limit: Int = 1000) throws(FileRefusal) -> String
    {
        String(
            decoding: try FolderFiles(notebook: "\(path)/\(lesson)").read(name, limit: limit), as: UTF8.self)
    }
}

@Suite(.timeLimit(.minutes(1))) struct LoadTests {
    @Test(arguments: [
        ("near.csv", "plain/near.csv"), ("./near.csv", "plain/near.csv"), ("data/d.csv", "plain/data/d.csv"),
        ("data//./d.csv", "plain/data/d.csv"), ("data/deep/数据.csv", "plain/data/deep/数据.csv"),
    ]) func fileBelowTheFolderIsRead(name: String, file: String) throws {
        #expect(try Tree().read(name) == file)
    }

    @Test(arguments: [
        ("../secret.csv", FileRefusal.outsideFolder), ("data/../../secret.csv", .outsideFolder),
        ("data/../near.csv", .outsideFolder), ("..", .outsideFolder), ("/etc/passwd", .outsideFolder),
        ("//etc/passwd", .outsideFolder), ("/", .outsideFolder),
        ("out.csv", .link("out.csv")), ("in.csv", .link("in.csv")), ("up/secret.csv", .link("up")),
        ("dir/d.csv", .link("dir")), ("./dir/deep/数据.csv", .link("./dir")), ("loop", .link("loop")),
        ("data/void", .link("data/void")), ("null", .link("null")),
        ("pipe", .device), ("data", .folder), ("data/", .folder), ("near.csv/", .folder), (".", .folder),
        ("./", .folder),
        ("none.csv", .notFound(suggestion: nil)), ("near.csv/x", .notFound(suggestion: nil)),
        ("", .notFound(suggestion: nil)), ("near.csv\0x", .notFound(suggestion: nil)),
        (String(repeating: "x", count: 300), .notFound(suggestion: nil)),
        (String(repeating: "x/", count: 5000) + "x", .notFound(suggestion: nil)),
    ]) func pathIsRefused(name: String, refusal: FileRefusal) throws {
        let tree = try Tree()
        #expect(throws: refusal) { try tree.read(name) }
    }

    @Test func courseOpensItsFolder() throws {
        let tree = try Tree()
        let lesson = "course/week/lesson.md"
        #expect(try tree.read("data/d.csv", from: lesson) == "course/data/d.csv")
        #expect(try tree.read("week/near.csv", from: lesson) == "course/week/near.csv")
        #expect(throws: FileRefusal.outsideFolder) { try tree.read("../secret.csv", from: lesson) }
        #expect(throws: FileRefusal.notFound(suggestion: "week/near.csv")) { try tree.read("near.csv", from: lesson) }
        #expect(throws: FileRefusal.notFound(suggestion: nil)) { try tree.read("secret.csv", from: lesson) }
    }

    @Test func folderOfTheNotebookMayBeALink() throws {
        #expect(try Tree().read("near.csv", from: "other/lesson.md") == "plain/near.csv")
    }

    /// A folder and a file that another process exchanges for links all the while: what is read is the notebook's own
    /// or nothing.
    @Test func noExchangeOfAFolderLeadsOutside() throws {
        let tree = try Tree()
        let plain = "\(tree.path)/plain"
        for (link, target) in [("leads-out", "../course/data"), ("out.csv.link", "../secret.csv")] {
            try #require(symlink(target, "\(plain)/\(link)") == 0)
        }
        let isOver = Mutex(false)
        let exchanges = DeepThread {
            var count = 0
            while !isOver.withLock({ $0 }) {
                for (own, link) in [("data", "leads-out"), ("near.csv", "out.csv.link")] {
                    for (old, new) in [(own, "away"), (link, own), (own, link), ("away", own)] {
                        rename("\(plain)/\(old)", "\(plain)/\(new)")
                        count += 1
                    }
                }
            }
            return count
        }
        var read: [String: Int] = [:]
        for _ in 0..<5000 {
            for name in ["data/d.csv", "near.csv"] { read[(try? tree.read(name)) ?? "nothing", default: 0] += 1 }
        }
        isOver.withLock { $0 = true }
        #expect(exchanges.value() > 1000)
        #expect(Set(read.keys) == ["plain/data/d.csv", "plain/near.csv", "nothing"])
    }

    @Test func fileOverTheLimitIsNotRead() throws {
        let tree = try Tree()
        #expect(throws: FileRefusal.tooLarge(14)) { try tree.read("near.csv", limit: 13) }
        #expect(try tree.read("near.csv", limit: 14).utf8.count == 14)
    }
}
