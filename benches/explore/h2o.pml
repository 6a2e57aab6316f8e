/* Water: N oxygens, two hydrogens for each. */
byte mutex = 1, hydrogens, oxygens, bonded, hydrogen, oxygen, made, done;
#define wait(s) atomic { s > 0 -> s-- }
inline bond()
{
    t = hydrogen;
    hydrogen = t - 2;
    hydrogens++;
    hydrogens++;
    t = oxygen;
    oxygen = t - 1;
    oxygens++
}
proctype h()
{
    byte t;
    wait(mutex);
    t = hydrogen;
    hydrogen = t + 1;
    if
    :: hydrogen >= 2 && oxygen >= 1 -> bond()
    :: else -> mutex++
    fi;
    wait(hydrogens);
    bonded++;
    done++
}
proctype o()
{
    byte t;
    wait(mutex);
    t = oxygen;
    oxygen = t + 1;
    if
    :: hydrogen >= 2 -> bond()
    :: else -> mutex++
    fi;
    wait(oxygens);
    wait(bonded);
    wait(bonded);
    t = made;
    made = t + 1;
    mutex++;
    done++
}
init {
    byte i;
    atomic { for (i : 1 .. N) { run o(); run h(); run h() } };
    done == 3 * N;
    assert(made == N)
}
