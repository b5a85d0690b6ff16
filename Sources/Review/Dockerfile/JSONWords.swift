import Foundation

/// The JSON form of an instruction's arguments.
enum JSONWords {
    static func strings(_ text: String) -> [String]? {
        let text = text.drop { $0 == " " || $0 == "\t" }
        guard text.hasPrefix("["), text.utf8.count < 100_000 else { return nil }
        return try? JSONDecoder().decode([String].self, from: Data(text.utf8))
    }
}
