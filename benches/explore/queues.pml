/* Message queues of two messages, both ways: N requests, each answered. */
chan ask = [2] of { byte };
chan say = [2] of { byte };
byte done;
active proctype server()
{
    byte i, m;
    for (i : 1 .. N) { ask ? m; say ! m }
    done++
}
active proctype client()
{
    byte i;
    for (i : 1 .. N) { ask ! 1 }
    done++
}
active proctype reader()
{
    byte i, m;
    for (i : 1 .. N) { say ? m }
    done == 2
}
