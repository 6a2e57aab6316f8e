/* N threads, each with two of three locks in the order of their numbers. */
bool m[3];
byte done;
#define lock(i) atomic { !m[i] -> m[i] = true }
proctype run_(byte first; byte second)
{
    lock(first);
    lock(second);
    m[second] = false;
    m[first] = false;
    done++
}
init {
    byte i;
    atomic {
        for (i : 0 .. N - 1) {
            run run_((i % 3 == 2 -> 1 : 0), (i % 3 == 0 -> 1 : 2))
        }
    };
    done == N
}
