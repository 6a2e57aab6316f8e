/* The sleeping barber: one chair in the waiting room, N customers. */
byte customers, barber, lock = 1, waiting, cut, left_, done;
#define wait(s) atomic { s > 0 -> s-- }
proctype customer()
{
    byte t;
    wait(lock);
    t = waiting;
    if
    :: t < 1 ->
        t = waiting;
        waiting = t + 1;
        customers++;
        lock++;
        wait(barber)
    :: else ->
        t = left_;
        left_ = t + 1;
        lock++
    fi;
    done++
}
proctype work()
{
    byte t;
end:
    do
    :: wait(customers);
        wait(lock);
        t = waiting;
        waiting = t - 1;
        t = cut;
        cut = t + 1;
        barber++;
        lock++
    od
}
init {
    byte i;
    atomic { run work(); for (i : 1 .. N) { run customer() } };
    done == N;
    wait(lock);
    assert(cut + left_ == N)
}
