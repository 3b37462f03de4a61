import Documents

/// An option of a cell under our name; without a value it is a flag.
struct CellSetting: Equatable {
    let key: String
    var value: String?

    init(_ key: String, _ value: String? = nil) {
        self.key = key
        self.value = value
    }

    /// The option as it stands in braces after a fence.
    var inBraces: String {
        if key == "label", let value { return "#\(value)" }
        guard let value else { return key }
        let isBare = !value.isEmpty && value.utf8.allSatisfy { $0.isWordByte || $0 == 0x2E }
        let isWhole = isBare || OptionText.isQuoted(Array(value.utf8)[...])
        return "\(key)=\(isWhole ? value : value.inQuotes)"
    }

    /// Whether it can stand there: behind a backtick's fence, one more makes it none.
    var fitsInBraces: Bool { !inBraces.contains("`") }

    /// The option as a line at the top of a cell.
    var inLine: String { value.map { "#| \(key): \($0)" } ?? "#| \(key)" }

    /// The names of ours that others use as well, or that files which are half ours already hold.
    static let names: Set<String> = [
        "label", "echo", "output", "run", "expect", "caption", "alt", "rtol", "atol", "exercise", "solution", "hidden",
        "sweep",
    ]

    /// What others call an option of ours.
    private static let renamed = [
        "fig-cap": "caption", "tbl-cap": "caption", "tab-cap": "caption", "fig-alt": "alt", "eval": "run",
        "name": "label",
    ]

    /// What a setting of another program is here.
    enum Reading: Equatable {
        case setting(CellSetting)
        /// It is so in any case.
        case nothing
        case unknown
    }

    /// What `key` with this value is here: Quarto writes `fig-cap: …`, R Markdown `fig.cap=…`.
    static func reading(_ key: String, _ written: String) -> Reading {
        let value = ["TRUE": "true", "T": "true", "FALSE": "false", "F": "false"][written] ?? written
        switch (key.replacing(".", with: "-"), value.withoutQuotes) {
        case ("include", "false"): return .setting(CellSetting("hidden"))
        case ("include", _), ("code-fold", "false"), ("error", "false"): return .nothing
        case ("error", "true"): return .setting(CellSetting("expect", "error"))
        case ("code-fold", _): return .setting(CellSetting("echo", "fold"))
        case ("echo", "fenced"): return .setting(CellSetting("echo", "true"))
        case ("results", "hide"): return .setting(CellSetting("output", "false"))
        case (let name, _):
            let ours = renamed[name] ?? name
            return names.contains(ours) ? .setting(CellSetting(ours, value)) : .unknown
        }
    }

    /// What words about a cell of a Jupyter notebook are here; the code of one that is folded is to be opened.
    static func settings(tags: [String], isFolded: Bool) -> [CellSetting] {
        if tags.contains("exercise") { return [CellSetting("exercise")] }
        var settings: [CellSetting] = []
        let runs = !tags.contains("run=false")
        if !runs {
            settings.append(CellSetting("run", "false"))
        } else if tags.contains("raises-exception") {
            settings.append(CellSetting("expect", "error"))
        }
        if tags.contains("solution"), runs { return settings + [CellSetting("solution")] }
        if tags.contains("hidden") || tags.contains("remove-cell") { return settings + [CellSetting("hidden")] }
        if tags.contains("remove-input") {
            settings.append(CellSetting("echo", "false"))
        } else if isFolded || tags.contains("hide-input") || tags.contains("hide-cell") {
            settings.append(CellSetting("echo", "fold"))
        }
        if tags.contains("remove-output") || tags.contains("hide-output") {
            settings.append(CellSetting("output", "false"))
        }
        return settings
    }

    /// The tags that ``settings(tags:isFolded:)`` knows.
    static let tags: Set<String> = [
        "exercise", "run=false", "raises-exception", "solution", "hidden", "remove-cell", "remove-input", "hide-input",
        "hide-cell", "remove-output", "hide-output",
    ]

    /// Whether a cell that has `settings` can have this one, said for all cells, as well.
    func isMissing(in settings: [CellSetting]) -> Bool {
        let taken = Set(settings.map(\.key))
        if taken.contains(key) { return false }
        switch key {
        case "run": return taken.isDisjoint(with: ["exercise", "solution", "expect"])
        case "output": return taken.isDisjoint(with: ["exercise", "hidden"])
        case "echo": return !taken.contains("hidden")
        case "hidden": return taken.isDisjoint(with: ["exercise", "solution", "echo", "output"])
        default: return true
        }
    }
}
