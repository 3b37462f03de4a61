/// A model that is one dense layer: a straight line and a function of it. For such the best weights can be computed.
struct LinearModel {
    /// What is done to x W + b.
    enum Link: Sendable {
        case identity
        case sigmoid
        case softmax
    }

    let layer: LayerID
    let link: Link
    let units: Int
    let usesBias: Bool
    /// The strength λ of a penalty λ Σ W².
    let penalty: Double

    /// Nil for a model that is not one, or whose weights have another penalty than a sum of squares.
    init?(_ model: Model, in objects: ObjectStore) {
        var found: (id: LayerID, dense: Dense)?
        var activation = Activation.linear
        for element in model.elements {
            switch element {
            case .layer(let id):
                let definition = objects[id].definition
                if definition is Flatten, found == nil { continue }
                guard found == nil, let dense = definition as? Dense else { return nil }
                found = (id, dense)
                activation = dense.activation
            case .activation(let own):
                guard found != nil, activation == .linear else { return nil }
                activation = own
            case .function: return nil
            }
        }
        guard let found else { return nil }
        switch activation {
        case .linear: link = .identity
        case .sigmoid where found.dense.units == 1: link = .sigmoid
        case .softmax: link = .softmax
        default: return nil
        }
        switch found.dense.regularizer {
        case nil: penalty = 0
        case .l2(let strength): penalty = strength
        case .l1: return nil
        }
        layer = found.id
        units = found.dense.units
        usesBias = found.dense.usesBias
    }
}
