import Testing

@testable import GatewayKit

@Suite("What the supervisor decides", .timeLimit(.minutes(5)))
struct SupervisionTests {
    private let now = ContinuousClock.now

    /// A service that answers.
    private func running(_ pid: Int32 = 7) -> Supervision {
        var service = Supervision()
        _ = service.handle(.start, at: now)
        _ = service.handle(.spawned(pid: pid), at: now)
        _ = service.handle(.healthy(pid: pid), at: now)
        return service
    }

    @Test("a service is started, asked whether it answers, and then runs")
    func starts() {
        var service = Supervision()
        #expect(service.handle(.start, at: now) == [.spawn])
        #expect(service.handle(.spawned(pid: 7), at: now) == [.probe(pid: 7)])
        #expect(!service.state.isRunning)
        #expect(service.handle(.healthy(pid: 7), at: now) == [.watch(pid: 7)])
        #expect(service.state == .running(pid: 7, since: now))
        #expect(service.restarts == 0)
    }

    @Test("a service that ends is started again, later each time, at most ten seconds")
    func backsOff() {
        var service = running()
        var delays: [Duration] = []
        for pid in Int32(8)..<18 {
            let actions = service.handle(.exited(pid: pid - 1, code: 137), at: now)
            guard case .waiting(let until) = service.state else {
                Issue.record("it does not wait")
                return
            }
            #expect(actions == [.wake(at: until)])
            delays.append(until - now)
            #expect(service.handle(.timer, at: until) == [.spawn])
            _ = service.handle(.spawned(pid: pid), at: until)
        }
        #expect(delays.prefix(3) == [.milliseconds(100), .milliseconds(200), .milliseconds(400)])
        #expect(delays.last == Supervision.longestDelay)
        #expect(service.restarts == 10)
    }

    @Test("after a calm time the delay starts over")
    func calms() {
        var service = running()
        _ = service.handle(.exited(pid: 7, code: 137), at: now)
        _ = service.handle(.timer, at: now + .seconds(1))
        _ = service.handle(.spawned(pid: 8), at: now + .seconds(1))
        _ = service.handle(.healthy(pid: 8), at: now + .seconds(1))
        let later = now + .seconds(1) + Supervision.calm + .seconds(1)
        #expect(
            service.handle(.exited(pid: 8, code: 1), at: later) == [.wake(at: later + Supervision.firstDelay)]
        )
    }

    @Test("who is killed every few seconds is never waited for longer than a tenth of what it lived")
    func killedAgainAndAgain() {
        var service = running()
        var began = now
        var delays: [Duration] = []
        for pid in Int32(8)..<20 {
            let ended = began + .seconds(5)
            _ = service.handle(.exited(pid: pid - 1, code: 137), at: ended)
            guard case .waiting(let until) = service.state else {
                Issue.record("it does not wait")
                return
            }
            delays.append(until - ended)
            _ = service.handle(.timer, at: until)
            _ = service.handle(.spawned(pid: pid), at: until)
            _ = service.handle(.healthy(pid: pid), at: until)
            began = until
        }
        #expect(delays.allSatisfy { $0 <= .milliseconds(500) })
        #expect(delays.prefix(2) == [.milliseconds(100), .milliseconds(100)])
    }

    @Test("who ends as soon as it has answered is waited for longer each time")
    func inACircle() {
        var service = running()
        var began = now
        var delays: [Duration] = []
        for pid in Int32(8)..<18 {
            let ended = began + .milliseconds(900)
            _ = service.handle(.exited(pid: pid - 1, code: 137), at: ended)
            guard case .waiting(let until) = service.state else {
                Issue.record("it does not wait")
                return
            }
            delays.append(until - ended)
            _ = service.handle(.timer, at: until)
            _ = service.handle(.spawned(pid: pid), at: until)
            _ = service.handle(.healthy(pid: pid), at: until)
            began = until
        }
        #expect(delays.first == .milliseconds(100))
        #expect(delays.last == Supervision.longestDelay)
    }

    @Test("a timer that comes too early starts nothing")
    func tooEarly() {
        var service = running()
        _ = service.handle(.exited(pid: 7, code: 1), at: now)
        #expect(service.handle(.timer, at: now).isEmpty)
    }

    @Test("a first start that cannot succeed is not tried again", arguments: Supervision.fatalCodes)
    func fatal(code: Int32) {
        var service = Supervision()
        _ = service.handle(.start, at: now)
        _ = service.handle(.spawned(pid: 7), at: now)
        #expect(service.handle(.exited(pid: 7, code: code), at: now).isEmpty)
        #expect(service.state == .failed(exitCode: code))
    }

    @Test("what has once answered is started again whatever its code")
    func fatalLater() {
        var service = running()
        _ = service.handle(.exited(pid: 7, code: 69), at: now)
        #expect(!service.state.isOver)
    }

    @Test("a service that never answers is given up after five starts")
    func givesUp() {
        var service = Supervision()
        var moment = now
        _ = service.handle(.start, at: moment)
        for pid in Int32(1)...5 {
            _ = service.handle(.spawned(pid: pid), at: moment)
            _ = service.handle(.exited(pid: pid, code: 70), at: moment)
            moment += .seconds(20)
            _ = service.handle(.timer, at: moment)
        }
        #expect(service.state == .failed(exitCode: 70))
    }

    @Test("a program that is not there fails at once")
    func noProgram() {
        var service = Supervision()
        _ = service.handle(.start, at: now)
        _ = service.handle(.notSpawned, at: now)
        #expect(service.state == .failed(exitCode: 127))
    }

    @Test("a service that is told to end and does not is killed")
    func killsTheDeaf() {
        var service = running()
        #expect(
            service.handle(.stop, at: now) == [.terminate(pid: 7), .wake(at: now + Supervision.patience)])
        #expect(service.handle(.timer, at: now + Supervision.patience) == [.kill(pid: 7)])
        #expect(service.handle(.exited(pid: 7, code: 137), at: now).isEmpty)
        #expect(service.state == .stopped)
    }

    @Test("who waits for a restart and is told to end has ended")
    func stopsWaiting() {
        var service = running()
        _ = service.handle(.exited(pid: 7, code: 1), at: now)
        #expect(service.handle(.stop, at: now).isEmpty)
        #expect(service.state == .stopped)
        #expect(service.handle(.timer, at: now + .seconds(60)).isEmpty)
    }

    @Test("a service that leaves four questions in a row unanswered is killed, and started again")
    func silent() {
        var service = running()
        for _ in 1..<Supervision.misses { #expect(service.handle(.missed(pid: 7), at: now).isEmpty) }
        #expect(service.state.isRunning)
        #expect(service.handle(.missed(pid: 7), at: now) == [.kill(pid: 7)])
        #expect(service.state == .silent(pid: 7))
        // What it may still say changes nothing: the signal is on its way.
        #expect(service.handle(.healthy(pid: 7), at: now).isEmpty)
        let until = now + Supervision.firstDelay
        #expect(service.handle(.exited(pid: 7, code: 137), at: now) == [.wake(at: until)])
        #expect(service.handle(.timer, at: until) == [.spawn])
        #expect(service.restarts == 1)
    }

    @Test("an answer between them begins the count anew: slow is not dead")
    func slow() {
        var service = running()
        for _ in 0..<10 {
            for _ in 1..<Supervision.misses { #expect(service.handle(.missed(pid: 7), at: now).isEmpty) }
            #expect(service.handle(.healthy(pid: 7), at: now).isEmpty)
        }
        #expect(service.state == .running(pid: 7, since: now))
    }

    @Test("a service that has not answered yet is not counted out: it may be long at its start")
    func recovering() {
        var service = Supervision()
        _ = service.handle(.start, at: now)
        _ = service.handle(.spawned(pid: 7), at: now)
        for _ in 0..<100 { #expect(service.handle(.missed(pid: 7), at: now).isEmpty) }
        #expect(service.state == .starting(pid: 7))
        #expect(service.handle(.healthy(pid: 7), at: now) == [.watch(pid: 7)])
        #expect(service.handle(.missed(pid: 7), at: now).isEmpty)
    }

    @Test("who is silent when all are to stop is killed at once")
    func silentAtTheEnd() {
        var service = running()
        for _ in 0..<Supervision.misses { _ = service.handle(.missed(pid: 7), at: now) }
        #expect(service.handle(.stop, at: now) == [.kill(pid: 7)])
        #expect(service.handle(.exited(pid: 7, code: 137), at: now).isEmpty)
        #expect(service.state == .stopped)
    }

    @Test("whether a debugger holds a process is what the system says of it")
    func traced() {
        #expect(
            ProcessStatus("Name:\tchungtay-regist\nState:\tt (tracing stop)\nTracerPid:\t4711\n").isTraced)
        #expect(!ProcessStatus("Name:\tchungtay-regist\nState:\tT (stopped)\nTracerPid:\t0\n").isTraced)
        #expect(!ProcessStatus("").isTraced)
    }

    @Test("news of an earlier process changes nothing")
    func stale() {
        var service = running()
        #expect(service.handle(.exited(pid: 6, code: 1), at: now).isEmpty)
        #expect(service.handle(.healthy(pid: 6), at: now).isEmpty)
        for _ in 0..<Supervision.misses { #expect(service.handle(.missed(pid: 6), at: now).isEmpty) }
        #expect(service.state.pid == 7)
    }
}
