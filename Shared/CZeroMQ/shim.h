#include <zmq.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
