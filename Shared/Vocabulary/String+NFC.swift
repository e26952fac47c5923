// The standard library's own composition, by which it compares texts: it has no public name yet, and Foundation's
// `precomposedStringWithCanonicalMapping` would bring all of Foundation below everything. Should the name change, the build
// says so here.
@_spi(_Unicode) import Swift

extension String {
    /// Unicode Normalization Form C.
    var nfc: String {
        var composed = String.UnicodeScalarView()
        composed.append(contentsOf: _nfc)
        return String(composed)
    }
}
