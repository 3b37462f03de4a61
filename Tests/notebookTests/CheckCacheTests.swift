import Glibc
import Testing

/// What a check keeps, and what it does not.
@Suite struct CheckCacheTests {
    @Test func whatWentWellIsKeptAndSaidAgain() throws {
        let lesson = try RecordedLesson("```nn\n1 + 1\n```\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        #expect(
            try lesson.check("-v", cache: true).errorText
                == "lesson.md: checked, for it has not passed such a check yet\n")
        #expect(try lesson.check("-v", cache: true).errorText == "lesson.md: from the cache\n")
    }

    @Test func aChangeIsNoticedAndNamed() throws {
        let lesson = try RecordedLesson("```nn\ndata = load(\"d.csv\", target=\"y\")\nprint(data.y)\n```\n")
        defer { lesson.folder.remove() }
        try lesson.folder.write(Array("x,y\n1,2\n3,4\n".utf8), to: "d.csv")
        try lesson.promote()
        _ = try lesson.check(cache: true)
        try lesson.folder.write(Array("x,y\n1,2\n3,5\n".utf8), to: "d.csv")
        let changed = try lesson.check("-v", cache: true)
        #expect(changed.status == 1)
        #expect(changed.errorText == "lesson.md: checked, for d.csv changed\n")
        try lesson.folder.write(Array("x,y\n1,2\n3,4\n".utf8), to: "d.csv")
        #expect(try lesson.check("-v", cache: true).errorText == "lesson.md: from the cache\n")
        try lesson.edit("print(data.y)", "print(data.y) ")
        #expect(try lesson.check("-v", cache: true).errorText == "lesson.md: checked, for the notebook changed\n")
        try lesson.edit("print(data.y) ", "print(data.y)")
        try lesson.edit("[2 4]", "[2 5]", in: "lesson.out.md")
        #expect(
            try lesson.check("-v", cache: true).errorText == "lesson.md: checked, for the recorded page changed\n")
    }

    @Test func whatFailsIsNotKept() throws {
        let lesson = try RecordedLesson("```nn\n1 + 1\n```\n")
        defer { lesson.folder.remove() }
        for _ in 0..<2 {
            let run = try lesson.check("-v", cache: true)
            #expect(run.status == 1)
            #expect(run.errorText == "lesson.md: checked, for it has not passed such a check yet\n")
        }
    }

    @Test func aDamagedEntryIsMadeAnew() throws {
        let lesson = try RecordedLesson("```nn\n1 + 1\n```\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        _ = try lesson.check(cache: true)
        let checks = Folder(lesson.folder["cache/notebook/checks"])
        let name = try #require(try checks.names().first)
        let whole = try checks.read(name)
        for damaged in [Array(whole.dropLast(3)), [], Array("nonsense".utf8), whole + [0x20]] {
            try checks.write(damaged, to: name)
            #expect(
                try lesson.check("-v", cache: true).errorText == "lesson.md: checked, for what was kept is damaged\n")
            #expect(try checks.read(name) == whole)
        }
    }

    @Test func oneCheckIsKeptOfEachNotebook() throws {
        let lesson = try RecordedLesson("```nn\n1 + 1\n```\n")
        defer { lesson.folder.remove() }
        for sum in ["1 + 2", "1 + 3", "1 + 4"] {
            try lesson.folder.write(Array("```nn\n\(sum)\n```\n".utf8), to: "lesson.md")
            try lesson.promote()
            #expect(try lesson.check(cache: true).status == 0)
        }
        #expect(try Folder(lesson.folder["cache/notebook/checks"]).names().count == 1)
        #expect(try lesson.check("-v", cache: true).errorText == "lesson.md: from the cache\n")
    }

    @Test func aFolderThatCannotHoldTheCacheIsSaid() throws {
        let lesson = try RecordedLesson("```nn\n1 + 1\n```\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        let run = try lesson.check("--cache", "lesson.md/x", cache: true)
        #expect(run.status == 0)
        #expect(run.errorText.hasPrefix("notebook: cannot write lesson.md/x/checks/"))
        #expect(run.errorText.hasSuffix(": Not a directory\n"))
    }

    @Test(arguments: ["checks", "last"]) func aPipeInTheCacheIsDamage(part: String) throws {
        let lesson = try RecordedLesson("```nn\n1 + 1\n```\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        _ = try lesson.check(cache: true)
        let kept = Folder(lesson.folder["cache/notebook/\(part)"])
        let name = try #require(try kept.names().first)
        unlink(kept[name])
        mkfifo(kept[name], 0o600)
        if part == "last" { try lesson.edit("1 + 1", "1 + 1 ") }
        #expect(try lesson.check("-v", cache: true).errorText.hasPrefix("lesson.md: checked, for "))
    }

    @Test func twoAtOnceAreBothRight() throws {
        let folder = try Folder()
        defer { folder.remove() }
        for index in 0..<12 { try folder.write(Array("```nn\nprint(\(index))\n```\n".utf8), to: "l\(index).md") }
        let environment = ["XDG_CACHE_HOME": folder["cache"]]
        _ = try NotebookProcess(["check", ".", "--promote"], in: folder, environment: environment).finish()
        let both = try (0..<2).map { _ in
            try NotebookProcess(["check", ".", "-j", "2"], in: folder, environment: environment)
        }
        for process in both {
            let run = try process.finish()
            #expect(run.status == 0)
            #expect(run.outputText == "" && run.errorText == "12 notebooks checked, all as recorded\n")
        }
    }
}
