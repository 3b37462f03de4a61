internal import Diagnostics
internal import Engine

/// Too few samples, in words.
extension Diagnostic {
    /// Fewer samples than are needed.
    static func tooFewSamples(_ found: Int, _ needed: Int, at range: SourceRange?) -> Diagnostic {
        guard found > 0 else {
            return Diagnostic(
                400,
                Text(
                    en: "there are no samples, and at least \(grouped(needed)) \(needed == 1 ? "is" : "are") needed",
                    zh: "没有样本，至少需要 \(grouped(needed)) 个"), at: range,
                help: Text(
                    en: "does a slice or a condition leave none? len(data) counts them",
                    zh: "是不是切片或条件一个样本也没留下？len(data) 给出个数"))
        }
        return Diagnostic(
            400,
            Text(
                en: "\(counted(found, "sample")) \(found == 1 ? "is" : "are") too few: \(grouped(needed)) are needed",
                zh: "\(grouped(found)) 个样本太少，至少需要 \(grouped(needed)) 个"), at: range,
            help: Text(
                en: "take more samples, or ask for less, such as fewer folds",
                zh: "请增加样本，或者少要一些，例如减少折数"))
    }

    /// A part of a split that would get none of the samples.
    static func emptyPart(_ part: String, of samples: Int, at range: SourceRange?) -> Diagnostic {
        Diagnostic(
            402,
            Text(
                en: "of \(counted(samples, "sample")) none is left for the \(part) set",
                zh: "\(grouped(samples)) 个样本里没有剩下给\(chinesePart(part))的"), at: range,
            help: samples < 3
                ? Text(
                    en: "a split needs a sample for each part; len(data) counts them",
                    zh: "划分后每一部分至少要有一个样本；len(data) 给出个数")
                : Text(en: "make test or validation smaller", zh: "请把 test 或 validation 调小"))
    }

    /// A class that cannot be shared out between the parts: `needed` is the number of folds, 2 for a split.
    static func tooFewOfClass(_ label: Double, _ found: Int, _ needed: Int, at range: SourceRange?) -> Diagnostic {
        Diagnostic(
            404,
            Text(
                en:
                    "class \(shortNumber(label)) has \(counted(found, "sample")), and each part needs some: \(needed) at least",
                zh: "类别 \(shortNumber(label)) 只有 \(found) 个样本，每一部分都要有，至少需要 \(needed) 个"), at: range,
            help: found > 1
                ? Text(
                    en: "ask for \(found) folds at most, or leave the class out",
                    zh: "最多分成 \(found) 折，或者去掉这个类别")
                : Text(
                    en: "leave out the class, or leave out stratify=True: then some part lacks the class",
                    zh: "请去掉这个类别，或者不写 stratify=True：那样会有一部分缺这个类别"))
    }

    /// A part of a stratified split with fewer samples than classes.
    static func tooFewForClasses(_ part: String, _ samples: Int, _ classes: Int, at range: SourceRange?) -> Diagnostic {
        Diagnostic(
            405,
            Text(
                en: "the \(part) set of \(samples) cannot hold a sample of each of \(classes) classes",
                zh: "\(chinesePart(part))只有 \(samples) 个样本，装不下 \(classes) 个类别"), at: range,
            help: part == "train"
                ? Text(
                    en: "make test or validation smaller, so that \(classes) samples are left for training",
                    zh: "请把 test 或 validation 调小，给训练集留下至少 \(classes) 个样本")
                : Text(
                    en: "make \(part) larger: \(classes) samples at least; or leave stratify=True out",
                    zh: "请把 \(part) 调大，至少 \(classes) 个样本；或者不写 stratify=True"))
    }

    private static func chinesePart(_ part: String) -> String {
        switch part {
        case "train": "训练集"
        case "validation": "验证集"
        default: "测试集"
        }
    }
}
