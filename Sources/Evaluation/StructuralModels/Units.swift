internal import Engine
internal import Language

/// The variables of a structural model for many units at once, each an array [units].
struct Units {
    let model: StructuralModel
    /// How many there are.
    private(set) var count: Int
    var frame: Frame

    /// So many units whose variables have no values yet.
    init(of model: StructuralModel, count: Int) {
        self.model = model
        self.count = count
        frame = Frame(closure: model.closure)
    }

    /// The values of the variable at a place, if it has any.
    subscript(place: Int) -> NDArray? {
        get {
            guard let slot = frame.slot(of: model.equations[place].name), case .array(let array) = frame.values[slot]
            else { return nil }
            return array
        }
        set {
            guard let slot = frame.slot(of: model.equations[place].name) else { return }
            frame.values[slot] = newValue.map { .array($0) }
        }
    }

    /// The values of all variables, as far as they have any.
    var values: [NDArray] { model.equations.indices.compactMap { self[$0] } }

    /// What stands for a draw.
    subscript(draw: DrawCall) -> NDArray? {
        get { if case .array(let array) = frame.drawn[draw.expression] { array } else { nil } }
        set { frame.drawn[draw.expression] = newValue.map { .array($0) } }
    }

    /// The first `count` units alone.
    func prefix(_ count: Int) -> Units {
        var part = Units(of: model, count: count)
        for place in model.equations.indices { part[place] = self[place].map { $0.first(count) } }
        for (expression, value) in frame.drawn {
            if case .array(let array) = value { part.frame.drawn[expression] = .array(array.first(count)) }
        }
        return part
    }
}

extension NDArray {
    fileprivate func first(_ count: Int) -> NDArray {
        NDArray(shape: [count], kind: kind, elements: Array(elements.prefix(count)))
    }
}
