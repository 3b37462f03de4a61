internal import Checking
internal import Documents
internal import Glibc

/// The checks that went well, in a folder: one for each notebook, in a file named by what it was made from. Several
/// processes may use it at once; what fails is never kept, so it is checked each time.
struct CheckCache {
    /// Why a check is or is not taken from the cache.
    enum Answer {
        case hit(Report)
        /// In English, as `-v` says it.
        case miss(String)
    }

    let folder: String

    /// The cache in `folder`, or where caches of this user are; nil where that is nowhere.
    init?(_ folder: String?) {
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let standard =
            variable("XDG_CACHE_HOME").map { "\($0)/notebook" } ?? variable("HOME").map { "\($0)/.cache/notebook" }
        guard let folder = folder ?? standard else { return nil }
        self.folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }

    /// What is kept of a check of the notebook at `path`, if that is all as it was.
    func answer(_ path: String, _ settings: CheckSettings) -> Answer {
        guard let text = try? WholeFile.readRegular(path, followsLinks: true) else {
            return .miss("the notebook cannot be read")
        }
        let beside = RecordedPage.path(beside: path)
        let ingredients = Ingredients(
            versions: Versions.text, path: path, settings: settings, text: text,
            page: try? WholeFile.readRegular(beside, followsLinks: false))
        guard let bytes = try? WholeFile.readRegular(file(ingredients.key), followsLinks: true) else {
            return .miss(reason(for: ingredients))
        }
        guard let entry = CacheEntry(file: bytes), entry.ingredients == ingredients else {
            return .miss("what was kept is damaged")
        }
        if let file = entry.report.files.first(where: { !$0.isUnchanged(for: FolderFiles(notebook: path)) }) {
            return .miss("\(file.path) changed")
        }
        return .hit(entry.report)
    }

    /// Keeps a check that went well. What cannot be kept is made again the next time.
    func keep(_ report: Report) throws(FileProblem) {
        guard let ingredients = report.ingredients, report.status == ExitStatus.well.rawValue, report.promotion == nil
        else { return }
        for part in ["checks", "last"] { makeFolders("\(folder)/\(part)") }
        let last = last(ingredients)
        for (file, bytes) in [
            (file(ingredients.key), CacheEntry(ingredients, report).file),
            (place(of: ingredients), JSONLine.bytes(of: ingredients)),
        ] {
            try WholeFile.replace(file, with: bytes, isDurable: false, calling: file)
        }
        if let last, last != ingredients { unlink(file(last.key)) }
    }

    /// What the last check of this notebook that went well was made from.
    private func last(_ ingredients: Ingredients) -> Ingredients? {
        (try? WholeFile.readRegular(place(of: ingredients), followsLinks: true)).flatMap {
            JSONLine.message(Ingredients.self, in: $0)
        }
    }

    /// What differs from it.
    private func reason(for ingredients: Ingredients) -> String {
        guard let last = last(ingredients) else { return "it has not passed such a check yet" }
        if last.versions != ingredients.versions { return "another version is at work" }
        if last.text != ingredients.text { return "the notebook changed" }
        if last.page != ingredients.page { return "the recorded page changed" }
        return last.path == ingredients.path ? "what was kept is gone" : "it was named \(last.path) then"
    }

    private func file(_ key: String) -> String { "\(folder)/checks/\(key)" }

    /// Where the ingredients of the last check of a notebook are kept, with the same settings.
    private func place(of ingredients: Ingredients) -> String {
        var place = Ingredients(
            versions: "", path: ingredients.path, settings: ingredients.settings, text: [], page: nil)
        place.path = resolvedPath(ingredients.path) ?? ingredients.path
        return "\(folder)/last/\(place.key)"
    }

    private func makeFolders(_ path: String) {
        var place = path.startIndex
        while let slash = path[place...].dropFirst().firstIndex(of: "/") {
            mkdir(String(path[..<slash]), 0o700)
            place = slash
        }
        mkdir(path, 0o700)
    }
}

extension Report.File {
    /// Whether the file is what it was.
    fileprivate func isUnchanged(for files: FolderFiles) -> Bool {
        let bytes = isPicture ? try? files.picture(path, limit: .max).get() : try? files.read(path, limit: .max)
        return bytes.map(SHA256.digits) == hash
    }
}
