/// How many bits a model computes in.
public enum Precision: Int, Hashable, Sendable, CaseIterable {
    case single = 32
    case double = 64

    /// `value` as a number of this precision.
    func rounded(_ value: Double) -> Double { self == .single ? Double(Float(value)) : value }
}
