/* Two pipes of four bytes, both ways: N bytes each; with FULL both fill theirs before they read. */
chan down = [4] of { byte };
chan up = [4] of { byte };
bool done;
active proctype child()
{
    byte i, c;
#ifdef FULL
    for (i : 1 .. N) { up ! 1 }
    for (i : 1 .. N) { down ? c }
#else
    for (i : 1 .. N) { down ? c }
    for (i : 1 .. N) { up ! 1 }
#endif
    done = true
}
active proctype parent()
{
    byte i, c;
    for (i : 1 .. N) { down ! 1 }
    for (i : 1 .. N) { up ? c }
    done
}
