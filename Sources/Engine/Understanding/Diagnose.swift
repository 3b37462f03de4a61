extension Workspace {
    /// What is wrong with a training, from its history and what it kept: weights, samples and draws are looked at again
    /// on a copy.
    ///
    /// Causes are looked for before their effects, for a feature that is too large saturates units, and a rate that is too
    /// high kills them: first what keeps a training from learning at all, then what is wrong with its samples, then how
    /// far it went.
    public mutating func diagnose(_ history: History) throws -> Diagnosis {
        var diagnosis = Diagnosis(history)
        guard let record = history.record, !history.epochs.isEmpty else {
            diagnosis.faults = history.faultsByNumbersAlone
            return diagnosis
        }
        let outcome = try outcome(of: record)
        diagnosis.baseline = outcome.baseline
        diagnosis.accuracy = outcome.accuracy
        let validation = history.metrics.first { $0.name == "validation_loss" }?.values ?? []
        if let least = LossCourse(losses: validation).least, let last = validation.last {
            diagnosis.validation = (least.value, last)
        }
        var faults: [TrainingFault] = []
        let isBroken = history.stoppedByNaN || !outcome.endLoss.isFinite
        let isFailing = isBroken || outcome.isFailing
        if !isBroken, let label = outcome.onlyLabel {
            diagnosis.faults = [.oneLabel(label)]
            return diagnosis
        }
        let isBouncing = LossCourse(losses: history.loss).isBouncing
        let signal = try neighbourSignal(outcome)

        if outcome.gain < 0.75 || isBroken { faults += faultsOfModel(record, outcome) }
        if faults.isEmpty, isFailing || isBouncing {
            faults += try faultsOfSteps(history, record, outcome, isBroken: isBroken)
        }
        if let leak = try leak(record) { faults.append(.leakedRows(leak)) }
        let valued = try validationGain(history, record)
        let isMechanical = faults.contains { if case .leakedRows = $0 { false } else { true } }
        if !isMechanical, let signal, signal.isNone, !(valued.map { $0 >= 0.05 } ?? false) {
            faults.append(.noSignal(signal))
        }
        if !isBroken, let imbalance = outcome.imbalance { faults.append(imbalance) }
        if !isMechanical {
            if let fault = try shortfall(history, record, outcome, signal, hasCause: !faults.isEmpty) {
                faults.append(fault)
            }
        }
        if let fault = history.overFitting { faults.append(fault) }
        if faults.isEmpty, outcome.isAtPlateau { faults.append(.plateau) }
        diagnosis.faults = faults
        return diagnosis
    }

    /// What keeps this model from learning these labels, whatever the steps are.
    private func faultsOfModel(_ record: TrainingRecord, _ outcome: TrainingOutcome) -> [TrainingFault] {
        let elements = objects[record.model].elements
        var faults: [TrainingFault] = []
        for (element, kind) in elements.enumerated().dropLast() {
            guard case .layer(let layer) = kind, let place = record.layers.firstIndex(of: layer),
                objects[layer].definition is Dense, let weights = record.start[place].first, weights.rank == 2,
                weights.shape[1] > 1
            else { continue }
            let units = weights.shape[1]
            let areEqual = weights.elements.enumerated().allSatisfy { $1 == weights.elements[$0 - $0 % units] }
            if areEqual { faults.append(.equalUnits(element: element, of: units)) }
        }
        if case .layer(let layer)? = elements.last, let dense = objects[layer].definition as? Dense,
            let (low, high) = dense.activation.reach
        {
            let beyond = outcome.y.elements.count { $0 < low || $0 > high }
            let share = Double(beyond) / Double(max(outcome.y.count, 1))
            if outcome.classes == nil, share > 0.1 {
                faults.append(.outOfReach(activation: dense.activation.name, low: low, high: high, share: share))
            }
        }
        return faults
    }

    /// That clipped gradients keep a recurrent net from blowing up.
    private mutating func blowUpInTime(
        _ history: History, _ record: TrainingRecord, _ probe: TrainingProbe
    ) throws -> TrainingFault? {
        guard record.optimizer.definition.clipping == nil,
            let longest = probe.inTime.max(by: { $0.steps < $1.steps }), longest.steps >= 8,
            let clipped = try trial(history, record, rate: 1, clipping: .norm(1)), clipped.loss.isFinite
        else { return nil }
        return .blownUpInTime(element: longest.element, steps: longest.steps, clipped: clipped)
    }

    private func unscaledFeature(_ record: TrainingRecord) -> TrainingFault? {
        FeatureScale(record.x).map { scale in
            .unscaledFeature(
                scale, name: record.features.indices.contains(scale.feature) ? record.features[scale.feature] : nil)
        }
    }

    /// What keeps steps from leading anywhere.
    private mutating func faultsOfSteps(
        _ history: History, _ record: TrainingRecord, _ outcome: TrainingOutcome, isBroken: Bool
    ) throws -> [TrainingFault] {
        var faults: [TrainingFault] = []
        let origin = history.stoppedByNaN ? try nonFiniteOrigin(of: history, record) : nil
        let epoch = history.epochs.last ?? 1
        if let origin, origin.isOutsideDomain || origin.step == 1 && origin.largestWeight < 1e6 {
            return [.notANumber(origin, epoch: epoch)]
        }
        let x = record.x.evenRows(Self.probedRows)
        let y = record.y.evenRows(Self.probedRows)
        if let fault = unscaledFeature(record) { faults.append(fault) }
        let start = try probe(record, at: record.start, x: x, y: y)
        let end = isBroken ? start : try probe(record, at: record.end, x: x, y: y)
        faults += start.exploding
        if faults.isEmpty { faults += start.dead(at: end).filter { $0.isFromTheStart } }
        if isBroken, faults.isEmpty, let fault = try blowUpInTime(history, record, start) { return [fault] }
        if faults.isEmpty, let fault = try rateTooHigh(history, record, outcome, x, y) { faults.append(fault) }
        if isBroken, faults.isEmpty || origin != nil { faults.append(.notANumber(origin, epoch: epoch)) }
        if !isBroken, outcome.isFailing {
            if !faults.contains(where: { $0.isFromTheStart }) { faults += start.dead(at: end) }
            faults += start.saturated(at: end)
            faults += start.vanishing
        }
        return faults
    }

    /// So many samples show what units and derivatives do.
    private static var probedRows: Int { 128 }

    /// A rate above 2/λ, or one of which a tenth does far better.
    private mutating func rateTooHigh(
        _ history: History, _ record: TrainingRecord, _ outcome: TrainingOutcome, _ x: NDArray, _ y: NDArray
    ) throws -> TrainingFault? {
        let rate = try largestRate(history, record)
        let isPlain = record.optimizer.definition.rule.largestStableRate(curvature: 1) != nil
        let curvature = isPlain ? try largestCurvature(record, at: record.start, x: x, y: y) : nil
        let limit = curvature.flatMap { record.optimizer.definition.rule.largestStableRate(curvature: $0) }
        // The trial decides: curvature changes on the way, and a training may live beyond its first 2/λ.
        let trial = try trial(history, record, rate: 0.1)
        let helps = trial.map { $0.loss.isFinite && (!$0.own.isFinite || $0.loss < 0.7 * $0.own) } ?? false
        if helps { return .rateTooHigh(rate: rate, limit: limit, curvature: curvature, trial) }
        // Ten times may still be too much: where the loss is no number or has grown, 2/λ alone tells.
        let grew = !outcome.endLoss.isFinite || history.stoppedByNaN || outcome.endLoss > 1.1 * outcome.startLoss
        guard grew, let limit, rate > limit else { return nil }
        return .rateTooHigh(rate: rate, limit: limit, curvature: curvature, nil)
    }

    private mutating func neighbourSignal(_ outcome: TrainingOutcome) throws -> NeighbourSignal? {
        // Each pair of samples is compared in each feature.
        let x = outcome.x.evenRows(200)
        let rows = x.shape[0]
        let labels: [Double]
        if let classes = outcome.classes {
            labels = NDArray(shape: [classes.count], elements: classes).evenRows(200).elements
        } else if outcome.y.count == outcome.x.shape[0] {
            labels = outcome.y.evenRows(200).elements
        } else {
            return nil
        }
        guard rows >= 2, x.elements.allSatisfy(\.isFinite), labels.allSatisfy(\.isFinite) else { return nil }
        let width = x.shape.dropFirst().reduce(1, *)
        let pairs = rows.multipliedReportingOverflow(by: rows * 3)
        try graph.budget.charge(operations: pairs.partialValue.multipliedReportingOverflow(by: width).partialValue)
        try graph.budget.charge(operations: LinearAlgebra.cost(.leastSquares, [rows, min(width, 128)]))
        try graph.budget.request(bytes: 32 * x.count)
        return NeighbourSignal(x: x, labels: labels, hasClasses: outcome.classes != nil)
    }

    private mutating func leak(_ record: TrainingRecord) throws -> LeakedRows? {
        guard let validation = record.options.validation else { return nil }
        // A row is a key of as many numbers, and its count.
        try graph.budget.request(bytes: 16 * (record.x.count + validation.x.count))
        try graph.budget.charge(operations: record.x.count + validation.x.count)
        let leak = LeakedRows(training: record.x, validation: validation.x)
        return leak.isLeak ? leak : nil
    }

    /// How much better than a constant the model ever was on its validation set.
    private mutating func validationGain(_ history: History, _ record: TrainingRecord) throws -> Double? {
        guard let validation = record.options.validation,
            let least = LossCourse(losses: history.metrics.first { $0.name == "validation_loss" }?.values ?? []).least
        else { return nil }
        return try looking { workspace in
            let shape = [validation.y.shape[0]] + (workspace.objects[record.model].outputShapes.last ?? [])
            return 1 - least.value / (try workspace.constantLoss(validation.y, shape, record.options.loss))
        }
    }

    /// Why a training that works did not come far.
    private mutating func shortfall(
        _ history: History, _ record: TrainingRecord, _ outcome: TrainingOutcome, _ signal: NeighbourSignal?,
        hasCause: Bool
    ) throws -> TrainingFault? {
        // Of a loss that has been halved twice there is little left to explain.
        if outcome.gain >= 0.75 { return nil }
        if !hasCause, let fault = unscaledFeature(record) { return fault }
        if !hasCause, history.epochs.count <= 3, outcome.endLoss < outcome.startLoss {
            return .underTrained(latePace: nil, epochs: history.epochs.count)
        }
        if !hasCause, outcome.gain < 0.5, let fault = try rateTooLow(history, record, outcome) { return fault }
        if !hasCause, let fault = try notSeparable(record, outcome) { return fault }
        // One that settles, as by a constant share a step, has come to rest long before half of its pace is left.
        let pace = LossCourse(losses: history.loss).latePace
        if pace > 0.5 { return .underTrained(latePace: pace, epochs: history.epochs.count) }
        guard !hasCause, let signal, signal.count >= NeighbourSignal.fewest,
            let own = outcome.accuracy ?? outcome.explained
        else { return nil }
        // Of 200 samples a tenth is three deviations of a share.
        guard signal.score > own + 0.1 else { return nil }
        let isLinear = LinearModel(objects[record.model], in: objects) != nil
        return .underFitting(isLinear: isLinear, own: own, signal)
    }

    /// Tenfold and hundredfold rates that both get at least three times as far: ten times alone helps any training that is
    /// merely short.
    private mutating func rateTooLow(
        _ history: History, _ record: TrainingRecord, _ outcome: TrainingOutcome
    ) throws -> TrainingFault? {
        guard let first = history.loss.first, history.epochs.count >= 2,
            let ten = try trial(history, record, rate: 10), let hundred = try trial(history, record, rate: 100)
        else { return nil }
        let start = max(first, outcome.startLoss)
        let own = max(start - ten.own, 0)
        // A hundredth of the loss is more than shuffling does; and where the fall still grows with the rate, there is room.
        let falls = (ten: start - ten.loss, hundred: start - hundred.loss)
        guard falls.ten > 3 * own, falls.hundred > 3 * own, falls.hundred > 0.01 * start || falls.hundred > 30 * own
        else { return nil }
        let rate = try largestRate(history, record)
        let rule = record.optimizer.definition.rule
        let isPlain = rule.largestStableRate(curvature: 1) != nil
        let x = record.x.evenRows(Self.probedRows)
        let y = record.y.evenRows(Self.probedRows)
        let curvature = isPlain ? try largestCurvature(record, at: record.end, x: x, y: y) : nil
        return .rateTooLow(
            rate: rate, limit: curvature.flatMap { rule.largestStableRate(curvature: $0) }, tenfold: ten,
            hundredfold: hundred)
    }

    /// A line that has reached what the best line reaches, and errs: of few samples, which all differ, that is the line's
    /// fault; of many the neighbours tell.
    private mutating func notSeparable(
        _ record: TrainingRecord, _ outcome: TrainingOutcome
    ) throws -> TrainingFault? {
        guard let classes = outcome.classes, let linear = LinearModel(objects[record.model], in: objects),
            linear.link != .identity, outcome.x.shape[0] < NeighbourSignal.fewest
        else { return nil }
        let rows = outcome.x.shape[0]
        let width = outcome.x.shape.dropFirst().reduce(1, *)
        let x = NDArray(shape: [rows, width], elements: outcome.x.elements)
        if LeakedRows(training: x, validation: x).natural > 0 { return nil }
        let columns = linear.link == .sigmoid ? 1 : linear.units
        let targets = classes.flatMap { label in
            columns == 1 ? [label] : (0..<columns).map { Double($0) == label ? 1.0 : 0 }
        }
        let best = try looking {
            try $0.logisticRegression(
                x, NDArray(shape: [rows, columns], elements: targets), usesBias: linear.usesBias)
        }
        guard !best.isSeparable, outcome.endLoss - best.loss <= 0.05 * outcome.baseline else { return nil }
        return .notSeparable(least: best.loss, right: outcome.accuracy ?? 0)
    }
}

extension TrainingProbe {
    /// A thousandfold over the layers or steps: a rate that suits one end is a thousand times too large or too small for
    /// the other.
    private static let range = 1000.0

    var exploding: [TrainingFault] {
        var faults = inTime.filter { $0.first > Self.range * $0.last }.map {
            TrainingFault.explodingInTime(element: $0.element, steps: $0.steps, ratio: $0.first / $0.last)
        }
        if faults.isEmpty, let ends, ends.ratio > Self.range, ends.ratio.isFinite {
            faults.append(.explodingInDepth(from: ends.first, to: ends.last, ratio: ends.ratio))
        }
        return faults
    }

    var vanishing: [TrainingFault] {
        if let ends, ends.ratio < 1 / Self.range {
            return [.vanishingInDepth(from: ends.first, to: ends.last, ratio: ends.ratio)]
        }
        return inTime.filter { $0.last > Self.range * $0.first }.map {
            .vanishingInTime(element: $0.element, steps: $0.steps, ratio: $0.first / $0.last)
        }
    }

    /// The derivative in the first element's output over that in the last but one's.
    private var ends: (first: Int, last: Int, ratio: Double)? {
        guard flow.count >= 3, let first = flow.first else { return nil }
        let last = flow[flow.count - 2]
        return last > 0 && first.isFinite ? (0, flow.count - 2, first / last) : nil
    }

    /// Layers of which nine units in ten give zero for every sample at the end; some always do.
    func dead(at end: TrainingProbe) -> [TrainingFault] {
        zip(units, end.units).compactMap { start, end in
            guard end.isRelu, end.count > 1 || end.dead == 1, 10 * end.dead >= 9 * end.count else { return nil }
            return .deadUnits(element: end.element, dead: end.dead, of: end.count, atStart: start.dead)
        }
    }

    /// Layers of which nine outputs in ten are flat at the end. A trained net may be sure of itself: it counts only
    /// where training failed.
    func saturated(at end: TrainingProbe) -> [TrainingFault] {
        zip(units, end.units).compactMap { start, end in
            guard !end.isRelu, end.saturated >= 0.9 else { return nil }
            return .saturated(element: end.element, share: end.saturated, atStart: start.saturated)
        }
    }
}

extension TrainingFault {
    /// Whether units were dead before the first step, so that no step killed them.
    fileprivate var isFromTheStart: Bool {
        if case .deadUnits(_, let dead, _, let atStart) = self { atStart == dead } else { false }
    }
}

extension TrainingOutcome {
    /// A class that at least four samples in five do not have, and of which the model finds less than half. Always to say
    /// the other would be right as often.
    fileprivate var imbalance: TrainingFault? {
        guard let classes, let given, let accuracy else { return nil }
        let labels = Set(classes).sorted()
        guard labels.count > 1 else { return nil }
        let counts = labels.map { label in classes.count { $0 == label } }
        guard let most = counts.max(), let fewest = counts.min(), Double(most) >= 0.8 * Double(classes.count),
            let rare = counts.firstIndex(of: fewest)
        else { return nil }
        let found = zip(classes, given).count { $0 == labels[rare] && $1 == $0 }
        let recall = Double(found) / Double(fewest)
        guard recall < 0.5 else { return nil }
        return .imbalance(
            label: labels[rare], share: Double(fewest) / Double(classes.count), recall: recall, accuracy: accuracy)
    }
}

extension History {
    /// A validation loss that has risen by a tenth and by more than it goes up and down, while the training loss fell.
    /// Weights that were put back are those of the best epoch.
    fileprivate var overFitting: TrainingFault? {
        guard restoredEpoch == nil, let values = metrics.first(where: { $0.name == "validation_loss" })?.values,
            values.count == loss.count, let least = LossCourse(losses: values).least, let last = values.last,
            let training = loss.last, last.isFinite
        else { return nil }
        let rise = last - least.value
        guard rise > 0.1 * least.value, rise > 3 * LossCourse(losses: values).jitter, training < loss[least.place]
        else {
            return nil
        }
        return .overFitting(epoch: epochs[least.place], least: least.value, last: last, training: training)
    }

    /// What the numbers say where nothing but them is kept.
    fileprivate var faultsByNumbersAlone: [TrainingFault] {
        guard let first = loss.first, let last = loss.last, unit != .fold else { return [] }
        if stoppedByNaN || !last.isFinite { return [.notANumber(nil, epoch: epochs.last ?? 1)] }
        if last > first + 0.01 * abs(first) { return [.rising(first: first, last: last)] }
        let pace = LossCourse(losses: loss).latePace
        return pace > 0.5 ? [.underTrained(latePace: pace, epochs: epochs.count)] : []
    }
}
