import Testing

@testable import Bus

@Suite("What a receiver grants", .timeLimit(.minutes(5)))
struct ReceiveWindowTests {
    /// Reads so many items of `octets` each, as they are granted; the window's size after each grant.
    private func sizes(_ window: inout ReceiveWindow, grants: Int, octets: Int) -> [UInt32] {
        var sizes: [UInt32] = []
        while sizes.count < grants {
            guard window.receive() else { return sizes }
            let before = window.allowance
            let size = window.size
            let granted = window.consume(octets)
            #expect(window.allowance == before + granted)
            if granted > 0 || window.size != size { sizes.append(window.size) }
        }
        return sizes
    }

    @Test("a window widens while items are short, as far as it may and no further")
    func widens() {
        var window = ReceiveWindow(widest: 512)
        #expect(sizes(&window, grants: 5, octets: 256) == [128, 256, 512, 512, 512])
        #expect(window.allowance <= 512)
    }

    @Test("a window that may not widen stays as it is")
    func stays() {
        var window = ReceiveWindow()
        #expect(sizes(&window, grants: 3, octets: 1) == [64, 64, 64])
    }

    @Test("a window of long items does not widen, and one that has widened narrows again; none ever runs dry")
    func narrows() {
        var long = ReceiveWindow(widest: 512)
        #expect(sizes(&long, grants: 4, octets: 64 * 1024).allSatisfy { $0 == 64 })
        var window = ReceiveWindow(widest: 512)
        _ = sizes(&window, grants: 3, octets: 256)
        #expect(window.size == 512)
        var items = 0
        while window.size > 64 {
            let isAllowed = window.receive()
            #expect(isAllowed)
            _ = window.consume(1024 * 1024)
            items += 1
            if items > 2000 { break }
        }
        #expect(window.size == 64)
        #expect(sizes(&window, grants: 4, octets: 1024 * 1024) == [64, 64, 64, 64])
    }

    @Test("half a window of long items is granted again before it is read to its half")
    func longItems() {
        var window = ReceiveWindow()
        #expect(window.consume(FlowControl.octetsPerGrant / 2) == 0)
        #expect(window.consume(FlowControl.octetsPerGrant / 2) == 2)
        #expect(window.allowance == FlowControl.initialCredit + 2)
        for _ in 0..<31 { #expect(window.consume(10) == 0) }
        #expect(window.consume(10) == 32)
    }
}
