import JSONCoding
import ProcessKit

extension Program.Ending {
    /// What a command has printed with `--json`, without the lives of the logs: each stack's are its own, how far the logs had
    /// come is the same.
    func table() throws -> JSONValue {
        try JSONValue(parsing: Array(output.replacing(/=[0-9a-f]{16}:/, with: "=").utf8))
    }
}
