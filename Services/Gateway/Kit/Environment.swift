import Foundation

/// The process's environment.
package enum Environment {
    package static subscript(name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
