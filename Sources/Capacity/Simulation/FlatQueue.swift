/// First in, first out, in one array whose size is a power of two.
struct FlatQueue<Element> {
    private var slots: [Element]
    private var head = 0
    private(set) var count = 0
    private let blank: Element

    init(blank: Element) {
        self.blank = blank
        slots = Array(repeating: blank, count: 64)
    }

    var isEmpty: Bool { count == 0 }
    /// Only where the queue is not empty.
    var first: Element { slots[head] }

    mutating func append(_ element: Element) {
        if count == slots.count { grow() }
        slots[(head &+ count) & (slots.count &- 1)] = element
        count &+= 1
    }

    mutating func removeFirst() -> Element {
        let element = slots[head]
        head = (head &+ 1) & (slots.count &- 1)
        count &-= 1
        return element
    }

    private mutating func grow() {
        var larger = Array(repeating: blank, count: slots.count * 2)
        for index in 0..<count { larger[index] = slots[(head + index) & (slots.count - 1)] }
        slots = larger
        head = 0
    }
}
