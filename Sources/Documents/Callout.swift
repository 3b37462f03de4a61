/// The kinds of callout: quotations that GitHub sets apart, `> [!NOTE]`.
public enum Callout: String, CaseIterable, Hashable, Sendable {
    case note, tip, important, warning, caution
}
