internal import Diagnostics
internal import Documents

/// What a question about a causal graph gives: the answer in a sentence, its details in a table, and fields for later code.
struct Finding: CausalValue {
    let kind: Text
    /// The answer.
    let sentence: Text
    /// Whether it is yes or no, for a question of that sort.
    var truth: Bool?
    var headings: [Text] = []
    var rows: [[Text]] = []
    var note: Text?
    let fields: [(name: String, value: Value)]

    /// More rows are not shown; the fields have them all.
    static let mostRows = 50

    var byteCount: Int { 64 + fields.reduce(0) { $0 + 16 + $1.value.byteCount } }
    var outline: Text { sentence }
    var fieldNames: [String] { fields.map(\.name) }

    func field(_ name: String) -> Value? { fields.first { $0.name == name }?.value }

    func outputs(in language: MessageLanguage) -> [Output] {
        let more =
            rows.count > Self.mostRows
            ? [
                Text(
                    en: "The first \(Self.mostRows) of \(grouped(rows.count)) rows.",
                    zh: "共 \(grouped(rows.count)) 行，这里是前 \(Self.mostRows) 行。")
            ] : []
        let notes = more + (note.map { [$0] } ?? [])
        if rows.isEmpty { return [.finding(([sentence] + notes).map { $0[language] })] }
        return [
            .table(
                Table(
                    title: sentence[language],
                    columns: headings.map { Table.Column($0[language], isNumeric: false) },
                    rows: rows.prefix(Self.mostRows).map { $0.map { $0[language] } },
                    note: notes.isEmpty
                        ? nil : notes.map { $0[language] }.joined(separator: language == .chinese ? "" : " ")))
        ]
    }
}
