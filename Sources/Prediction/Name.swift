import Synchronization

/// A name as a number, so that comparing two is comparing integers. Numbers mean something within one run of the program.
struct Name: Hashable, Sendable {
    private let number: Int

    private static let numbers = Mutex<[String: Int]>([:])

    init(_ text: String) {
        number = Self.numbers.withLock { numbers in
            if let known = numbers[text] { return known }
            numbers[text] = numbers.count
            return numbers.count - 1
        }
    }
}
