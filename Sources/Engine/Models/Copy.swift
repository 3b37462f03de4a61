/// Which copy stands for which layer and model, so that what is shared stays shared among copies.
public struct ObjectCopies: Sendable {
    fileprivate var layers: [LayerID: LayerID] = [:]
    fileprivate var models: [ModelID: ModelID] = [:]

    /// Nothing is copied yet.
    public init() {}
}

extension ObjectStore {
    /// A new layer with equal arrays, made of copies of its parts.
    public mutating func copy(_ id: LayerID) -> LayerID {
        var copies = ObjectCopies()
        return copy(id, &copies)
    }

    /// A new model of copies of its layers.
    public mutating func copy(_ id: ModelID) -> ModelID {
        var copies = ObjectCopies()
        return copy(id, &copies)
    }

    /// A new optimiser that remembers the same.
    public mutating func copy(_ id: OptimizerID) -> OptimizerID {
        let state = self[id]
        let copy = add(state.definition)
        self[copy] = state
        return copy
    }

    /// The copy of a layer, made now unless it is among `copies`.
    public mutating func copy(_ id: LayerID, _ copies: inout ObjectCopies) -> LayerID {
        if let copy = copies.layers[id] { return copy }
        let state = self[id]
        let copy = add(state.definition.copy(in: &self, &copies))
        self[copy].inputShape = state.inputShape
        self[copy].outputShape = state.outputShape
        self[copy].specifications = state.specifications
        self[copy].parameters = state.parameters
        self[copy].isFrozen = state.isFrozen
        copies.layers[id] = copy
        return copy
    }

    /// The copy of a model, made now unless it is among `copies`.
    public mutating func copy(_ id: ModelID, _ copies: inout ObjectCopies) -> ModelID {
        if let copy = copies.models[id] { return copy }
        let model = self[id]
        var changed = Model(
            elements: copy(model.elements, &copies), groups: model.groups, precision: model.precision)
        changed.inputShape = model.inputShape
        changed.outputShapes = model.outputShapes
        let copy = add(changed)
        copies.models[id] = copy
        return copy
    }

    /// The same elements with copies of their layers.
    public mutating func copy(_ elements: [Model.Element], _ copies: inout ObjectCopies) -> [Model.Element] {
        var changed: [Model.Element] = []
        for element in elements {
            if case .layer(let id) = element {
                changed.append(.layer(copy(id, &copies)))
            } else {
                changed.append(element)
            }
        }
        return changed
    }
}
