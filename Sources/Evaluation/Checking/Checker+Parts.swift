internal import Diagnostics
internal import Engine
internal import Language

extension Checker {
    /// `owner.name` without parentheses.
    mutating func field(_ name: String, of owner: Sketch) throws -> Sketch {
        switch (owner, name) {
        case (.array(let shape, let kind), "T"): return .array(shape: shape.map { $0.reversed() }, kind: kind)
        case (.array(let shape?, _), "shape"): return .tuple(shape.map { Checker.length($0) })
        case (.array, "shape"): return .tuple(nil)
        case (.array(let shape?, _), "ndim"): return .known(.integer(shape.count))
        case (.array(let shape?, _), "size") where !shape.contains(where: Extent.isUnknown) && shape.count < 6:
            return .integer
        case (.array, "ndim"), (.array, "size"): return .integer
        case (.dataset(let data), "x"): return .array(shape: data.x, kind: nil)
        case (.dataset(let data), "y"): return .array(shape: data.y, kind: nil)
        case (.dataset(let data), "features"): return .list(data.features.map { $0.map { .known(.text($0)) } })
        case (.dataset, "classes"): return .unknown
        default: break
        }
        switch owner.example {
        case nil, .history?, .layer?, .model?, .optimizer?: return .unknown
        case let example?: return Checker.kind(of: try session.field(name, of: example))
        }
    }

    /// A length as an integer.
    static func length(_ length: Int) -> Sketch {
        Extent.isUnknown(length) ? .extent(length) : .known(.integer(length))
    }

    /// A value of the same kind as this one.
    static func kind(of value: Value) -> Sketch {
        switch value {
        case .array(let array): .array(shape: nil, kind: array.kind)
        case .list: .list(nil)
        case .tuple: .tuple(nil)
        case .number: .number
        case .none: .known(.none)
        default: .like(value)
        }
    }

    /// `sketch[index]`
    mutating func select(_ index: ExpressionID, of sketch: Sketch, in scope: inout Scope) throws -> Sketch {
        let entries = try indices(index, in: &scope)
        switch sketch {
        case .array(let shape?, let kind):
            guard let axes = entries.axes else { return .array(shape: nil, kind: kind) }
            return Checker.element(try shapeChosen(by: axes, of: shape), kind)
        case .list(let items?), .tuple(let items?):
            guard let axes = entries.axes, axes.count == 1 else { return .unknown }
            let offsets: [Int]
            switch axes[0] {
            case .at, .slice: offsets = try Selection(axes, of: [items.count]).offsets
            default: return .unknown
            }
            if case .at = axes[0] { return items[offsets[0]] }
            return .list(offsets.map { items[$0] })
        case .dataset: return .unknown
        default: break
        }
        guard let example = sketch.example else { return .unknown }
        switch example {
        case .array, .list, .tuple, .range, .text, .dataset: return .unknown
        default: return try Checker.kind(of: session.select(.at(0), of: example))
        }
    }

    /// The shape of what an index of positions and slices chooses.
    private mutating func shapeChosen(by axes: [AxisIndex], of shape: [Int]) throws -> [Int] {
        let taken = axes.count { if case .at = $0 { true } else if case .slice = $0 { true } else { false } }
        guard taken <= shape.count else { throw EngineError.tooManyIndices(count: taken, rank: shape.count) }
        var chosen: [Int] = []
        var axis = 0
        for entry in axes {
            switch entry {
            case .at(let index):
                let length = shape[axis]
                guard Extent.isUnknown(length) || (-length..<length).contains(index) else {
                    throw EngineError.indexOutOfRange(index: index, axis: axis, length: length)
                }
                axis += 1
            case .slice(nil, nil, nil):
                chosen.append(shape[axis])
                axis += 1
            case .slice(let start, let stop, let step):
                // How much a slice cuts off hangs on the length.
                let isKnown = !Extent.isUnknown(shape[axis])
                chosen.append(
                    isKnown ? try AxisRange(start, stop, step, length: shape[axis]).count : newExtent())
                axis += 1
            case .newAxis: chosen.append(1)
            case .ellipsis:
                guard axes.count(where: { if case .ellipsis = $0 { true } else { false } }) == 1 else {
                    throw EngineError.tooManyIndices(count: shape.count + 1, rank: shape.count)
                }
                chosen += shape[axis..<(axis + shape.count - taken)]
                axis += shape.count - taken
            case .positions, .mask: return []
            }
        }
        return chosen + shape[axis...]
    }

    mutating func evaluateIndices(_ index: ExpressionID, in scope: inout Scope) throws {
        _ = try indices(index, in: &scope)
    }

    /// What stands between brackets; its axes where all of them are known.
    private mutating func indices(_ id: ExpressionID, in scope: inout Scope) throws -> (axes: [AxisIndex]?, Void) {
        var axes: [AxisIndex]? = []
        let entries: [ExpressionID] = if case .tuple(let items) = scope.program.tree[id].kind { items } else { [id] }
        for entry in entries {
            let axis = try axisIndex(entry, in: &scope)
            axes = axis.flatMap { axis in axes.map { $0 + [axis] } }
        }
        return (axes, ())
    }

    private mutating func axisIndex(_ id: ExpressionID, in scope: inout Scope) throws -> AxisIndex? {
        let expression = scope.program.tree[id]
        switch expression.kind {
        case .slice(let lower, let upper, let step):
            var bounds: [Int?] = []
            for bound in [lower, upper, step] {
                guard let bound else {
                    bounds.append(nil)
                    continue
                }
                switch try evaluate(bound, in: &scope) {
                case .known(.integer(let value)): bounds.append(value)
                case .known(.none): bounds.append(nil)
                case let sketch:
                    guard let example = sketch.example else { return nil }
                    if case .integer = example { return nil }
                    throw Diagnostic.badIndex(example, at: scope.program.tree[bound].range)
                }
            }
            guard bounds.count == 3 else { return nil }
            return .slice(bounds[0], bounds[1], bounds[2])
        case .ellipsis: return .ellipsis
        default: break
        }
        switch try evaluate(id, in: &scope) {
        case .known(.integer(let position)): return .at(position)
        case .known(.none): return .newAxis
        case .known(.number(let number)): throw Diagnostic.badIndex(.number(number), at: expression.range)
        default: return nil
        }
    }
}
