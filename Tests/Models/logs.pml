/* Logs that are followed, and restored to earlier lives: docs/decisions/0017-logs-have-an-identity.md.
 *
 * One service writes a log; another follows it into its own file, and tells events of its own on the strength of what it read.
 * Either file may be copied at any moment and put back at any later one, by a command or by hand; either process may die and
 * start again, or be resumed with its machine from a snapshot (no opening of the file then: its life goes on). An event's number
 * here stands for its chain: no two that are ever written have the same, so that who has it has all that came before it.
 *
 * Nobody may be deceived: as long as the follower is connected, and so reports nothing, what it has is the log's beginning
 * (`honest`). And in the end both are equal, and what the follower has told is what it has read (`equal`).
 *
 * Mutations, each of which `Tests/Models/check` wants found:
 *   -DNUMBERS   only positions are compared, as before identities
 *   -DLIVES     lives are compared, and no chain: a machine that is resumed writes on in the same life
 *   -DCOMMAND   the same, and a life begins only where a command restores: whoever copies a file by hand forgets
 *   -DFORGETFUL what was told from events that are no more is not put right
 */

#define LEN 3       /* events that a log holds, at most */
#define IDS 5       /* events that are ever written */
#define COPIES 2    /* of the log's file */
#define TURNS 2     /* restarts, restorings and resumings of the log's service */
#define FOLLOWER 1  /* the same of the follower, together with one copy */

/* `told` is a set of events: what the follower's own events rest on. */
typedef Log { byte head; byte id[LEN + 1]; byte life[LEN + 1] }
typedef File { byte head; byte id[LEN + 1]; byte life[LEN + 1]; byte told; bool unsettled }

Log log;
Log copy[COPIES];
byte copyLife[COPIES];   /* which life the process was in when the copy was made */
byte copies, written, turns;
byte life = 1, lives = 1;
bool quiet;              /* nothing happens to the log any more */

File file;
File fileCopy;
bool isCopied;
byte followerTurns;
bool connected;
byte aim;                /* where the log ended when it was connected to */

#define copyAll(to, from, i) \
    to.head = from.head; \
    for (i : 1 .. LEN) { to.id[i] = from.id[i]; to.life[i] = from.life[i] }; \
    i = 0

#define same(p) (file.head < p || (log.head >= p && log.id[p] == file.id[p]))
#define honest (same(1) && same(2) && same(3))
#define has(x) ((file.head >= 1 && file.id[1] == x) || (file.head >= 2 && file.id[2] == x) || \
    (file.head >= 3 && file.id[3] == x))
#define isTold(x) ((file.told >> x) & 1)

/* Whether the log's service takes the follower for one of its own. */
#if defined(NUMBERS)
#define isOurs(p) (log.head >= p)
#elif defined(LIVES) || defined(COMMAND)
#define isOurs(p) (p == 0 || (log.head >= p && log.life[p] == file.life[p]))
#else
#define isOurs(p) (p == 0 || (log.head >= p && log.id[p] == file.id[p]))
#endif

/* Of events of long ago only some marks are kept. */
#define isMarked(p) (p + 2 > file.head || p % 2 == 0)

active proctype Source() {
    byte i, k;
    do
    :: atomic { written < IDS && log.head < LEN ->
            written++; log.head++; log.id[log.head] = written; log.life[log.head] = life }
    :: atomic { copies < COPIES -> copyAll(copy[copies], log, i); copyLife[copies] = life; copies++ }
    /* It dies or is stopped, and starts again. */
    :: atomic { turns < TURNS -> turns++; connected = false;
#ifndef COMMAND
            lives++; life = lives
#endif
        }
    /* An earlier copy is put in its place, by hand. */
    :: atomic { turns < TURNS && copies > 0 -> turns++; connected = false;
            select(k : 0 .. copies - 1); copyAll(log, copy[k], i);
#ifndef COMMAND
            lives++; life = lives
#else
            life = copyLife[k]
#endif
            ;
            k = 0
        }
    /* Its machine is resumed from a snapshot. */
    :: atomic { turns < TURNS && copies > 0 -> turns++; connected = false;
            select(k : 0 .. copies - 1); copyAll(log, copy[k], i); life = copyLife[k]; k = 0 }
    :: atomic { quiet = true; break }
    od
}

active proctype Follower() {
    byte i, p;
    do
    :: atomic { !connected && isOurs(file.head) -> connected = true; aim = log.head }
    /* It is not the log that was followed: back to the last mark that is still so. */
    :: atomic { !connected && !isOurs(file.head) ->
            p = file.head;
            do
            :: p--;
                if
                :: p == 0 -> break
                :: p > 0 && isMarked(p) && isOurs(p) -> break
                :: else -> skip
                fi
            od;
            file.head = p; file.unsettled = true;
            for (i : 1 .. LEN) { if :: i > p -> file.id[i] = 0; file.life[i] = 0 :: else -> skip fi };
            i = 0; p = 0 }
    /* The next event, with what is told of it, in one transaction. */
    :: atomic { connected && file.head < log.head ->
            file.head++; file.id[file.head] = log.id[file.head]; file.life[file.head] = log.life[file.head];
            file.told = file.told | (1 << file.id[file.head]) }
    /* Level with the log: what was told from events that are no more is put right. */
    :: atomic { connected && file.unsettled && file.head >= aim ->
            file.unsettled = false;
#ifndef FORGETFUL
            for (i : 1 .. IDS) { if :: isTold(i) && !has(i) -> file.told = file.told & ~(1 << i) :: else -> skip fi };
            i = 0
#endif
        }
    :: atomic { followerTurns < FOLLOWER && !isCopied -> isCopied = true;
            copyAll(fileCopy, file, i); fileCopy.told = file.told; fileCopy.unsettled = file.unsettled }
    :: atomic { followerTurns < FOLLOWER -> followerTurns++; connected = false }
    :: atomic { followerTurns < FOLLOWER && isCopied -> followerTurns++; connected = false;
            copyAll(file, fileCopy, i); file.told = fileCopy.told; file.unsettled = fileCopy.unsettled }
    :: atomic { quiet && connected && file.head == log.head && !file.unsettled -> break }
    od;
    atomic {
        assert(honest && file.head == log.head);
        for (i : 1 .. IDS) { assert(isTold(i) == has(i)) }
    }
}

/* At every moment. */
active proctype Monitor() { assert(!connected || honest) }
