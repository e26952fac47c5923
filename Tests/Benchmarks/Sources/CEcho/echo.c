#define _GNU_SOURCE
#include "echo.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>
#include <zmq.h>

typedef struct {
    void *context;
    void *socket;
} client_state;

uint64_t echo_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

void echo_end_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

void echo_sleep_exactly(void) { prctl(PR_SET_TIMERSLACK, 1); }

static int server_curve(void *socket, echo_keys keys) {
    int yes = 1;
    if (keys.server_secret == NULL) return 0;
    if (zmq_setsockopt(socket, ZMQ_CURVE_SERVER, &yes, sizeof yes) != 0) return errno;
    return zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, keys.server_secret, 41) == 0 ? 0 : errno;
}

static int client_curve(void *socket, echo_keys keys) {
    if (keys.server_public == NULL) return 0;
    if (zmq_setsockopt(socket, ZMQ_CURVE_SERVERKEY, keys.server_public, 41) != 0
        || zmq_setsockopt(socket, ZMQ_CURVE_PUBLICKEY, keys.client_public, 41) != 0
        || zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, keys.client_secret, 41) != 0)
        return errno;
    return 0;
}

static void stream(void *socket, zmq_msg_t *sender, zmq_msg_t *request) {
    uint64_t count;
    const char *bytes = zmq_msg_data(request);
    memcpy(&count, bytes, sizeof count);
    for (uint64_t sent = 0; sent < count; sent++) {
        zmq_send(socket, zmq_msg_data(sender), zmq_msg_size(sender), ZMQ_SNDMORE);
        zmq_send(socket, bytes + sizeof count, zmq_msg_size(request) - sizeof count, 0);
    }
}

int echo_serve(const char *endpoint, echo_keys keys, size_t length, int ready) {
    void *context = zmq_ctx_new();
    zmq_ctx_set(context, ZMQ_MAX_SOCKETS, 4096);
    void *socket = zmq_socket(context, ZMQ_ROUTER);
    if (socket == NULL) return errno;
    // So that a stream waits for its reader instead of being dropped.
    int yes = 1, backlog = 1024;
    zmq_setsockopt(socket, ZMQ_ROUTER_MANDATORY, &yes, sizeof yes);
    zmq_setsockopt(socket, ZMQ_BACKLOG, &backlog, sizeof backlog);
    int code = server_curve(socket, keys);
    if (code != 0) return code;
    if (zmq_bind(socket, endpoint) != 0) return errno;
    char bound[256];
    size_t size = sizeof bound;
    zmq_getsockopt(socket, ZMQ_LAST_ENDPOINT, bound, &size);
    bound[size - 1] = '\n';
    if (write(ready, bound, size) != (ssize_t)size) return EPIPE;
    zmq_msg_t sender, message;
    zmq_msg_init(&sender);
    zmq_msg_init(&message);
    while (zmq_msg_recv(&sender, socket, 0) >= 0 && zmq_msg_recv(&message, socket, 0) >= 0) {
        if (zmq_msg_size(&message) == length + sizeof(uint64_t)) {
            stream(socket, &sender, &message);
        } else if (zmq_msg_send(&sender, socket, ZMQ_SNDMORE) >= 0) {
            zmq_msg_send(&message, socket, 0);
        }
    }
    return errno;
}

void *echo_connect(const char *endpoint, echo_keys keys) {
    client_state *client = calloc(1, sizeof *client);
    if (client == NULL) return NULL;
    client->context = zmq_ctx_new();
    client->socket = zmq_socket(client->context, ZMQ_DEALER);
    int code = client->socket == NULL ? errno : client_curve(client->socket, keys);
    if (code == 0 && zmq_connect(client->socket, endpoint) != 0) code = errno;
    if (code == 0) return client;
    echo_close(client);
    errno = code;
    return NULL;
}

void echo_close(void *opaque) {
    client_state *client = opaque;
    int linger = 0;
    if (client->socket != NULL) {
        zmq_setsockopt(client->socket, ZMQ_LINGER, &linger, sizeof linger);
        zmq_close(client->socket);
    }
    zmq_ctx_term(client->context);
    free(client);
}

static void take(void *socket) {
    zmq_msg_t message;
    zmq_msg_init(&message);
    zmq_msg_recv(&message, socket, 0);
    zmq_msg_close(&message);
}

size_t echo_alone(void *opaque, const void *body, size_t length, uint64_t duration, uint64_t *taken, size_t room) {
    void *socket = ((client_state *)opaque)->socket;
    size_t calls = 0;
    uint64_t begun = echo_now();
    uint64_t end = begun + duration;
    while (begun < end && calls < room) {
        zmq_send(socket, body, length, 0);
        take(socket);
        uint64_t now = echo_now();
        taken[calls++] = now - begun;
        begun = now;
    }
    return calls;
}

size_t echo_in_flight(void *opaque, const void *body, size_t length, size_t window, uint64_t duration) {
    void *socket = ((client_state *)opaque)->socket;
    uint64_t end = echo_now() + duration;
    size_t back = 0;
    for (size_t call = 0; call < window; call++) zmq_send(socket, body, length, 0);
    while (back % 64 != 0 || echo_now() < end) {
        take(socket);
        back++;
        zmq_send(socket, body, length, 0);
    }
    for (size_t call = 0; call < window; call++) take(socket);
    return back + window;
}

void echo_stream(void *opaque, const void *body, size_t length, uint64_t count) {
    void *socket = ((client_state *)opaque)->socket;
    char request[sizeof count + 4096];
    if (length > 4096) return;
    memcpy(request, &count, sizeof count);
    memcpy(request + sizeof count, body, length);
    zmq_send(socket, request, sizeof count + length, 0);
    for (uint64_t item = 0; item < count; item++) take(socket);
}

// Replies come in the order of the calls: there is one connection, and the server takes one after the other.
static size_t collect(void *socket, size_t back, uint64_t start, uint64_t interval, uint64_t *taken) {
    zmq_msg_t message;
    zmq_msg_init(&message);
    while (zmq_msg_recv(&message, socket, ZMQ_DONTWAIT) >= 0) {
        taken[back] = echo_now() - (start + back * interval);
        back++;
    }
    zmq_msg_close(&message);
    return back;
}

void echo_paced(void *opaque, const void *body, size_t length, uint64_t interval, size_t count, uint64_t *taken) {
    void *socket = ((client_state *)opaque)->socket;
    struct pollfd item = {.events = POLLIN};
    size_t size = sizeof item.fd;
    zmq_getsockopt(socket, ZMQ_FD, &item.fd, &size);
    echo_sleep_exactly();
    size_t begun = 0, back = 0;
    uint64_t start = echo_now() + interval;
    while (back < count) {
        uint64_t now = echo_now();
        while (begun < count && start + begun * interval <= now) {
            zmq_send(socket, body, length, 0);
            begun++;
        }
        back = collect(socket, back, start, interval, taken);
        now = echo_now();
        uint64_t next = begun < count ? start + begun * interval : now + 10000000u;
        if (back == count || next <= now) continue;
        struct timespec rest = {.tv_sec = 0, .tv_nsec = (long)(next - now)};
        ppoll(&item, 1, &rest, NULL);
    }
}
