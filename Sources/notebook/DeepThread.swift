internal import Glibc
internal import Synchronization

/// Work on a thread of its own, whose stack holds the deepest nesting that the language allows, also in a debug build.
struct DeepThread<Value: Sendable>: ~Copyable {
    private final class Work: Sendable {
        let body: @Sendable () -> Value
        let value = Mutex<Value?>(nil)

        init(_ body: @escaping @Sendable () -> Value) { self.body = body }

        func run() {
            let result = body()
            value.withLock { $0 = result }
        }
    }

    private let work: Work
    private let thread: pthread_t?

    /// Starts `body`; where there can be no thread, does it at once.
    init(_ body: @escaping @Sendable () -> Value) {
        let work = Work(body)
        self.work = work
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 512 << 20)
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let argument = Unmanaged<AnyObject>.passRetained(Start { work.run() })
        let status = pthread_create(
            &thread, &attributes,
            { pointer in
                let start = pointer.map { Unmanaged<AnyObject>.fromOpaque($0).takeRetainedValue() }
                (start as? Start)?.body()
                return nil
            }, argument.toOpaque())
        if status != 0 {
            argument.release()
            work.run()
        }
        self.thread = status == 0 ? thread : nil
    }

    /// Waits for the work to be done.
    consuming func value() -> Value {
        if let thread { pthread_join(thread, nil) }
        return work.value.withLock { $0 } ?? work.body()
    }
}

/// What a thread begins with: a closure behind a pointer.
private final class Start: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
