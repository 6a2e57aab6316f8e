/* A rendezvous of two threads, N times. */
byte arrived[2], round_of[2], done;
proctype run_(byte me)
{
    byte i;
    for (i : 1 .. N) {
        round_of[me] = i;
        arrived[me]++;
        atomic { arrived[1 - me] > 0 -> arrived[1 - me]-- };
        assert(round_of[1 - me] >= i)
    }
    done++
}
init {
    atomic { run run_(0); run run_(1) };
    done == 2
}
