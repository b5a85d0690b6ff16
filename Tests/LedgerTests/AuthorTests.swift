import Foundation
import Testing
@testable import Ledger

@Suite struct AuthorTests {
    @Test(
        "Git's configuration is read as Git reads it",
        arguments: [
            ("[user]\n\tname = Ada Lovelace\n", "Ada Lovelace"),
            ("[User]\nName=\"Ada Lovelace\" # me\n", "Ada Lovelace"),
            ("[core]\n name = x\n[user]\n email = a@b\n name = Ada ; comment\n", "Ada"),
            ("[user \"work\"]\n email = a@b\n", nil),
            ("[user]\n name =\n", nil),
            ("", nil),
        ] as [(String, String?)])
    func gitConfiguration(text: String, name: String?) {
        #expect(Author.gitName(in: text) == name)
    }

    @Test("BERTH_AUTHOR comes first, the login name last")
    func order() {
        #expect(Author.current(["BERTH_AUTHOR": "Ada", "USER": "root"]) == "Ada")
        #expect(Author.current(["BERTH_AUTHOR": " ", "HOME": "/nowhere", "USER": "bo"]) == "bo")
    }
}
