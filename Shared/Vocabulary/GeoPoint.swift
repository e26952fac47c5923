internal import Glibc

/// A point on the map, in degrees (WGS 84).
public struct GeoPoint: Hashable, Sendable {
    /// North of the equator, -90 to 90.
    public let latitude: Double
    /// East of Greenwich, -180 to 180.
    public let longitude: Double

    /// Nil of what lies nowhere.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        (self.latitude, self.longitude) = (latitude, longitude)
    }

    /// The mean radius of the earth, in kilometres.
    private static let earth = 6371.0

    /// How far it is as the crow flies: the road is longer.
    public func kilometres(to other: GeoPoint) -> Double {
        func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
        let (here, there) = (radians(latitude), radians(other.latitude))
        let north = sin((there - here) / 2)
        let east = sin(radians(other.longitude - longitude) / 2)
        let half = north * north + cos(here) * cos(there) * east * east
        return 2 * Self.earth * asin(min(1, half.squareRoot()))
    }
}
