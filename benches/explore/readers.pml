/* Readers and writers, readers first: N readers, two writers. */
byte mutex = 1, room = 1, readers, reading, writing, done;
#define wait(s) atomic { s > 0 -> s-- }
proctype reader()
{
    byte t;
    wait(mutex);
    t = readers;
    readers = t + 1;
    if
    :: t == 0 -> wait(room)
    :: else
    fi;
    mutex++;
    reading++;
    assert(writing == 0);
    reading--;
    wait(mutex);
    t = readers;
    readers = t - 1;
    if
    :: t == 1 -> room++
    :: else
    fi;
    mutex++;
    done++
}
proctype writer()
{
    wait(room);
    writing++;
    assert(reading == 0);
    writing--;
    room++;
    done++
}
init {
    byte i;
    atomic { for (i : 1 .. N) { run reader() }; run writer(); run writer() };
    done == N + 2
}
