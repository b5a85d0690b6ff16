import Domain
import Foundation
import Mustache

/// The templates that travel with the program.
///
/// A template is what it renders, with tags in `{{ }}`; files whose own language has braces change them to `<% %>` in
/// their first line. Its name ends in the name of its format, which fixes how values are escaped.
public struct TemplateFolder: Sendable {
    let path: String

    public init(path: String) {
        self.path = path
    }

    /// - Throws: `.internalFault` where the template is not there, is broken, or asks for a field that it is not given.
    func render(_ name: String, _ format: Format, _ fields: [String: TemplateValue]) throws(BerthError) -> String {
        let text = try read(name)
        do {
            // Values are escaped as they are put in; Mustache is to leave them alone.
            let template = try MustacheTemplate(string: "{{%CONTENT_TYPE:TEXT}}" + text)
            let scope = TemplateScope(fields, format: format)
            let rendered = template.render(scope)
            guard scope.missing.isEmpty else {
                throw BerthError(
                    .internalFault,
                    "the template \(name) asks for \(scope.missing.sorted().joined(separator: ", ")), which it is not given"
                )
            }
            return rendered.withoutBlankEnds
        } catch let error as BerthError {
            throw error
        } catch {
            throw BerthError(.internalFault, "the template \(name) is broken: \(error)")
        }
    }

    /// The text with the parts that it names in `{{> NAME}}` lines, each as deep as its line. Mustache's own partials
    /// escape for HTML.
    private func read(_ name: String) throws(BerthError) -> String {
        let text: String
        do {
            text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
        } catch {
            throw BerthError(
                .internalFault, "cannot read the template \(name) in \(path)",
                hints: ["reinstall Berth, or set BERTH_RESOURCES to the folder that holds templates"])
        }
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let indentation = line.prefix { $0 == " " }
            let tag = line.dropFirst(indentation.count)
            guard tag.hasPrefix("{{> "), tag.hasSuffix("}}") else {
                lines.append(String(line))
                continue
            }
            let part = try read(String(tag.dropFirst(4).dropLast(2)))
            for line in part.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                // A tag that stands alone on its line is indented too, which Mustache drops with it.
                lines.append(line.isEmpty ? "" : String(indentation + line))
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension String {
    /// Tags that stand alone at either end leave blank lines behind.
    fileprivate var withoutBlankEnds: String {
        var text = self[...]
        while text.first == "\n" { text.removeFirst() }
        while text.last == "\n" { text.removeLast() }
        return text + "\n"
    }
}
