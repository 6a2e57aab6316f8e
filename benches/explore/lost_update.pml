/* N threads add one, each by a load and a store. */
byte counter, done;
proctype add()
{
    byte t;
    t = counter;
    counter = t + 1;
    done++
}
init {
    byte i;
    atomic { for (i : 1 .. N) { run add() } };
    done == N;
    assert(counter == N)
}
