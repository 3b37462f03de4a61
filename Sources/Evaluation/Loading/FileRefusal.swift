internal import Diagnostics
internal import Engine

/// Why a notebook does not get a file.
public enum FileRefusal: Error, Hashable, Sendable {
    /// There is none; `suggestion` is a path at which there is one of that name.
    case notFound(suggestion: String?)
    /// The path is absolute or has a `..`.
    case outsideFolder
    /// The component of this path is a symbolic link.
    case link(String)
    /// The path names a folder.
    case folder
    /// The path names a device, a pipe or a socket.
    case device
    /// The file has so many bytes, more than the session may hold.
    case tooLarge(Int)
    /// Whoever runs the notebook may not read the file.
    case notPermitted
    /// The operating system's number of any other failure.
    case unreadable(Int32)
}

extension Diagnostic {
    /// A refused file in words; `memory` is the session's limit.
    static func file(_ path: String, _ refusal: FileRefusal, memory: Int, at range: SourceRange) -> Diagnostic {
        let rule = Text(
            en:
                "a notebook reads files in its own folder and below; in a course, in the folder of course.yaml and below",
            zh: "笔记只能读取自己所在文件夹及其下的文件；课程里则是 course.yaml 所在文件夹及其下的文件")
        switch refusal {
        case .notFound where path.contains("://"):
            return Diagnostic(
                409, Text(en: "\"\(path)\" is an address, not a file", zh: "\"\(path)\" 是网址，不是文件"), at: range,
                help: Text(
                    en: "nothing is fetched from the network: download it, and put the file beside the notebook",
                    zh: "运行时不从网络读取：请先下载，把文件放在笔记旁边"))
        case .notFound where path.contains("\\"):
            let written = String(path.map { $0 == "\\" ? "/" : $0 })
            return Diagnostic(
                409, Text(en: "there is no file \"\(path)\"", zh: "没有文件 \"\(path)\""), at: range,
                help: path.contains(":")
                    ? rule
                    : Text(
                        en: "the folders of a path are separated by /: write \"\(written)\"",
                        zh: "路径里的文件夹用 / 分隔：请写 \"\(written)\""))
        case .notFound(let suggestion):
            return Diagnostic(
                409, Text(en: "there is no file \"\(path)\"", zh: "没有文件 \"\(path)\""), at: range,
                help: suggestion.map {
                    Text(
                        en: "paths start at the folder of course.yaml: write \"\($0)\"",
                        zh: "路径从 course.yaml 所在的文件夹算起：请写 \"\($0)\"")
                }
                    ?? Text(
                        en: "paths start at the notebook's folder; in a course, at the folder of course.yaml",
                        zh: "路径从笔记所在的文件夹算起；课程里则从 course.yaml 所在的文件夹算起"))
        case .outsideFolder:
            return Diagnostic(
                403, Text(en: "\"\(path)\" may lead out of the notebook's folder", zh: "\"\(path)\" 可能指向笔记文件夹之外"),
                at: range, help: rule)
        case .link(let component):
            return Diagnostic(
                403,
                component == path
                    ? Text(en: "\"\(path)\" is a symbolic link", zh: "\"\(path)\" 是符号链接")
                    : Text(
                        en: "\"\(path)\" passes through the symbolic link \"\(component)\"",
                        zh: "\"\(path)\" 经过符号链接 \"\(component)\""), at: range,
                help: Text(
                    en: "links are not followed, for they may lead out of the folder: copy the file into it",
                    zh: "链接可能指向文件夹之外，所以不会跟随：请把文件复制进来"))
        case .folder:
            return Diagnostic(
                410, Text(en: "\"\(path)\" is a folder, not a file", zh: "\"\(path)\" 是文件夹，不是文件"), at: range,
                help: Text(en: "name a file in it", zh: "请写出其中的一个文件"))
        case .device:
            return Diagnostic(
                403,
                Text(en: "\"\(path)\" is a device or a pipe, not a file", zh: "\"\(path)\" 是设备或管道，不是普通文件"),
                at: range,
                help: Text(en: "save what it gives in a file, and load that", zh: "请先把内容存成文件，再读取"))
        case .tooLarge(let size):
            return .limit(.memory(needed: size, limit: memory), at: range)
        case .notPermitted:
            return Diagnostic(
                411, Text(en: "you may not read \"\(path)\"", zh: "没有权限读取 \"\(path)\""), at: range,
                help: Text(
                    en: "change the permissions of the file or of its folder", zh: "请修改文件或其所在文件夹的权限"))
        case .unreadable(let code):
            return Diagnostic(
                411,
                Text(
                    en: "\"\(path)\" cannot be read: the system reports error \(code)",
                    zh: "无法读取 \"\(path)\"：系统报告错误 \(code)"), at: range,
                help: Text(en: "is the disk still there?", zh: "磁盘还在吗？"))
        }
    }
}
