/* A run of a workflow: docs/decisions/0043-workflows-are-functions-with-a-journal.md.
 *
 * The coordinator does three steps at another service, one after another, each with a key of its own; what a step came to is in
 * its journal before the next begins. It may crash at any moment, and begins again with its journal alone; a reply may be lost on
 * its way; the service may be restored to an earlier copy of itself, which the coordinator learns from its log; the service may say
 * no to the last step; somebody may cancel; whoever gave the mandate may end, until somebody takes the run over.
 *
 * No step is ever there twice (`once`). In the end, when nothing disturbs any more, the run is whole (all three are there), or undone
 * (none is there that can be undone; what cannot be is somebody's task), and the journal says which (`ended`).
 *
 * Mutations, each of which `Tests/Models/check` wants found:
 *   -DNOKEY     a step is sent without a key
 *   -DUNWRITTEN the next step begins before the one before is in the journal
 *   -DGIVERKEY  what is remembered is remembered under the giver, and not under the run
 *   -DDEAF      that the service was restored is not looked at
 *   -DSILENT    an undo that is refused is passed over
 */

#define STEPS 3
#define CRASHES 2
#define LOSSES 1
#define RESTORES 1

/* Of each step: nothing; asked for and maybe done; done; to be sent again; refused. */
#define NONE 0
#define BEGUN 1
#define DONE 2
#define AGAIN 3
#define REFUSED 4

/* The coordinator's store. */
byte journal[STEPS + 1];
byte undone[STEPS + 1];       /* NONE, DONE, REFUSED (a task) */
bool undoing, cancelled, ended, whole, parked;
bool task[STEPS + 1];

/* The other service's store: how often each step is there, and under which giver its key is remembered; whether it was served
 * meanwhile, and cannot be undone any more. */
byte there[STEPS + 1];
byte remembered[STEPS + 1];
bool served[STEPS + 1];
bool undoRemembered[STEPS + 1];

/* An earlier copy of it. */
bool isCopied;
byte thereThen[STEPS + 1], rememberedThen[STEPS + 1];
bool servedThen[STEPS + 1], undoRememberedThen[STEPS + 1];
bool isRestored;              /* the coordinator's follower has not noticed it yet */

byte giver = 1;               /* who gave the mandate that the run has */
bool giverIsGone;
byte crashes, losses, restores, i, k;
bool saysNo;                  /* the service refuses the last step */
bool quiet;

#ifdef GIVERKEY
#define key giver
#else
#define key 1
#endif

/* The coordinator's volatile memory: where it is in the replay. */
byte at;
bool isUp;

#define isOver (ended)

/* The service does step s once a key, or says no. `outcome`: 1 done, 2 refused, 3 denied. */
byte outcome;
inline do_step(s) {
    if
    :: giverIsGone -> outcome = 3
    :: else ->
        if
#ifndef NOKEY
        :: remembered[s] == key -> outcome = 1
        :: remembered[s] != key && there[s] > 0 && remembered[s] == 0 -> outcome = 2
#endif
        :: else ->
            if
            :: s == STEPS && saysNo -> outcome = 2
            :: else -> there[s]++; remembered[s] = key; outcome = 1
            fi
        fi
    fi
}

inline undo_step(s) {
    if
    :: giverIsGone -> outcome = 3
    :: else ->
        if
        :: undoRemembered[s] -> outcome = 1
        :: !undoRemembered[s] && served[s] -> outcome = 2
        :: else -> there[s] = 0; undoRemembered[s] = true; outcome = 1
        fi
    fi
}

/* What came after the copy is to be sent again. Steps are marked, undone ones are undone again. */
inline learn_restored() {
    i = 1;
    do
    :: i > STEPS -> break
    :: else ->
        if
        :: !undoing && journal[i] == DONE && remembered[i] != key -> journal[i] = AGAIN
        :: else
        fi;
        if
        :: undoing && undone[i] == DONE && !undoRemembered[i] && there[i] > 0 -> undone[i] = NONE
        :: else
        fi;
        i++
    od;
    i = 0;
    isRestored = false
}

active proctype Coordinator() {
    do
    :: atomic { isOver && !isRestored -> break }
    /* After its end, what a restored service has lost or has again a person has to look at: the run is over. */
    :: atomic { isOver && isRestored -> isRestored = false }
    :: atomic { !isUp && !isOver -> isUp = true; at = (undoing -> STEPS : 1) }
    :: atomic { isUp && parked && giverIsGone == false -> parked = false }
#ifdef DEAF
    :: atomic { isUp && isRestored -> isRestored = false }
#else
    :: atomic { isUp && isRestored && !isOver -> learn_restored(); at = (undoing -> STEPS : 1) }
#endif
    /* Forwards: what the journal has answers at once. */
    :: atomic { isUp && !parked && !isRestored && !undoing && !isOver && at <= STEPS && journal[at] == DONE -> at++ }
    :: atomic { isUp && !parked && !isRestored && !undoing && !isOver && at <= STEPS && journal[at] == REFUSED ->
            undoing = true; at = STEPS }
    :: atomic { isUp && !parked && !isRestored && !undoing && !isOver && at <= STEPS && journal[at] == NONE ->
            if
            :: cancelled -> journal[at] = REFUSED
            :: else -> journal[at] = BEGUN
            fi }
    :: isUp && !parked && !isRestored && !undoing && !isOver && at <= STEPS && (journal[at] == BEGUN || journal[at] == AGAIN) ->
        atomic {
            if
            /* What was asked before a crash or a restoring may have changed since the condition was looked at. */
            :: !isUp || isRestored || undoing || isOver || at > STEPS || (journal[at] != BEGUN && journal[at] != AGAIN) -> outcome = 0
            :: else -> do_step(at)
            fi
        };
        /* The reply is on its way: a crash here loses it, and so may the line. */
        atomic {
            if
            :: outcome == 0 || !isUp || isRestored || isOver || at > STEPS -> skip
            :: else ->
                if
                :: losses < LOSSES && !quiet -> losses++
                :: outcome == 1 ->
#ifdef UNWRITTEN
                    at++
#else
                    journal[at] = DONE
#endif
                :: outcome == 2 && journal[at] == AGAIN -> task[at] = true; journal[at] = DONE
                :: outcome == 2 && journal[at] != AGAIN -> journal[at] = REFUSED
                :: outcome == 3 -> parked = true
                fi
            fi;
            outcome = 0
        }
    :: atomic { isUp && !parked && !isRestored && !undoing && !isOver && at > STEPS -> ended = true; whole = true }
    /* Backwards, the last first. */
    :: atomic { isUp && !isRestored && undoing && !isOver && at >= 1 && at <= STEPS && (journal[at] != DONE || undone[at] != NONE) -> at-- }
    :: isUp && !parked && !isRestored && undoing && !isOver && at >= 1 && at <= STEPS && journal[at] == DONE && undone[at] == NONE ->
        atomic {
            if
            :: !isUp || isRestored || isOver || at < 1 || at > STEPS || journal[at] != DONE || undone[at] != NONE -> outcome = 0
            :: else -> undo_step(at)
            fi
        };
        atomic {
            if
            :: outcome == 0 || !isUp || isRestored || isOver || at < 1 || at > STEPS -> skip
            :: else ->
                if
                :: losses < LOSSES && !quiet -> losses++
                :: outcome == 1 -> undone[at] = DONE
                :: outcome == 2 ->
                    undone[at] = REFUSED;
#ifndef SILENT
                    task[at] = true
#endif
                :: outcome == 3 -> parked = true
                fi
            fi;
            outcome = 0
        }
    :: atomic { isUp && !isRestored && undoing && !isOver && at == 0 -> ended = true }
    od
}

active proctype World() {
    do
    :: atomic { quiet -> break }
    :: atomic { !quiet && crashes < CRASHES && isUp -> crashes++; isUp = false; at = 0; outcome = 0 }
    :: atomic { !quiet && !cancelled && !undoing && !isOver -> cancelled = true }
    :: atomic { !quiet && !saysNo && remembered[STEPS] == 0 -> saysNo = true }
    :: atomic { !quiet && there[1] > 0 && !served[1] -> served[1] = true }
    :: atomic { !quiet && !giverIsGone && giver == 1 -> giverIsGone = true }
    :: atomic { giverIsGone -> giverIsGone = false; giver = 2 }
    :: atomic { !quiet && !isCopied -> isCopied = true;
            for (k : 1 .. STEPS) { thereThen[k] = there[k]; rememberedThen[k] = remembered[k];
                servedThen[k] = served[k]; undoRememberedThen[k] = undoRemembered[k] } k = 0 }
    :: atomic { !quiet && isCopied && restores < RESTORES && !isOver && !isRestored -> restores++; isRestored = true;
            for (k : 1 .. STEPS) { there[k] = thereThen[k]; remembered[k] = rememberedThen[k];
                served[k] = servedThen[k]; undoRemembered[k] = undoRememberedThen[k] } k = 0 }
    :: atomic { !quiet && !giverIsGone -> quiet = true }
    od;
    /* Nothing disturbs any more. */
    (ended && !isRestored);
    assert(!whole || ((there[1] == 1 || task[1]) && (there[2] == 1 || task[2]) && (there[3] == 1 || task[3])));
    assert(whole || ((there[1] == 0 || task[1]) && (there[2] == 0 || task[2]) && (there[3] == 0 || task[3])))
}

active proctype Once() {
    assert(there[1] <= 1 && there[2] <= 1 && there[3] <= 1)
}
