/// Where text goes: a standard stream, a file, a pager.
public protocol TextOutput {
    func write(_ text: String) throws(StandardStream.WriteFailure)
}

extension StandardStream: TextOutput {}
