extension DeliveryCorrection {
    public init(before: sending Delivery, after: Delivery, reason: String) {
        (self.before, self.after, self.reason) = (before, after, reason)
    }
}
