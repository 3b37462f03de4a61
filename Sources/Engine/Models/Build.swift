extension Workspace {
    /// Draws the weights of a model for samples of this shape, unless it is done.
    public mutating func build(_ id: ModelID, for sample: [Int]) throws {
        let model = objects[id]
        if let built = model.inputShape {
            if built != sample { throw EngineError.layerInput(layer: "sequential", expected: built, found: sample) }
            return
        }
        objects[id].outputShapes = try build(model.elements, for: sample, precision: model.precision)
        objects[id].inputShape = sample
    }

    /// Draws the weights of `elements` one after the other, and gives the shape of one sample after each.
    public mutating func build(
        _ elements: [Model.Element], for sample: [Int], precision: Precision
    ) throws -> [[Int]] {
        var shapes: [[Int]] = []
        for element in elements {
            let shape = shapes.last ?? sample
            switch element {
            case .layer(let layer):
                do {
                    shapes.append(try build(layer, for: shape, precision: precision))
                } catch let error as EngineError {
                    throw objects.explained(error, by: elements[..<shapes.count])
                }
            case .activation(.custom(let function)), .function(let function):
                shapes.append(try outputShape(of: function, for: shape))
            case .activation: shapes.append(shape)
            }
        }
        return shapes
    }

    /// Draws the weights of a layer, unless it is done, and gives the shape of one sample after it.
    public mutating func build(_ id: LayerID, for sample: [Int], precision: Precision) throws -> [Int] {
        let layer = objects[id]
        let definition = layer.definition
        if let built = layer.inputShape, let output = layer.outputShape {
            if built == sample { return output }
            // A layer that holds nothing may stand in several places.
            if !layer.parameters.isEmpty || !definition.parts.isEmpty {
                throw EngineError.layerInput(layer: definition.name, expected: built, found: sample)
            }
        }
        if layer.parameters.isEmpty {
            let specifications = try definition.parameters(for: sample)
            var parameters: [NDArray] = []
            for specification in specifications {
                var parameter = try specification.initializer.draw(specification.shape, in: &self)
                for index in parameter.elements.indices {
                    parameter.elements[index] = precision.rounded(parameter.elements[index])
                }
                parameters.append(parameter)
            }
            objects[id].specifications = specifications
            objects[id].parameters = parameters
        }
        let output = try definition.build(
            for: sample, objects[id].parameters, precision: precision, in: &self)
        objects[id].inputShape = sample
        objects[id].outputShape = output
        return output
    }

    /// What a function makes of a sample, found out by calling it once on one sample of zeros.
    mutating func outputShape(of function: CallableID, for sample: [Int]) throws -> [Int] {
        let zeros = NDArray(shape: try atMostFive([1] + sample), repeating: 0)
        let result = try call(function, [zeros])
        guard result.shape.first == 1 else {
            throw EngineError.samplesLost(function: function.name, given: zeros.shape, found: result.shape)
        }
        return Array(result.shape.dropFirst())
    }
}
