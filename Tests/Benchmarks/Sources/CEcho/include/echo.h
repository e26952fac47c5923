// An echo over libzmq as C speaks it, DEALER to ROUTER, one frame a message: the limit that the bus is measured
// against.
#ifndef CHUNGTAY_ECHO_H
#define CHUNGTAY_ECHO_H

#include <stddef.h>
#include <stdint.h>

/// Z85 keys. All NULL: plaintext.
typedef struct {
    const char *server_public;
    const char *server_secret;
    const char *client_public;
    const char *client_secret;
} echo_keys;

/// Binds, writes the endpoint with wildcards filled in and a line feed to `ready`, and echoes until the process ends.
/// What is eight octets longer than the echoes before it asks for a stream: a count (host order), then the item.
/// Gives errno when it cannot.
int echo_serve(const char *endpoint, echo_keys keys, size_t length, int ready);

/// NULL, with errno set, when there is no socket to be had.
void *echo_connect(const char *endpoint, echo_keys keys);
void echo_close(void *client);

/// One call after another for `duration` ns. Writes what each took, in ns; gives how many.
size_t echo_alone(void *client, const void *body, size_t length, uint64_t duration, uint64_t *taken, size_t room);

/// `window` calls at once for `duration` ns. Gives how many came back.
size_t echo_in_flight(void *client, const void *body, size_t length, size_t window, uint64_t duration);

/// Asks for a stream of `count` items and receives them.
void echo_stream(void *client, const void *body, size_t length, uint64_t count);

/// `count` calls, one begun every `interval` ns whether or not those before it are back. Writes what each took from
/// the moment at which it was to begin.
void echo_paced(void *client, const void *body, size_t length, uint64_t interval, size_t count, uint64_t *taken);

/// prctl(2), which Swift cannot call: the process is killed when its parent ends.
void echo_end_with_parent(void);

/// prctl(2): the calling thread's sleeps end on time, and not up to 50 µs late.
void echo_sleep_exactly(void);

/// Monotonic, ns.
uint64_t echo_now(void);

#endif
