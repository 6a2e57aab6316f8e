/* N at a table; with ORDERED the lower fork first. */
bool fork[N];
byte done;
#define take(f) atomic { !fork[f] -> fork[f] = true }
proctype dine(byte first; byte second)
{
    take(first);
    take(second);
    fork[second] = false;
    fork[first] = false;
    done++
}
init {
    byte i;
    atomic {
        for (i : 0 .. N - 1) {
#ifdef ORDERED
            if
            :: i == N - 1 -> run dine(0, i)
            :: else -> run dine(i, i + 1)
            fi
#else
            run dine(i, (i + 1) % N)
#endif
        }
    };
    done == N
}
