/// A password that is made at random and told once, for whoever is to choose another one.
package enum FirstPassword {
    /// Without those that are taken for each other.
    private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")

    /// Five times four letters and digits, 99 bits.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<5).map { _ in
            String((0..<4).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
        }.joined(separator: "-")
    }
}
