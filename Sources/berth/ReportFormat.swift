import ArgumentParser
import Presentation

/// What a report is printed as.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
}

extension Session {
    func print(_ blocks: [Block], as format: ReportFormat) throws {
        switch format {
        case .text: try print(blocks)
        case .markdown: try print(MarkdownDocument(blocks).text)
        }
    }
}
