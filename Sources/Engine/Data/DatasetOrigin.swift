/// What drew a data set: for those who want to know what is true where the data set can only estimate it.
///
/// The engine hands it on with rows and columns that are chosen, and drops it where values are changed.
public protocol DatasetOrigin: Sendable {
    /// The bytes that it counts for.
    var byteCount: Int { get }
    /// How deep functions and lists stand in it.
    var nesting: Int { get }
}
