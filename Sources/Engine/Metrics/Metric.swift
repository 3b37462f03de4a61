/// Measures of predictions against labels, scikit-learn's where it has them, each one number of (labels, predictions).
public enum Metric {
}
