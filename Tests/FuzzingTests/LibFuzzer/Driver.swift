import Foundation

/// Which property to look for breaches of: the environment's `PROPERTY`.
private let property: Property = {
    let name = ProcessInfo.processInfo.environment["PROPERTY"] ?? ""
    guard let property = Property.all.first(where: { $0.name == name }) else {
        fatalError("PROPERTY must be one of \(Property.all.map(\.name).joined(separator: ", "))")
    }
    return property
}()

/// What libFuzzer calls with every input that it makes up.
@_cdecl("LLVMFuzzerTestOneInput")
public func checkOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try property.check(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
        fatalError("\(property.name): \(error)")
    }
    return 0
}
