/* Peterson's algorithm for N threads. */
byte level[N], last[N], inside, done;
proctype run_(byte me)
{
    byte l, k;
    l = 1;
    do
    :: l < N ->
        level[me] = l;
        last[l] = me;
        k = 0;
        do
        :: k == N -> break
        :: k == me -> k++
        :: k < N && k != me ->
            if
            :: level[k] < l -> k++
            :: level[k] >= l ->
                if
                :: last[l] != me -> k++
                :: last[l] == me -> skip
                fi
            fi
        od;
        l++
    :: l == N -> break
    od;
    atomic { assert(inside == 0); inside++ };
    inside--;
    level[me] = 0;
    done++
}
init {
    byte i;
    atomic { for (i : 0 .. N - 1) { run run_(i) } };
    done == N
}
