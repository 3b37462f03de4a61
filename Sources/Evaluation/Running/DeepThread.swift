internal import Glibc
internal import Synchronization

/// Work on a thread of its own, whose stack holds the deepest nesting that the language allows, also in a debug build.
public struct DeepThread<Value: Sendable>: ~Copyable {
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
    public init(_ body: @escaping @Sendable () -> Value) {
        let work = Work(body)
        self.work = work
        let argument = Unmanaged.passRetained(Start { work.run() })
        var thread = pthread_t()
        let status = withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { space in
            guard let attributes = space.baseAddress else { return EAGAIN }
            pthread_attr_init(attributes)
            defer { pthread_attr_destroy(attributes) }
            pthread_attr_setstacksize(attributes, 512 << 20)
            return pthread_create(
                &thread, attributes,
                { pointer in
                    if let pointer { Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue().body() }
                    return nil
                }, argument.toOpaque())
        }
        if status != 0 {
            argument.release()
            work.run()
        }
        self.thread = status == 0 ? thread : nil
    }

    /// Waits for the work to be done.
    public consuming func value() -> Value {
        if let thread { pthread_join(thread, nil) }
        guard let value = work.value.withLock({ $0 }) else { preconditionFailure("the thread ended without a value") }
        return value
    }
}

/// What a thread begins with: a closure behind a pointer.
private final class Start: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
