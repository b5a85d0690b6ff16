/// A machine type at a price: what can be bought.
public struct Offer: Hashable, Sendable, Encodable {
    public let instance: Instance
    public let price: Price

    public init(instance: Instance, price: Price) {
        self.instance = instance
        self.price = price
    }
}
