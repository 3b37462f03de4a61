extension [Double] {
    /// The sum divided by the number; 0 of none.
    var mean: Double {
        var sum = 0.0
        for element in self { sum += element }
        return sum / Double(Swift.max(count, 1))
    }

    /// Σ (a - ā)² / (n - 1); 0 of fewer than two.
    var variance: Double {
        let mean = mean
        var squares = 0.0
        for element in self { squares += (element - mean) * (element - mean) }
        return squares / Double(Swift.max(count - 1, 1))
    }

    /// The element below which a share of the elements lies, between two of them by their distance to it; NumPy's
    /// `quantile`. Needs an element.
    func quantile(_ share: Double) -> Double {
        let ascending = sorted()
        let place = share * Double(count - 1)
        let below = Int(Swift.min(Swift.max(place.rounded(.down), 0), Double(count - 1)))
        let above = Swift.min(below + 1, count - 1)
        return ascending[below] + (place - Double(below)) * (ascending[above] - ascending[below])
    }
}

/// The mean difference between two rows of numbers.
func meanDifference(_ ones: [Double], _ others: [Double]) -> Double {
    zip(ones, others).map { $0 - $1 }.mean
}
