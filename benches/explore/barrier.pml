/* A barrier of two turnstiles, used twice by N threads. */
byte count, mutex = 1, in_, out_ = 1, done;
byte passed[2];
#define wait(s) atomic { s > 0 -> s-- }
proctype run_()
{
    byte i, t;
    for (i : 0 .. 1) {
        wait(mutex);
        t = count;
        count = t + 1;
        if
        :: t + 1 == N -> wait(out_); in_++
        :: else
        fi;
        mutex++;
        wait(in_);
        in_++;
        passed[i]++;
        wait(mutex);
        t = count;
        count = t - 1;
        if
        :: t == 1 -> wait(in_); out_++
        :: else
        fi;
        mutex++;
        wait(out_);
        out_++;
        assert(passed[i] == N)
    }
    done++
}
init {
    byte i;
    atomic { for (i : 1 .. N) { run run_() } };
    done == N
}
