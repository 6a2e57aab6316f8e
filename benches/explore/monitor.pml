/* The bounded buffer with one place and condition variables: N consumers, one producer. A condition is who waits. */
bool locked;
byte count, done;
bool waits[2 * (N + 1)];
#define not_empty 0
#define not_full (N + 1)
#define lock() atomic { !locked -> locked = true }
/* Lets go and waits in one step; then locks again. */
#define wait(c) atomic { locked = false; waits[c + me] = true }; atomic { !waits[c + me] && !locked -> locked = true }
inline signal(c)
{
    atomic {
        if
        :: waits[c + 0] -> waits[c + 0] = false
        :: waits[c + 1] -> waits[c + 1] = false
#if N > 1
        :: waits[c + 2] -> waits[c + 2] = false
#endif
#if N > 2
        :: waits[c + 3] -> waits[c + 3] = false
#endif
#if N > 3
        :: waits[c + 4] -> waits[c + 4] = false
#endif
#if N > 4
        :: waits[c + 5] -> waits[c + 5] = false
#endif
#if N > 5
        :: waits[c + 6] -> waits[c + 6] = false
#endif
        :: else
        fi
    }
}
proctype consume(byte me)
{
    byte t;
    lock();
    do
    :: count == 0 -> wait(not_empty)
    :: else -> break
    od;
    assert(count > 0);
    t = count;
    count = t - 1;
    signal(not_full);
    locked = false;
    done++
}
proctype produce(byte me)
{
    byte i, t;
    for (i : 1 .. N) {
        lock();
        do
        :: count == 1 -> wait(not_full)
        :: else -> break
        od;
        t = count;
        count = t + 1;
        signal(not_empty);
        locked = false
    }
    done++
}
init {
    byte i;
    atomic { for (i : 0 .. N - 1) { run consume(i) }; run produce(N) };
    done == N + 1
}
