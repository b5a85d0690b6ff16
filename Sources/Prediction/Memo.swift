import Synchronization

/// What is worked out once for each key, by whichever thread asks first.
struct Memo<Key: Hashable & Sendable, Value: Sendable>: ~Copyable, Sendable {
    private let known = Mutex<[Key: Value]>([:])

    func value(for key: Key, _ make: () -> Value) -> Value {
        known.withLock { known in
            if let found = known[key] { return found }
            let made = make()
            known[key] = made
            return made
        }
    }
}
