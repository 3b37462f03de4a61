/// The whole vocabulary in one ordered table: calls, `notebook help` and the reference are made from it.
enum CommandTable {
    /// The commands as they are declared: those of a group do similar things.
    static let groups: [[Command]] = [
        sessionCommands, arrayCommands, oneHotCommands, orderingCommands, linearAlgebraCommands, reductionCommands,
        functionCommands, randomCommands, dataCommands, loadCommands, generatorCommands, dataSetCommands,
        transformationCommands, descriptionCommands, layerCommands, windowCommands, normalizationCommands,
        compositeLayerCommands, sequenceLayerCommands, initializerCommands, modelCommands, copyCommands,
        trainingCommands, optimizerCommands, scheduleCommands, callbackCommands, lossCommands, mathematicsCommands,
        metricCommands, classifierCommands, crossValidationCommands, pictureCommands, checkGradientCommands,
        traceCommands, whyCommands, explainCommands, bestPossibleCommands, graphCommands, structuralModelCommands,
        simulateCommands, counterfactualCommands, distributionCommands, estimateCommands, estimatorCommands,
        balanceCommands, refutationCommands,
    ]

    static let commands = groups.flatMap(\.self)
    static let names = commands.map(\.name)
    static let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

    /// What a name of the vocabulary stands for: a function, or a constant.
    static func value(of name: String) -> Value? {
        if let place = index[name] { return .function(.command(place)) }
        switch name {
        case "pi": return .number(.pi)
        case "inf": return .number(.infinity)
        case "nan": return .number(.nan)
        default: return nil
        }
    }
}
