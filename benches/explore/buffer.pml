/* The bounded buffer with semaphores: N producers of two items each, one consumer, two slots. */
#define SIZE 2
byte slots[SIZE], in_, out_, done;
byte free_ = SIZE, used = 0, mutex = 1;
#define wait(s) atomic { s > 0 -> s-- }
proctype produce()
{
    byte i, t;
    for (i : 1 .. 2) {
        wait(free_);
        wait(mutex);
        t = in_;
        slots[t] = 1;
        t = in_;
        in_ = (t + 1) % (SIZE);
        mutex++;
        used++
    }
    done++
}
proctype consume()
{
    byte i, t;
    for (i : 1 .. 2 * N) {
        wait(used);
        wait(mutex);
        t = out_;
        assert(slots[t] == 1);
        t = out_;
        slots[t] = 0;
        t = out_;
        out_ = (t + 1) % (SIZE);
        mutex++;
        free_++
    }
    done++
}
init {
    byte i;
    atomic { for (i : 1 .. N) { run produce() }; run consume() };
    done == N + 1
}
